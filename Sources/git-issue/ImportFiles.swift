internal import IssueStore
internal import Issues

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

extension Console {
  private static let mostFiles = 100_000
  private static let mostBytes = 256 << 20
  private static let deepest = 16

  /// The files of a folder and of those in it, without following a link, and the paths that were passed over.
  func importFolder(_ folder: String) throws -> (folder: ImportFolder, passedOver: [String]) {
    var files: [ImportSource] = []
    var passedOver: [String] = []
    var size = 0
    func read(_ path: String, depth: Int) throws {
      guard depth <= Self.deepest else {
        throw Failure(.refused, "\(folder): more than \(Self.deepest) folders in each other; nothing was written")
      }
      for name in try names(in: path.isEmpty ? folder : "\(folder)/\(path)") {
        let inner = path.isEmpty ? name : "\(path)/\(name)"
        var status = stat()
        guard lstat(absolute("\(folder)/\(inner)"), &status) == 0 else { continue }
        switch status.st_mode & S_IFMT {
        case _ where name.hasPrefix("."): if name != ".git" { passedOver.append(inner) }
        case S_IFDIR: try read(inner, depth: depth + 1)
        case S_IFREG:
          let bytes = try self.read("\(folder)/\(inner)")
          size += bytes.count
          guard files.count < Self.mostFiles, size <= Self.mostBytes else {
            throw Failure(
              .refused,
              "\(folder): more than \(Self.mostFiles) files or \(Self.mostBytes >> 20) MiB; nothing was written",
              hints: ["import its folders one by one"])
          }
          files.append(ImportSource(name: inner, bytes: bytes))
        default: passedOver.append(inner)
        }
      }
    }
    try read("", depth: 0)
    return (ImportFolder(name: folder, files: files), passedOver)
  }
}

extension Import {
  /// What the files of a folder are read as: each of its sources is a request of its own.
  func readFolder(_ path: String, _ format: (any ImportFormat)?, _ console: Console) throws -> [ImportRequest] {
    let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    let (folder, passedOver) = try console.importFolder(path)
    for inner in passedOver {
      console.standardError.write("\(TerminalText("\(path)/\(inner): left out, a link or hidden"))\n")
    }
    let known = Formats.imports.filter { $0 is any FolderFormat }
    guard let found = format.map({ $0 as? any FolderFormat }) ?? Formats.recognising(folder) else {
      throw Failure(
        .refused,
        format.map { "\(path) is a folder, and '\($0.name)' is read from files; nothing was written" }
          ?? "\(path) is no folder that can be imported; nothing was written",
        hints: ["folders can be:"] + known.map { "  \($0.name): \($0.summary)" } + ["if it is one, name it with --from"]
      )
    }
    do throws(ImportError) {
      return try found.read(folder).map { ImportRequest(source: $0.source, document: $0.document, type: type) }
    } catch {
      throw Failure(.refused, "\(path): \(error.message); nothing was written", hints: [error.help])
    }
  }

  /// The requests as `--map` corrects them; what of it fits nothing is told.
  func corrected(_ requests: [ImportRequest], _ settings: Settings, _ console: Console) throws -> [ImportRequest] {
    for request in requests {
      for remark in request.document.remarks {
        console.standardError.write("\(TerminalText("\(request.source):\(remark.line): \(remark.text)"))\n")
      }
    }
    let texts = try map.flatMap { text in
      guard text.hasPrefix("@") else { return [text] }
      let lines = String(decoding: try console.read(String(text.dropFirst())), as: UTF8.self)
      return lines.split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty && !$0.hasPrefix("#") }
    }
    guard !texts.isEmpty else { return requests }
    let map: ImportMap
    do throws(ImportError) {
      map = try ImportMap(texts, configuration: settings.configuration, forms: settings.forms)
    } catch {
      throw Failure(.usage, "--map: \(error.message)", hints: [error.help])
    }
    let (documents, unused) = map.applied(to: requests.map(\.document))
    for text in unused { console.standardError.write("\(TerminalText(text))\n") }
    return zip(requests, documents).map { ImportRequest(source: $0.source, document: $1, type: $0.type) }
  }
}
