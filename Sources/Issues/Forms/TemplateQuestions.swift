/// Makes the elements of a form of the body of a Markdown template.
struct TemplateQuestions {
  private(set) var elements: [Form.Element] = []
  /// Labels that GitLab's `/label` gives.
  private(set) var labels: [String] = []
  private(set) var remarks: [FormRemark] = []
  private let outline: Outline
  private let lines: [Substring]

  /// - Parameter body: The template without its front matter, in UTF-8.
  init(_ body: [UInt8]) {
    outline = Outline(body)
    lines = String(decoding: body, as: UTF8.self).utf8
      .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { $0.last == UInt8(ascii: "\r") ? Substring($0.dropLast()) : Substring($0) }
  }

  /// Reads the template, and tells whether it asks anything. One without headings asks for one text.
  mutating func read() -> Bool {
    let sections = self.sections
    guard let first = sections.first else {
      let content = text(from: 1, to: lines.count + 1)
      guard !content.hint.isEmpty || !content.filledIn.isEmpty else { return false }
      append("Description", content, hint: content.hint)
      return true
    }
    addPreamble(text(from: 1, to: first.headingLines.lowerBound))
    for (index, section) in sections.enumerated() {
      let next = sections.indices.contains(index + 1) ? sections[index + 1] : nil
      let content = text(
        from: section.headingLines.upperBound + 1, to: next?.headingLines.lowerBound ?? lines.count + 1)
      let isGroup = next.map { $0.level > section.level } ?? false
      add(section, content, isGroup: isGroup)
    }
    return elements.contains { $0.kind != .markdown }
  }

  /// The sections of the template. "Steps to reproduce the behavior:" right below "To Reproduce" asks nothing new.
  private var sections: [Outline.Section] {
    var sections: [Outline.Section] = []
    for section in outline.sections(where: { Vocabulary.isName(key: Vocabulary.key($0)) }) {
      if let last = sections.last, section.level == 8, Vocabulary.isSteps(last.title),
        Vocabulary.isSteps(section.title),
        lines[last.headingLines.upperBound..<(section.headingLines.lowerBound - 1)].allSatisfy(\.isBlank)
      {
        continue
      }
      sections.append(section)
    }
    return sections
  }

  /// What stands on some lines, told apart.
  private mutating func text(from start: Int, to end: Int) -> TemplateText {
    let text = TemplateText(start < end ? lines[(start - 1)..<(end - 1)] : [])
    labels += text.labels
    remarks += text.otherActions.map { FormRemark("left out: the quick action `\($0)`") }
    return text
  }

  private mutating func addPreamble(_ content: TemplateText) {
    let hint = content.hint
    if !hint.isEmpty { elements.append(Form.Element(kind: .markdown, label: "", value: hint + "\n")) }
    guard !content.filledIn.isEmpty else { return }
    let label = content.boxes == nil ? "Details" : "Checklist"
    remarks.append(FormRemark("asks what stands above the first heading", of: label))
    append(label, content, hint: "")
  }

  private mutating func add(_ section: Outline.Section, _ content: TemplateText, isGroup: Bool) {
    let title = section.title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let isAsked = Vocabulary.isName(key: Vocabulary.key(title))
    if isGroup, !isAsked, content.filledIn.isEmpty {
      let heading = String(repeating: "#", count: min(section.level, 6)) + " " + title
      let parts = [heading, content.hint].filter { !$0.isEmpty }
      return elements.append(Form.Element(kind: .markdown, label: "", value: parts.joined(separator: "\n\n") + "\n"))
    }
    append(title, content, hint: content.hint)
  }

  private mutating func append(_ title: String, _ content: TemplateText, hint: String) {
    let label = freeLabel(title)
    let isSteps = Vocabulary.isSteps(title)
    let isEnvironment = Vocabulary.isEnvironment(title)
    if let boxes = content.boxes, !isSteps, !isEnvironment {
      for box in boxes where box.isTicked {
        remarks.append(FormRemark("no box is ticked beforehand: '\(box.label)' was", of: label))
      }
      return elements.append(
        Form.Element(
          kind: .checkboxes, label: label, description: hint,
          options: boxes.map { .init(label: $0.label, isRequired: false) }))
    }
    // The steps of a template are an example; other lists and code are there to be filled in.
    let isExample = content.isNumberedList
    elements.append(
      Form.Element(
        kind: .textarea, label: label, description: hint, placeholder: isExample ? content.filledIn + "\n" : "",
        value: isExample || content.filledIn.isEmpty ? "" : content.filledIn + "\n",
        isRequired: isSteps || isEnvironment, asksForSteps: isSteps))
  }

  /// A label that no other element has: two sections of one name could not be told apart.
  private mutating func freeLabel(_ title: String) -> String {
    let base = Configuration.key(title).isEmpty ? "Section" : title
    var label = base
    var number = 2
    while elements.contains(where: { $0.kind != .markdown && $0.id == Configuration.key(label) }) {
      label = "\(base) (\(number))"
      number += 1
    }
    if label != title { remarks.append(FormRemark("is what another '\(title)' is called here", of: label)) }
    return label
  }
}
