extension Entry {
  /// The report as an issue under a form.
  ///
  /// Nothing is dropped and nothing is made up: a value that its field cannot hold, or whose tail it cannot, is kept
  /// word for word among the notes, and what the entry does not say (a date, a reporter, steps) stays missing.
  package func document(id: IssueID, form: Form, configuration: Configuration) -> Document {
    var placed = PlacedFields(form: form, configuration: configuration)
    for field in fields { placed.place(field) }
    for part in environment { placed.place(part) }
    placed.values["id"] = .text(id.description)
    placed.values["type"] = .text(form.type)
    placed.values["status"] = placed.values["status"] ?? configuration.openStatus.map { .text($0.id) }
    let title = placed.values["title"].flatMap { if case .text(let text) = $0 { text } else { nil } }
    placed.values["title"] = .text(self.title.isBlank ? title ?? "" : Self.line(self.title))
    if !self.title.isBlank, let title { placed.notes.append("**Title**: \(title)") }
    return Document(fields: placed.values, sections: sections(of: form, notes: placed.notes))
  }

  /// The texts under the form's headings in the form's order, then those that it does not know.
  private func sections(of form: Form, notes: [String]) -> [(title: String, text: String)] {
    var texts: [String: [String]] = [:]
    var others: [(title: String, texts: [String])] = []
    func put(_ text: String, under element: Form.Element?, title: String) {
      // A heading of somebody's own says something, with nothing under it too.
      guard !text.isBlank || element == nil && !title.isEmpty else { return }
      if let element {
        texts[element.id, default: []].append(text)
      } else if let index = others.firstIndex(where: { $0.title == title }) {
        others[index].texts.append(text)
      } else {
        others.append((title, [text]))
      }
    }
    for section in sections {
      var text = Self.closed(Draft.normalized(section.text))
      let title = Self.line(section.title)
      let element = form.sections.first { $0.isNamed(title) } ?? form.sections.first { $0.id == section.id }
      if let element, title != element.label, Self.hasRemark(title), !text.isBlank { text = "**\(title)**:\n\n\(text)" }
      if title.isEmpty, element == nil {
        put(text, under: form.element("description"), title: "Description")
      } else {
        put(text, under: element, title: title)
      }
    }
    let place = form.sections.first { $0.id == "notes" } ?? form.sections.first { $0.isNamed("Notes") }
    if !notes.isEmpty { put(notes.joined(separator: "\n"), under: place, title: "Notes") }
    let known = form.sections.compactMap { element in
      texts[element.id].map { (element.label, $0.joined(separator: "\n\n")) }
    }
    return known + others.map { ($0.title, $0.texts.filter { !$0.isEmpty }.joined(separator: "\n\n")) }
  }

  /// Whether a name says more than what it names: `Fix (commit 1234567)`.
  static func hasRemark(_ name: String) -> Bool { name.contains { "(（[【".contains($0) } }

  /// A text on one line.
  package static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// A text that swallows no heading behind it: a fence, a comment or a block of HTML that was left open is closed.
  static func closed(_ text: String) -> String {
    guard text.utf8.contains(where: { "`~<".utf8.contains($0) }), !isClosed(text) else { return text }
    var fences: [String] = []
    for line in text.split(separator: "\n") {
      let indent = line.prefix { $0 == " " }
      let rest = line.dropFirst(indent.count)
      guard let mark = rest.first, mark == "`" || mark == "~" else { continue }
      let run = rest.prefix { $0 == mark }
      if run.count >= 3, !fences.contains("\(indent)\(run)") { fences.append("\(indent)\(run)") }
    }
    let ends = fences + ["-->", "</pre>", "</script>", "</style>", "</textarea>", "?>", "]]>", ">"]
    return ends.lazy.map { "\(text)\n\($0)" }.first(where: isClosed) ?? text
  }

  /// Whether a heading that follows a text is one.
  private static func isClosed(_ text: String) -> Bool {
    let body = Array("\(text)\n\n## A\n".utf8)
    // Too deep or too long to be read at all: the check says so.
    guard MarkdownLimits.excess(body[...]) == nil else { return true }
    return MarkdownBlock.parse(body).last?.kind == .heading(level: 2)
  }
}

/// The fields of an entry, as a form and settings take them.
private struct PlacedFields {
  let form: Form
  let configuration: Configuration
  var values: [String: FieldValue] = [:]
  var notes: [String] = []

  mutating func place(_ field: Entry.Field) {
    let text = Entry.line(field.value)
    guard !text.isEmpty else { return }
    guard let key = field.key, key != "id", values[key] == nil else {
      notes.append(field.verbatim)
      return
    }
    let (value, isWhole) = read(text, key)
    if let value { values[key] = value }
    if !isWhole || Entry.hasRemark(field.label) { notes.append(field.verbatim) }
  }

  /// What a field can hold of a text, and whether that is all of it.
  private func read(_ text: String, _ key: String) -> (FieldValue?, isWhole: Bool) {
    switch key {
    case "status": return read(configuration.readStatus(text))
    case "severity": return read(configuration.readSeverity(text))
    case "reported", "resolved": return readDate(text)
    case "type": return (nil, Configuration.key(text) == form.type)
    case "labels", "components", "files":
      let items = Entry.items(text)
      return (items.isEmpty ? nil : .list(items), true)
    case "related", "formerly":
      let items = Entry.items(text)
      let ids = items.compactMap { item in
        IssueID(item)?.description ?? (item.contains("/") || item.hasPrefix("#") ? item : nil)
      }
      return (ids.isEmpty ? nil : .list(ids), ids.count == items.count)
    default:
      let isKnown = key.hasPrefix("x-") || Document.knownFields(form).contains(key)
      return isKnown ? (.text(text), true) : (nil, false)
    }
  }

  private func read(_ choice: ReadChoice?) -> (FieldValue?, isWhole: Bool) {
    (choice.map { .text($0.id) }, choice?.isWhole ?? false)
  }

  private func readDate(_ text: String) -> (FieldValue?, isWhole: Bool) {
    let word = text.drop { !$0.isNumber }.prefix { $0.isNumber || "-/.".contains($0) }
    let date = CalendarDate(word) ?? WrittenDate(String(word)).flatMap { $0.readings.count == 1 ? $0.readings[0] : nil }
    return (date.map { .text($0.description) }, date != nil && word.count == text.count)
  }

  mutating func place(_ part: Entry.Part) {
    let text = Entry.line(part.value)
    guard !text.isEmpty else { return }
    var pairs: [(key: String, value: String)] = []
    if case .map(let map) = values["environment"] { pairs = map }
    let element = form.environment.first { $0.element.isNamed(part.label) || $0.key == part.label }
    let key = element?.key ?? (Entry.isKey(part.label) ? part.label : Configuration.key(part.label))
    guard !key.isEmpty, !pairs.contains(where: { $0.key == key }) else {
      notes.append("\(part.label): \(text)")
      return
    }
    values["environment"] = .map(pairs + [(key, text)])
  }
}

extension Entry {
  /// The items of a list on one line.
  static func items(_ text: String) -> [String] {
    text.split { ",，;".contains($0) }.map(\.trimmed).filter { !$0.isEmpty }
  }

  /// Whether a text may be the key of a field of somebody's own.
  static func isKey(_ text: String) -> Bool {
    guard let first = text.utf8.first, first >= 0x61, first <= 0x7A, text.utf8.count <= 40 else { return false }
    return text.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || "-_.".utf8.contains($0) }
  }
}
