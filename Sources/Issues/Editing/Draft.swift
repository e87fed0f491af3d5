/// A report before it is filed: the answers to a form.
package struct Draft: Sendable {
  package let form: Form
  package var title: String
  /// Fields of the front matter, by key.
  package var fields: [String: FieldValue] = [:]
  package var environment: [(key: String, value: String)] = []
  /// Texts of sections, by the id of their element.
  package var sections: [String: String] = [:]
  /// Whether the report names nobody who has reported it, unless its fields do.
  package var isAnonymous = false

  package init(form: Form, title: String) {
    self.form = form
    self.title = title
    if !form.labels.isEmpty { fields["labels"] = .list(form.labels.sorted()) }
    if let assignee = form.assignees.first { fields["assignee"] = .text(assignee) }
  }

  /// The report as a document: fields in the order in which they merge best, sections in the order of the form.
  ///
  /// - Parameters:
  ///   - reported: The day on which it is filed.
  ///   - reporter: `Name <email>`, for a draft that neither names anybody nor is anonymous.
  package func document(
    id: IssueID, status: String, reported: CalendarDate, reporter: String, configuration: Configuration
  ) -> Document {
    var values = fields
    values["id"] = .text(id.description)
    values["status"] = values["status"] ?? .text(status)
    values["type"] = .text(form.type)
    values["reported"] = values["reported"] ?? .text(reported.description)
    if !isAnonymous { values["reporter"] = values["reporter"] ?? .text(reporter) }
    values["title"] = .text(title)
    if !environment.isEmpty { values["environment"] = .map(environment) }
    for (key, element) in form.fields where values[key] == nil {
      guard let option = element.defaultOption else { continue }
      values[key] = .text(key == "severity" ? configuration.severity(option)?.id ?? option : option)
    }
    let answers = form.sections.compactMap { element -> (title: String, text: String)? in
      let answer = sections[element.id].map { Self.normalized($0) } ?? ""
      guard !answer.isEmpty || element.isRequired else { return nil }
      return (element.label, answer.isEmpty ? "" : Self.rendered(answer, element))
    }
    return Document(fields: values, sections: answers)
  }

  /// The form's elements as a text to fill in, with its hints in comments.
  package func skeleton(
    id: IssueID, status: String, reported: CalendarDate, reporter: String, configuration: Configuration
  ) -> String {
    var draft = self
    for (key, _) in form.environment where !draft.environment.contains(where: { $0.key == key }) {
      draft.environment.append((key, ""))
    }
    for element in form.sections where draft.sections[element.id] == nil {
      draft.sections[element.id] = Self.hint(element)
    }
    return draft.document(id: id, status: status, reported: reported, reporter: reporter, configuration: configuration)
      .text
  }

  /// A hint, as it stands in a skeleton and is taken out again when the report is filed.
  static func hint(_ element: Form.Element) -> String {
    let lines = [element.description, element.placeholder].flatMap { $0.split(whereSeparator: \.isNewline) }.map(
      \.trimmed)
    let text = lines.filter { !$0.isEmpty }.joined(separator: " / ")
    return "<!-- \((text.isEmpty ? element.label : text).replacingArrows) -->"
  }

  /// A filled-in skeleton without the hints that were left in it.
  package static func withoutHints(_ text: String, form: Form) -> String {
    let hints = Set(form.sections.map(hint))
    var lines: [Substring] = []
    // Bytes, since a carriage return and a line feed are one Character that is no line feed.
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let line = Substring(line)
      if hints.contains(line.trimmed) { continue }
      lines.append(line)
    }
    return lines.joined(separator: "\n")
  }

  /// A text without blank lines around it and with plain line ends.
  package static func normalized(_ text: String) -> String {
    let plain =
      text.utf8.contains(UInt8(ascii: "\r"))
      ? text.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n") : text
    var rest = plain[...]
    while let end = rest.utf8.firstIndex(of: UInt8(ascii: "\n")), rest[..<end].isBlank {
      rest = rest[rest.utf8.index(after: end)...]
    }
    while let end = rest.utf8.lastIndex(of: UInt8(ascii: "\n")), rest[end...].isBlank { rest = rest[..<end] }
    return rest.isBlank ? "" : String(rest)
  }

  /// An answer as it stands under its heading: in a code block, where the form asks for one.
  static func rendered(_ answer: String, _ element: Form.Element) -> String {
    guard !element.render.isEmpty, element.render != "true", !answer.hasPrefix("```"), !answer.hasPrefix("~~~") else {
      return answer
    }
    var longest = 2
    var run = 0
    for character in answer {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    return "\(fence)\(element.render)\n\(answer)\n\(fence)"
  }
}

extension String {
  /// Without the sign that would end an HTML comment.
  fileprivate var replacingArrows: String {
    split(separator: "-->", omittingEmptySubsequences: false).joined(separator: "→")
      .split(separator: "<!--", omittingEmptySubsequences: false).joined(separator: "")
  }
}
