/// The text of an issue elsewhere, cut into answers where a form or a template made it of answers.
///
/// Only headings that are known cut it: a form's labels, or else the names of parts that every report has. A heading of
/// the writer's own stays in the text that it stands in.
struct FormBody {
  private let lines: [Substring]
  private let shapes: [MarkdownShape]
  private let isInside: [Bool]

  /// What the heading before a text means.
  private enum Name {
    case element(Form.Element)
    case known(FieldName)
  }

  init(_ text: String) {
    lines = Draft.normalized(text).split(separator: "\n", omittingEmptySubsequences: false)
    shapes = lines.map { MarkdownShape($0) }
    isInside = MarkdownRegions(lines).isInside
  }

  /// Puts the answers into an entry.
  ///
  /// - Parameters:
  ///   - forms: The forms that may have made it; the one whose labels it has most of is taken.
  ///   - type: The type that is asked for, whose form is taken then.
  func place(in entry: inout Entry, forms: [Form], type: String?) {
    if let own = GitHubBody(lines, shapes, isInside) { return own.place(in: &entry) }
    let asked = type.flatMap { type in forms.first { $0.type == type } }
    let counted = (asked.map { [$0] } ?? forms).map { form in (form: form, count: labelCount(form)) }
    if let first = lines.indices.first(where: { !lines[$0].isBlank }),
      let best = counted.max(by: { $0.count < $1.count }), best.count > 0, label(first, of: best.form) != nil
    {
      if entry["type"] == nil { entry.fields.append(Entry.Field("type", best.form.type)) }
      var open = best.form.elements.filter { $0.kind != .markdown }
      return cut(into: &entry) { index in
        guard let element = label(index, of: best.form), let place = open.firstIndex(where: { $0.id == element.id })
        else { return nil }
        return .element(open.remove(at: place))
      }
    }
    let form = asked ?? forms.first { $0.type == "bug" } ?? forms.first
    cut(into: &entry) { index in
      guard let title = self.title(index) else { return nil }
      if let element = form?.elements.first(where: { $0.kind != .markdown && $0.isNamed(title) }) {
        return .element(element)
      }
      guard let name = FieldName(title), name != .field("title"), !isMany(index, name) else { return nil }
      return .known(name)
    }
  }

  // MARK: Headings

  /// How many of a form's labels stand in the text.
  private func labelCount(_ form: Form) -> Int {
    Set(lines.indices.compactMap { label($0, of: form)?.id }).count
  }

  /// The element whose label a line is, as GitHub writes it: a heading of the third level, word for word.
  private func label(_ index: Int, of form: Form) -> Form.Element? {
    guard !isInside[index], case .heading(3, let text) = shapes[index] else { return nil }
    let words = text.split(whereSeparator: \.isWhitespace)
    return form.elements.first { element in
      element.kind != .markdown && element.label.split(whereSeparator: \.isWhitespace) == words
    }
  }

  /// The words of a line that is a heading of any kind.
  private func title(_ index: Int) -> String? {
    guard !isInside[index] else { return nil }
    switch shapes[index] {
    case .heading(_, let text): return text.hasSuffix(":") ? text.dropLast().trimmed : text
    case .label(let label, ""): return label
    default: return nil
    }
  }

  /// Whether what stands under the name of a field is more than a field can hold.
  private func isMany(_ index: Int, _ name: FieldName) -> Bool {
    guard case .field = name else { return false }
    let rest = lines.indices[(index + 1)...]
    return rest.prefix { title($0) == nil }.count { !lines[$0].isBlank } > 1
  }

  // MARK: Answers

  private func cut(into entry: inout Entry, name: (Int) -> Name?) {
    var current: (name: Name, title: String)?
    var text: [Substring] = []
    func end() {
      let written = Draft.normalized(text.joined(separator: "\n"))
      text = []
      guard let (name, title) = current else {
        if !written.isEmpty { entry.sections.append(Entry.Section("description", title: "", written)) }
        return
      }
      // What GitHub writes where nobody has answered.
      guard !written.isEmpty, written != "_No response_" else { return }
      Self.put(written, name, title, &entry)
    }
    for index in lines.indices {
      if let found = name(index) {
        end()
        current = (found, title(index) ?? "")
      } else {
        text.append(lines[index])
      }
    }
    end()
  }

  private static func put(_ text: String, _ name: Name, _ title: String, _ entry: inout Entry) {
    let isOneLine = !text.utf8.contains(0x0A)
    switch name {
    case .element(let element):
      switch element.place {
      case .field(let key) where isOneLine: entry.fields.append(Entry.Field(key, label: title, text))
      case .environment where isOneLine: entry.environment.append(Entry.Part(title, text))
      case .section: entry.sections.append(Entry.Section(element.id, title: title, text))
      case .field, .environment: entry.sections.append(Entry.Section(nil, title: title, text))
      }
    case .known(.field(let key)): entry.fields.append(Entry.Field(key, label: title, text))
    case .known(.section(let id)): entry.sections.append(Entry.Section(id, title: title, text))
    case .known(.environment):
      let (parts, rest) = environment(text)
      entry.environment += parts
      if !rest.isEmpty { entry.sections.append(Entry.Section(nil, title: title, rest)) }
    }
  }

  /// The list at the head of a text about the environment, and what follows it.
  static func environment(_ text: String) -> (parts: [Entry.Part], rest: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    var parts: [Entry.Part] = []
    while let line = lines.first, line.hasPrefix("- ") || line.hasPrefix("* "),
      case .listed(let label, let value) = MarkdownShape(line), !value.isEmpty
    {
      parts.append(Entry.Part(label, value))
      lines.removeFirst()
    }
    return (parts, Draft.normalized(lines.joined(separator: "\n")))
  }
}
