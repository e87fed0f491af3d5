extension Configuration {
  /// What of a document's settings was not taken over, and why.
  package struct Untaken: Sendable, Equatable {
    package let severity: ImportedSettings.Severity
    package let reason: String
  }

  /// Settings with what a document says of them, where they say nothing of their own; nothing else of the file changes.
  ///
  /// Phases come behind those that are there. The meaning and the response time of a severity are taken over in place of
  /// the program's own; what somebody has written there stays.
  package static func taking(_ settings: ImportedSettings, into file: [UInt8]) throws(SettingsError)
    -> (file: [UInt8], untaken: [Untaken])
  {
    let configuration = try Configuration(file, path: IssueFolder.configuration)
    var file = file
    for (key, value, own) in [
      ("purpose", settings.purpose, configuration.purpose), ("project", settings.project, configuration.project),
    ] {
      if own == nil, let value, value != (key == "purpose" ? TrackerLayout.purpose : "") {
        file = adding(YAMLValue.mapping([(key, .text(value))]).document, behind: "prefix", to: file)
      }
    }
    let phases = settings.phases.filter { !configuration.phases.contains($0) }
    if !phases.isEmpty { file = adding(phases: phases, to: file) }
    var untaken: [Untaken] = []
    for severity in settings.severities {
      guard let own = configuration.severity(severity.name) else {
        untaken.append(Untaken(severity: severity, reason: "is a severity that the settings do not have"))
        continue
      }
      let isTaken = severity.meaning == own.meaning && severity.response == own.response
      if isTaken { continue }
      guard let standard = defaultSeverities.first(where: { $0.id == own.id }),
        own.meaning == standard.meaning || own.meaning == severity.meaning,
        own.response == standard.response || own.response == severity.response,
        let edited = setting(own.id, severity, in: file)
      else {
        untaken.append(Untaken(severity: severity, reason: "differs from config.yml, which stays as it is"))
        continue
      }
      file = edited
    }
    return (file, untaken)
  }

  // MARK: Edits

  private static func root(_ file: [UInt8]) -> YAMLNode? { try? YAMLNode.parse(file, .strict) }

  /// A file with lines behind those of a key, or at its end.
  private static func adding(_ lines: String, behind key: String, to file: [UInt8]) -> [UInt8] {
    let pair = root(file)?.pairs?.first { $0.key == key }
    let end = pair.map { Line.end(file, of: $0.value.lastContent ?? $0.keyRange.upperBound) } ?? file.count
    let isEnded = end == 0 || file[end - 1] == UInt8(ascii: "\n")
    return file[..<end] + Array("\(isEnded ? "" : "\n")\(lines)".utf8) + file[end...]
  }

  private static func adding(phases: [String], to file: [UInt8]) -> [UInt8] {
    let lines = phases.map { "- \(YAMLScalar.write($0))\n" }
    guard let pair = root(file)?.pairs?.first(where: { $0.key == "phases" }) else {
      return adding("phases:\n" + lines.map { "  \($0)" }.joined(), behind: "", to: file)
    }
    if case .sequence(let items, .block) = pair.value.content, let first = items.first {
      let start = Line.start(file, before: first.range.lowerBound)
      let indent = String(decoding: file[start...].prefix { $0 == 0x20 }, as: UTF8.self)
      return adding(lines.map { indent + $0 }.joined(), behind: "phases", to: file)
    }
    // Empty, on one line, or a single text: written anew.
    let all = pair.value.texts.map { "- \(YAMLScalar.write($0))\n" } + lines
    let end = Line.end(file, of: pair.value.lastContent ?? pair.keyRange.upperBound)
    return file[..<pair.keyRange.lowerBound] + Array("phases:\n\(all.map { "  \($0)" }.joined())".utf8) + file[end...]
  }

  /// A file with another meaning and response time of a severity; nil where it stands in a way that is not known here.
  private static func setting(_ id: String, _ severity: ImportedSettings.Severity, in file: [UInt8]) -> [UInt8]? {
    var edited = file
    if root(file)?["severities"] == nil {
      let standard = defaultSeverities.map { own in
        let pairs = [("name", own.name), ("meaning", own.meaning), ("response", own.response.setting)]
        return (own.id, YAMLValue.mapping(pairs.map { ($0.0, .text($0.1)) }))
      }
      edited = adding(YAMLValue.mapping([("severities", .mapping(standard))]).document, behind: "", to: file)
    }
    for (key, value) in [("meaning", severity.meaning), ("response", severity.response.setting)] {
      guard let pair = root(edited)?["severities"]?.pairs?.first(where: { Self.key($0.key) == id }),
        case .mapping(let pairs, .block) = pair.value.content, let first = pairs.first
      else { return nil }
      if let node = pairs.first(where: { $0.key == key })?.value, !node.range.isEmpty {
        guard case .scalar(let text, let style) = node.content, style != .literal, style != .folded else { return nil }
        if text == value { continue }
        edited =
          edited[..<node.range.lowerBound] + Array(YAMLScalar.write(value).utf8) + edited[node.range.upperBound...]
      } else if pairs.contains(where: { $0.key == key }) {
        return nil
      } else if !value.isEmpty {
        let start = Line.start(edited, before: first.keyRange.lowerBound)
        let indent = String(repeating: " ", count: first.keyRange.lowerBound - start)
        let line = Array("\(indent)\(key): \(YAMLScalar.write(value))\n".utf8)
        edited = edited[..<start] + line + edited[start...]
      }
    }
    let read = try? Configuration(edited, path: IssueFolder.configuration).severities.first { $0.id == id }
    return read?.meaning == severity.meaning && read?.response == severity.response ? edited : nil
  }
}
