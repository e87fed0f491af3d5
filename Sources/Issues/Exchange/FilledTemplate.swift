/// Reads a Markdown template that somebody has filled in: answers under headings, behind the labels of lists, and by
/// boxes that are ticked, however deep they stand.
struct FilledTemplate {
  private let layout: TemplateLayout
  private var entry: Entry
  /// Lines of the template that nobody has written into.
  private var unfilled: [(line: Int, text: Substring)] = []

  private var heading: (title: String, level: Int, element: Form.Element?)?
  private var text: [Substring] = []
  private var item: (element: Form.Element, label: String, isTicked: Bool, width: Int, lines: [Substring])?
  /// The boxes above the one that is read, with how far they are indented.
  private var boxes: [(indent: Int, label: String)] = []
  /// Parts that can be folded: whether each is the template's own.
  private var folds: [Bool] = []

  /// - Parameter offset: The line of the source before the first.
  static func read(_ lines: [Substring], offset: Int, _ layout: TemplateLayout, into entry: Entry) -> (
    Entry, unfilled: [(line: Int, text: Substring)]
  ) {
    var reader = FilledTemplate(layout: layout, entry: entry)
    let regions = MarkdownRegions(lines)
    var index = 0
    while index < lines.count {
      if regions.isComment[index], reader.item == nil,
        let end = lines[index...].firstIndex(where: { $0.range(ofText: "-->") != nil }),
        reader.readChecklist(lines[index...end], offset + index + 1)
      {
        index = end + 1
        continue
      }
      let next = lines[(index + 1)...].first { !$0.isBlank }
      let isCode = regions.isInside[index] && !regions.isComment[index]
      reader.read(lines[index], offset + index + 1, isCode: isCode, next: next)
      index += 1
    }
    reader.endItem()
    reader.endText()
    return (reader.entry, reader.unfilled)
  }

  private init(layout: TemplateLayout, entry: Entry) {
    self.layout = layout
    self.entry = entry
  }

  private mutating func read(_ line: Substring, _ number: Int, isCode: Bool, next: Substring?) {
    if let open = item {
      if line.isBlank || line.utf8.prefix(while: { $0 == 0x20 }).count >= open.width {
        item?.lines.append(line.isBlank ? "" : line.dropFirst(open.width))
        return
      }
      endItem()
    }
    if isCode { return text.append(line) }
    if let element = heading?.element, element.isChoice, let box = TemplateLayout.Item(line),
      let isTicked = box.isTicked
    {
      return readBox(box, isTicked, element, line, number)
    }
    if layout.isEmpty(line) { return unfilled.append((number, line)) }
    if let (level, title) = TemplateLayout.heading(line), isCut(level, title) {
      endText()
      heading = (title, level, layout.element(named: title))
      boxes = []
      return
    }
    if readFold(line, next: next) { return }
    guard let found = TemplateLayout.Item(line), let heading else { return text.append(line) }
    guard found.indent <= 3, let element = layout.element(of: found, below: heading.title) else {
      return text.append(line)
    }
    let value = layout.withoutHints(found.value)
    item = (
      element, found.label, found.isTicked ?? false, found.indent + found.width, value.isEmpty ? [] : [value[...]]
    )
    if value.isEmpty, !(found.isTicked ?? false), next.map({ !$0.hasPrefix(" ") }) ?? true {
      unfilled.append((number, line))
    }
  }

  /// Whether a heading begins something: one that is known, or one that stands as high as the last.
  private func isCut(_ level: Int, _ title: String) -> Bool {
    layout.isCut(level, title, below: heading?.level)
  }

  /// Takes a comment of several lines that is the template's list of boxes; ticked, it is an answer.
  private mutating func readChecklist(_ lines: ArraySlice<Substring>, _ number: Int) -> Bool {
    let inner = lines.map(\.trimmed).filter { !["<!--", "-->", ""].contains($0) }
    guard let title = inner.first, title.hasSuffix(":"), let element = layout.element(named: String(title.dropLast())),
      element.kind == .checkboxes, inner.dropFirst().allSatisfy({ TemplateLayout.Item($0[...])?.isTicked != nil })
    else { return false }
    let isTicked = inner.dropFirst().contains { TemplateLayout.Item($0[...])?.isTicked ?? false }
    if isTicked {
      put(inner.dropFirst().joined(separator: "\n"), element, title: element.label)
    } else {
      unfilled += lines.enumerated().map { (number + $0.offset, $0.element) }
    }
    return true
  }

  /// Takes the marks of a part that can be folded, where the template has them.
  private mutating func readFold(_ line: Substring, next: Substring?) -> Bool {
    let word = line.trimmed
    if word == "<details>" {
      let isOwn = next.flatMap { TemplateLayout.heading($0) }.map { layout.isKnown($0.title) } ?? false
      folds.append(isOwn)
      return isOwn
    }
    if word == "</details>", let isOwn = folds.popLast() { return isOwn }
    return false
  }

  // MARK: Answers

  private mutating func readBox(
    _ box: TemplateLayout.Item, _ isTicked: Bool, _ element: Form.Element, _ line: Substring, _ number: Int
  ) {
    boxes.removeAll { $0.indent >= box.indent }
    let above = boxes.map(\.label)
    let written = layout.withoutHints(box.text)
    let path = (above + [written]).joined(separator: " / ")
    let start = (above + [""]).joined(separator: " / ")
    // "High (Major feature broken)" is the option "High", where the form says the rest itself.
    let known = element.options.first { option in
      option.label == path
        || path.hasPrefix("\(option.label) (") && element.description.contains(written)
    }
    boxes.append((box.indent, known.map { String($0.label.dropFirst(start.count)) } ?? written))
    guard isTicked else {
      if known == nil { text.append(line) } else { unfilled.append((number, line)) }
      return
    }
    guard case .field(let key) = element.place else { return text.append(line) }
    let value = known?.label ?? path
    if element.allowsMultiple, let index = entry.fields.firstIndex(where: { $0.key == key }) {
      entry.fields[index].value += ", \(value)"
    } else {
      entry.fields.append(Entry.Field(key, label: element.label, value))
    }
  }

  private mutating func endItem() {
    guard let item else { return }
    self.item = nil
    var answer = Draft.normalized(item.lines.joined(separator: "\n"))
    if answer.isEmpty, item.isTicked { answer = "Yes" }
    guard !answer.isEmpty else { return }
    put(answer, item.element, title: item.element.label)
  }

  private mutating func endText() {
    var lines = text
    text = []
    // A block of code without a line of code in it is the template's.
    if let open = lines.firstIndex(where: { !$0.isBlank }), lines[open].trimmed == "```",
      let close = lines[(open + 1)...].firstIndex(where: { !$0.isBlank && !layout.isEmpty($0) }),
      lines[close].trimmed == "```"
    {
      lines.removeSubrange(open...close)
    }
    let answer = GuardedText.read(
      Draft.normalized(lines.joined(separator: "\n")),
      where: { layout.isStructure($0, below: heading?.title ?? "", heading?.level) })
    guard let heading else {
      if !answer.isEmpty { entry.sections.append(Entry.Section("description", title: "", answer)) }
      return
    }
    if let comment = CommentHeading(heading.title) {
      if !answer.isEmpty {
        entry.comments.append(Entry.Comment(seconds: comment.seconds, author: comment.author, text: answer))
      }
      return
    }
    if let element = heading.element {
      if !answer.isEmpty { put(answer, element, title: element.place == .section ? element.label : heading.title) }
    } else if !answer.isEmpty || !layout.isKnown(heading.title) {
      entry.sections.append(Entry.Section(nil, title: heading.title, answer))
    }
  }

  private mutating func put(_ text: String, _ element: Form.Element, title: String) {
    let isOneLine = !text.utf8.contains(0x0A)
    switch element.place {
    case .field(let key) where isOneLine: entry.fields.append(Entry.Field(key, label: title, text))
    case .environment where isOneLine: entry.environment.append(Entry.Part(element.label, text))
    case .section: entry.sections.append(Entry.Section(element.id, title: title, text))
    case .field, .environment: entry.sections.append(Entry.Section(nil, title: title, text))
    }
  }
}

extension Form.Element {
  /// Whether boxes below its heading choose values of a field.
  var isChoice: Bool { !options.isEmpty && place != .section }
}

extension TemplateLayout {
  /// Whether a heading begins something: one that is known, or one that stands as high as the one above it.
  func isCut(_ level: Int, _ title: String, below above: Int?) -> Bool {
    isKnown(title) || level <= above ?? 6 || CommentHeading(title) != nil
  }

  /// Whether a line of an answer below a heading would be taken for the template's own.
  func isStructure(_ line: Substring, below heading: String, _ level: Int?) -> Bool {
    if MarkdownRegions.Fence(line) != nil || MarkdownRegions.opensComment(line) || isEmpty(line) { return true }
    if let found = Self.heading(line) { return isCut(found.level, found.title, below: level) }
    if ["---", "<details>", "</details>"].contains(line.trimmed) { return true }
    guard let item = Item(line) else { return false }
    if element(named: heading)?.isChoice ?? false { return item.isTicked != nil }
    return element(of: item, below: heading) != nil
  }
}
