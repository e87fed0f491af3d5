/// A folder whose files are read together.
package struct ImportFolder: Sendable {
  /// As the user names it.
  package let name: String
  /// Its files, named by their paths in it, sorted; hidden folders and links are not among them.
  package let files: [ImportSource]

  package init(name: String, files: [ImportSource]) {
    self.name = name
    self.files = files.sorted { $0.name < $1.name }
  }
}

/// A format whose reports are files of a folder. A file alone is read as a report too.
package protocol FolderFormat: ImportFormat {
  /// How sure it is that a folder is of its kind.
  func recognition(of folder: ImportFolder) -> Recognition
  /// The sources that the folder's files make, each with what is read from it. Files that are none are left out.
  func read(_ folder: ImportFolder) throws(ImportError) -> [(source: String, document: ImportedDocument)]
}

extension FolderFormat {
  package func recognition(of folder: ImportFolder) -> Recognition {
    let files = folder.files.filter { Self.isMarkdown($0.name) }
    guard !files.isEmpty else { return .no }
    let recognised = files.map { recognition(of: $0) }.filter { $0 != .no }
    // A README may lie beside the reports.
    if recognised.contains(.certain) { return .certain }
    return recognised.count * 2 > files.count ? .possible : .no
  }

  package func read(_ folder: ImportFolder) throws(ImportError) -> [(source: String, document: ImportedDocument)] {
    var documents: [(source: String, document: ImportedDocument)] = []
    for file in folder.files {
      guard recognition(of: file) != .no || Self.isMarkdown(file.name) && file.bytes.firstInvalidUTF8 != nil else {
        documents.append((file.name, ImportedDocument(leftOut: [file.leftOut("no report in this format")])))
        continue
      }
      do throws(ImportError) {
        documents.append((file.name, try read(file)))
      } catch {
        throw error.in(file.name)
      }
    }
    return documents
  }

  static func isMarkdown(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix(".md") || name.hasSuffix(".markdown")
  }
}

extension ImportSource {
  /// The whole file as a part that is left out.
  func leftOut(_ reason: String) -> ImportedDocument.LeftOut {
    ImportedDocument.LeftOut(
      lines: 1...lineCount, text: bytes.firstInvalidUTF8 == nil ? text : name, reason: reason)
  }
}

extension ImportError {
  /// The same with the name of the file in a folder.
  func `in`(_ file: String) -> ImportError {
    let place = line.map { "\(file):\($0)" } ?? file
    return ImportError(message: "\(place): \(message)", help: help)
  }
}

extension Formats {
  /// The format that recognises a folder best; nil where none does.
  package static func recognising(_ folder: ImportFolder) -> (any FolderFormat)? {
    var best: (format: any FolderFormat, recognition: Recognition)?
    for format in imports.compactMap({ $0 as? any FolderFormat }) {
      let recognition = format.recognition(of: folder)
      if recognition > (best?.recognition ?? .no) { best = (format, recognition) }
    }
    return best?.format
  }
}
