internal import IssueStore
internal import Issues

extension EditedFile {
  /// What is told of what stands at an offset: a `Hover`; null where nothing is.
  func hover(at offset: Int) throws -> JSON {
    guard isText else { return .null }
    if let (id, range) = id(at: offset) { return hover(try words(of: id), range) }
    guard role == .issue else { return .null }
    for field in document.frontMatter.fields {
      if field.keyRange.contains(offset) { return hover(FieldMeaning(field.key, form)?.words, field.keyRange) }
      for pair in field.key == "environment" ? field.value.pairs ?? [] : [] where pair.keyRange.contains(offset) {
        return hover(FieldMeaning(environment: pair.key, form)?.words, pair.keyRange)
      }
      if field.value.range.contains(offset), let text = field.text {
        return hover(try words(ofValue: text, key: field.key), field.value.range)
      }
    }
    return hoverOverHeading(at: offset)
  }

  private func hover(_ words: String?, _ range: Range<Int>) -> JSON {
    guard let words, !words.isEmpty else { return .null }
    // As plain text: nothing in a title is a link or an image then.
    let text = TerminalText(words, as: .paragraphs).description
    return .object([
      ("contents", .object([("kind", .text("plaintext")), ("value", .text(text))])), ("range", self.text.json(range)),
    ])
  }

  /// An issue in a few lines; that it is not there, where it is not.
  private func words(of id: IssueID) throws -> String {
    let paths = snapshot.paths(named: id)
    guard let path = paths.first else { return "There is no issue \(id)." }
    guard paths.count == 1 else { return "Several files are \(id):\n" + paths.joined(separator: "\n") }
    let other =
      try path == self.path
      ? document : snapshot.file(at: path).flatMap { try snapshot.read($0) }.map { Document($0.bytes) }
    guard let other, other.fault == nil else { return "\(id), which cannot be read: \(path)" }
    let configuration = try snapshot.configuration
    func text(_ key: String) -> String? { other[key]?.text }
    let status = text("status").map { configuration.status($0)?.name ?? $0 }
    let severity = text("severity").map { configuration.severity($0)?.name ?? $0 }
    let facts = [status, severity, text("assignee").map { "assigned to \($0)" }].compactMap(\.self)
    return ["\(id) \(text("title") ?? "")", facts.joined(separator: " · ")].filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  private func words(ofValue value: String, key: String) throws -> String? {
    let settings = try snapshot.settings
    switch key {
    case "status":
      return settings.configuration.status(value).map { "\($0.name): \($0.isClosed ? "closed" : "still open")" }
    case "severity":
      return settings.configuration.severity(value).map { severity in
        ["\(severity.name): \(severity.meaning)", severity.response.words].joined(separator: "\n")
      }
    case "type": return settings.form(ofType: value).map { "\($0.name): \($0.description)" }
    default: return nil
    }
  }

  private func hoverOverHeading(at offset: Int) -> JSON {
    let line = text.lines.line(of: offset)
    let mark = text.bytes[text.lines.range(ofLine: line)].first
    // The whole text is looked through for each section of the form; few lines look like a heading.
    guard let form, document.bodyRange.contains(offset), mark == UInt8(ascii: "#") || mark == UInt8(ascii: "*") else {
      return .null
    }
    let first = text.lines.line(of: document.bodyRange.lowerBound)
    for element in form.sections {
      let sections = document.sections(for: element)
      guard sections.contains(where: { $0.headingLines.contains(line - first + 1) }) else { continue }
      return hover(FieldMeaning.words(of: element), text.lines.range(ofLine: line))
    }
    return .null
  }
}

extension Configuration.ResponseTime {
  /// How soon somebody has to see to it.
  fileprivate var words: String {
    switch self {
    case .immediate: "to be seen to immediately"
    case .sameDay: "to be seen to on the same day"
    case .days(let count): "to be seen to within \(count) day\(count == 1 ? "" : "s")"
    case .whenConvenient: "to be seen to when convenient"
    }
  }
}
