internal import IssueStore
internal import Issues

extension EditedFile {
  /// What is wrong with the text, by the engine that judges everywhere.
  func diagnostics() throws -> [JSON] {
    if let fault = snapshot.fault(in: text.bytes, ofFileAt: path, role) { return [json(of: fault)] }
    do {
      return try judged().map { json(of: $0) }
    } catch let fault as SettingsError {
      // What the settings themselves lack is told in them.
      return role.isPolicy ? [] : [json(ofFaultElsewhere: fault)]
    }
  }

  func judged() throws -> [Diagnostic] {
    try tracker.checker(snapshot).check(text.bytes, inPlaceOf: path, role).diagnostics
  }

  func json(of diagnostic: Diagnostic) -> JSON {
    // A text that is too large to be read has no places.
    let range =
      document.bytes.count == text.bytes.count
      ? JSON.object([("start", text.json(diagnostic.start)), ("end", text.json(diagnostic.end))]) : text.json(0..<0)
    return Self.json(
      range, diagnostic.level, code: diagnostic.rule.rawValue, diagnostic.message, help: diagnostic.help)
  }

  private func json(of fault: SettingsError) -> JSON {
    let start = text.lines.offset(ofLine: fault.line, character: fault.column)
    let end = text.lines.range(ofLine: fault.line).upperBound
    return Self.json(text.json(start..<max(start, end)), .error, code: nil, fault.message, help: fault.help)
  }

  /// Without settings that can be read, an issue is not judged, which must not look like nothing being wrong.
  private func json(ofFaultElsewhere fault: SettingsError) -> JSON {
    let place = JSON.object([("line", .number(max(0, fault.line - 1))), ("character", .number(0))])
    let related = JSON.object([
      (
        "location",
        .object([
          ("uri", .text(tracker.uri(of: fault.path))), ("range", .object([("start", place), ("end", place)])),
        ])
      ),
      ("message", .text(fault.message)),
    ])
    let diagnostic = Self.json(
      text.json(0..<0), .error, code: nil,
      "this file cannot be checked: \(fault.path):\(fault.line):\(fault.column): \(fault.message)", help: fault.help)
    return client.hasRelatedInformation ? diagnostic.adding("relatedInformation", .list([related])) : diagnostic
  }

  private static func json(
    _ range: JSON, _ level: Configuration.Level, code: String?, _ message: String, help: String
  ) -> JSON {
    let words = "\(message)\(help.isEmpty ? "" : "\nhelp: \(help)")"
    return .object(
      [("range", range), ("severity", .number(level == .error ? 1 : 2))]
        + (code.map { [("code", .text($0))] } ?? [])
        + [("source", .text("git-issue")), ("message", .text(TerminalText(words, as: .paragraphs).description))])
  }
}
