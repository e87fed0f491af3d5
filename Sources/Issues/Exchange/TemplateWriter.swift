/// Writes a report into a Markdown template: every answer where the template asks for it, and what it does not ask for
/// behind it, under headings of the second level.
struct TemplateWriter {
  private let layout: TemplateLayout
  private let configuration: Configuration
  /// What has not been written yet.
  private var entry: Entry
  private var output: [String] = []

  static func write(_ entry: Entry, _ layout: TemplateLayout, _ configuration: Configuration) -> (
    body: String, rest: Entry
  ) {
    var writer = TemplateWriter(layout: layout, configuration: configuration, entry: entry)
    let text = writer.body()
    return (text, writer.entry)
  }

  private init(layout: TemplateLayout, configuration: Configuration, entry: Entry) {
    self.layout = layout
    self.configuration = configuration
    self.entry = entry
  }

  private mutating func body() -> String {
    // What has no heading comes first.
    let preamble = takeSections { $0.title.isEmpty }
    if !preamble.isEmpty { output += ["", guarded(preamble, "", nil)] }
    fill()
    while output.last?.isEmpty ?? false { output.removeLast() }
    var titles: [String] = []
    for section in entry.sections where !titles.contains(section.title) { titles.append(section.title) }
    for title in titles {
      let answer = guarded(takeSections { $0.title == title }, title, 2)
      output += ["", "## \(title)"] + (answer.isEmpty ? [] : ["", answer])
    }
    let comments = entry.comments.sorted {
      ($0.seconds ?? 0, $0.author.description, $0.text) < ($1.seconds ?? 0, $1.author.description, $1.text)
    }
    for comment in comments {
      let title = CommentHeading.text(comment)
      output += ["", "## \(title)", "", guarded([comment.text], title, 2)]
    }
    return output.joined(separator: "\n") + "\n"
  }

  private mutating func fill() {
    var title = ""
    var isAnswered = false
    var boxes: [(indent: Int, label: String)] = []
    let regions = MarkdownRegions(layout.lines)
    for (index, line) in layout.lines.enumerated() {
      if !regions.isInside[index], let heading = TemplateLayout.heading(line) {
        title = heading.title
        isAnswered = false
        boxes = []
        output.append(String(line))
        guard let element = layout.element(named: title), element.place == .section, isPlace(of: element, title) else {
          continue
        }
        let layout = layout
        let answer = takeSections { layout.element(named: $0.title)?.id == element.id }
        let text = guarded(answer, title, heading.level)
        guard !text.isEmpty else { continue }
        output += ["", text, ""]
        isAnswered = true
        continue
      }
      guard !regions.isInside[index] || regions.isComment[index], let item = TemplateLayout.Item(line) else {
        if !isAnswered || line.trimmed == "</details>" || line.trimmed == "<details>" { output.append(String(line)) }
        continue
      }
      if let element = layout.element(named: title), element.isChoice, item.isTicked != nil {
        boxes.removeAll { $0.indent >= item.indent }
        let path = (boxes.map(\.label) + [item.text]).joined(separator: " / ")
        let option = element.options.first { $0.label == path || path.hasPrefix("\($0.label) (") }
        boxes.append((item.indent, option.map { $0.label.split(separator: "/").last?.trimmed ?? "" } ?? item.text))
        output.append(option.map { take($0.label, element) } ?? false ? ticked(line) : String(line))
      } else if let element = layout.element(of: item, below: title), let answer = takeAnswer(element) {
        let mark = item.isTicked == nil ? item.mark : ticked(item.mark[...])
        let lines = answer.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.count == 1 {
          output.append("\(mark)\(item.label): \(answer)")
        } else {
          let indent = String(repeating: " ", count: item.indent + item.width)
          output.append("\(mark)\(item.label):")
          output += lines.map { $0.isEmpty ? "" : indent + $0 }
        }
      } else if !isAnswered || item.hasColon && layout.element(of: item, below: title) != nil {
        output.append(String(line))
      }
    }
  }

  /// Whether the template has an answer's place here, and not below a heading that names it better.
  private func isPlace(of element: Form.Element, _ title: String) -> Bool {
    let key = Vocabulary.key(element.label)
    if Vocabulary.key(title) == key { return true }
    return !layout.lines.contains { TemplateLayout.heading($0).map { Vocabulary.key($0.title) == key } ?? false }
  }

  private func ticked(_ line: Substring) -> String {
    guard let box = line.range(ofText: "[ ]") else { return String(line) }
    return "\(line[..<box.lowerBound])[x]\(line[box.upperBound...])"
  }

  private func guarded(_ texts: [String], _ title: String, _ level: Int?) -> String {
    let text = texts.map { Entry.closed(Draft.normalized($0)) }.filter { !$0.isEmpty }.joined(separator: "\n\n")
    let lines = text.split(separator: "\n").map(\.trimmed)
    // Parts that fold stay so, where each that is opened is closed.
    let folds = lines.filter { $0.hasSuffix("details>") }
    var depth = 0
    let isBalanced = folds.allSatisfy { fold in
      depth += fold == "<details>" ? 1 : fold == "</details>" ? -1 : -1_000
      return depth >= 0
    }
    return GuardedText.written(text) { line in
      if isBalanced, depth == 0, line.trimmed.hasSuffix("details>") { return false }
      return layout.isStructure(line, below: title, level)
    }
  }

  // MARK: What is written

  private mutating func takeSections(_ isTaken: (Entry.Section) -> Bool) -> [String] {
    let texts = entry.sections.filter(isTaken).map(\.text)
    entry.sections.removeAll(where: isTaken)
    return texts
  }

  /// Takes one of the values that boxes stand for.
  private mutating func take(_ option: String, _ element: Form.Element) -> Bool {
    guard case .field(let key) = element.place, let index = entry.fields.firstIndex(where: { $0.key == key }) else {
      return false
    }
    let value = entry.fields[index].value
    func isOption(_ text: String) -> Bool {
      text == option
        || key == "severity" && configuration.severity(option)?.id == configuration.severity(text)?.id
          && configuration.severity(text) != nil
    }
    if !element.allowsMultiple {
      guard isOption(value) else { return false }
      entry.fields.remove(at: index)
      return true
    }
    var items = Entry.items(value)
    guard let place = items.firstIndex(where: isOption) else { return false }
    items.remove(at: place)
    if items.isEmpty {
      entry.fields.remove(at: index)
    } else {
      entry.fields[index].value = items.joined(separator: ", ")
    }
    return true
  }

  /// Takes the answer of a question in a list.
  private mutating func takeAnswer(_ element: Form.Element) -> String? {
    switch element.place {
    case .field(let key):
      guard let index = entry.fields.firstIndex(where: { $0.key == key }) else { return nil }
      return entry.fields.remove(at: index).value
    case .environment(let key):
      guard let index = entry.environment.firstIndex(where: { $0.label == element.label || $0.label == key }) else {
        return nil
      }
      return entry.environment.remove(at: index).value
    case .section:
      let texts = entry.sections.filter { layout.element(named: $0.title)?.id == element.id && !$0.text.isBlank }
      guard !texts.isEmpty, texts.allSatisfy({ Self.canBeIndented($0.text) }) else { return nil }
      entry.sections.removeAll { layout.element(named: $0.title)?.id == element.id }
      return texts.map { Entry.closed(Draft.normalized($0.text)) }.joined(separator: "\n\n")
    }
  }

  /// Whether the blocks of code and comments in a text end where they do when it is indented.
  private static func canBeIndented(_ text: String) -> Bool {
    let lines = Entry.closed(Draft.normalized(text)).split(separator: "\n", omittingEmptySubsequences: false)
    let regions = MarkdownRegions(lines)
    return lines.indices.allSatisfy { index in
      let word = lines[index].trimmed
      guard ["```", "~~~", "<!--"].contains(where: word.hasPrefix) else { return true }
      return regions.isInside[index] && lines[index].first != " "
    }
  }
}
