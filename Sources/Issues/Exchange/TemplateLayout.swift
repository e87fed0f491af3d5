/// What the headings and the lists of a Markdown template ask for, by the form that was made of it.
struct TemplateLayout {
  /// A line of a list that asks something: `- Label: value`, `- [ ] Label: value`, `1. Label: value`.
  struct Item {
    /// What stands before the label, with the box.
    let mark: String
    let isTicked: Bool?
    let label: String
    let value: String
    /// By how much what belongs to it is indented.
    let width: Int
    let indent: Int

    init?(_ line: Substring) {
      indent = line.utf8.prefix { $0 == 0x20 }.count
      var rest = line.dropFirst(indent)
      let number = rest.prefix { $0.isASCII && $0.isNumber }
      if let first = rest.first, "-*+".contains(first), rest.dropFirst().first == " " {
        width = 2
      } else if !number.isEmpty, number.count <= 3, rest.dropFirst(number.count).hasPrefix(". ") {
        width = number.count + 2
      } else {
        return nil
      }
      rest = rest.dropFirst(width)
      let box = rest.prefix(4)
      isTicked = box == "[ ] " ? false : box == "[x] " || box == "[X] " ? true : nil
      if isTicked != nil { rest = rest.dropFirst(4) }
      mark = String(line.prefix(line.count - rest.count))
      let colon = rest.firstIndex(of: ":") ?? rest.endIndex
      label = rest[..<colon].filter { $0 != "*" }.trimmed
      let behind = rest[colon...].dropFirst()
      value = (behind.hasPrefix("**") ? behind.dropFirst(2) : behind).trimmed
      guard !label.isEmpty, colon < rest.endIndex || isTicked != nil else { return nil }
      hasColon = colon < rest.endIndex
      text = rest.trimmed
    }

    let hasColon: Bool
    /// What stands behind the mark.
    let text: String
  }

  let form: Form
  /// The lines of the template itself, without its front matter; none where only its form is known.
  let lines: [Substring]
  /// The questions that stand below a heading of the form, by its name.
  private var groups: [String: [Form.Element]] = [:]
  /// The labels of the template's lists, by the heading above them.
  private var listed: [String: Set<String>] = [:]
  /// Lines that say nothing until somebody writes into them.
  private var empty: Set<String> = []
  private var hints: Set<String> = []

  init(_ form: Form, template: String = "") {
    self.form = form
    lines = template.split(separator: "\n", omittingEmptySubsequences: false)
    var group = ""
    for element in form.elements {
      for line in "\(element.description)\n\(element.placeholder)".split(whereSeparator: \.isNewline) {
        hints.insert(Words.comparable(line))
      }
      if element.kind == .markdown {
        let heading = element.value.split(whereSeparator: \.isNewline).first { $0.hasPrefix("#") }
        group = heading.map { Vocabulary.key(MarkdownShape.headingText($0)) } ?? ""
      } else if !group.isEmpty {
        groups[group, default: []].append(element)
      }
    }
    var heading = ""
    for line in lines {
      if let (_, title) = Self.heading(line) { heading = Vocabulary.key(title) }
      if let item = Item(line), item.hasColon { listed[heading, default: []].insert(Vocabulary.key(item.label)) }
      if line.contains("<!--") || Item(line) != nil { empty.insert(line.trimmed) }
      if let text = Self.comment(line) { hints.insert(Words.comparable(text)) }
    }
  }

  // MARK: Headings

  /// A heading of any level; that of a part which can be folded is one too.
  static func heading(_ line: Substring) -> (level: Int, title: String)? {
    if case .heading(let level, let text) = MarkdownShape(line) { return (level, text) }
    let text = line.trimmed
    guard text.hasPrefix("<summary>"), text.hasSuffix("</summary>") else { return nil }
    let inner = Substring(text.dropFirst(9).dropLast(10).trimmed)
    guard case .heading(let level, let title) = MarkdownShape(inner) else { return nil }
    return (level, title)
  }

  /// The element that a heading names; one that has it as its label before one that may be called so.
  func element(named title: String) -> Form.Element? {
    let elements = form.elements.filter { $0.kind != .markdown }
    let key = Vocabulary.key(title)
    return elements.first { Vocabulary.key($0.label) == key } ?? elements.first { $0.isNamed(title) }
  }

  /// Whether the form, or the template, has a heading.
  func isKnown(_ title: String) -> Bool {
    let key = Vocabulary.key(title)
    return groups[key] != nil || listed[key] != nil || element(named: title) != nil
      || lines.contains { Self.heading($0).map { Vocabulary.key($0.title) == key } ?? false }
  }

  /// The element that an item below a heading answers.
  func element(of item: Item, below heading: String) -> Form.Element? {
    guard item.hasColon else { return nil }
    let key = Vocabulary.key(item.label)
    let heading = Vocabulary.key(heading)
    let children = groups[heading] ?? []
    if let child = children.first(where: { $0.isNamed(item.label) }) { return child }
    if let child = children.first(where: { !key.isEmpty && Vocabulary.key($0.label).contains(key) }) { return child }
    return listed[heading]?.contains(key) ?? false ? element(named: item.label) : nil
  }

  // MARK: Hints

  /// Whether a line says nothing more than the template does.
  func isEmpty(_ line: Substring) -> Bool {
    let text = line.trimmed
    if empty.contains(text) { return true }
    guard text.contains("<!--") else { return false }
    let rest = withoutHints(text)
    return rest != text && (rest.isEmpty || Item(Substring(rest + " x")).map { $0.text == "x" } ?? false)
  }

  /// A text of one line without the comments in it that are the template's own.
  func withoutHints(_ text: String) -> String {
    var rest = text[...]
    var kept = ""
    while let open = rest.range(ofText: "<!--"), let close = rest[open.upperBound...].range(ofText: "-->") {
      kept += rest[..<open.lowerBound]
      let comment = rest[open.lowerBound..<close.upperBound]
      if !hints.contains(Words.comparable(rest[open.upperBound..<close.lowerBound])) { kept += comment }
      rest = rest[close.upperBound...]
    }
    return (kept + rest).trimmed
  }

  private static func comment(_ line: Substring) -> Substring? {
    guard let open = line.range(ofText: "<!--"), let close = line[open.upperBound...].range(ofText: "-->") else {
      return nil
    }
    return line[open.upperBound..<close.lowerBound]
  }
}

extension TemplateLayout {
  /// The bug report of the platform, whose form comes with the program.
  static func platform(_ forms: [Form]) -> TemplateLayout? {
    guard let form = forms.first(where: { $0.type == "platform" }) ?? Form.builtIn("platform") else { return nil }
    return TemplateLayout(form, template: platformTemplate.body)
  }

  static var platformTemplate: (head: String, body: String) {
    let text = String(decoding: PackageResources.platform_md, as: UTF8.self)
    guard let end = text.dropFirst(3).range(ofText: "\n---\n") else { return ("", text) }
    return (String(text[..<end.lowerBound].dropFirst(4)), String(text[end.upperBound...]))
  }
}
