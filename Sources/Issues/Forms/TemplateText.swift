/// What a Markdown template has under a heading: hints for the reader, and what is there to be filled in.
struct TemplateText {
  struct Box: Equatable {
    let label: String
    let isTicked: Bool
  }

  /// Comments and the prose that the text starts with.
  let hint: String
  /// From the first list, table, code block or tag on, as it is written.
  let filledIn: String
  /// The boxes, where there is nothing else to be filled in; a box below another has the names of both.
  private(set) var boxes: [Box]?
  private(set) var isNumberedList = false
  /// The labels of GitLab's quick action `/label`.
  private(set) var labels: [String] = []
  /// Other quick actions, which a form does not have.
  private(set) var otherActions: [String] = []

  init(_ lines: ArraySlice<Substring>) {
    let scan = TemplateScan(lines)
    labels = scan.labels
    otherActions = scan.otherActions
    let blocks = MarkdownBlock.parse(Array(scan.rest.joined(separator: "\n").utf8))
    let isSeparator = { (block: MarkdownBlock) in block.kind == .thematicBreak }
    let prose = blocks.prefix { $0.kind == .paragraph || $0.kind == .quote || isSeparator($0) }
    let others = blocks.dropFirst(prose.count)
    let end = others.last { !isSeparator($0) }?.lines.upperBound
    let proseLines = prose.filter { !isSeparator($0) }.map { Self.text(of: scan.rest, $0.lines).trimmed }
    hint = (scan.comments + proseLines).filter { !$0.isBlank }.joined(separator: "\n\n")
    guard let start = others.first?.lines.lowerBound, let end else {
      filledIn = ""
      return
    }
    // What follows the last block belongs to none, such as a reference of a link.
    let isLast = others.last.map { !isSeparator($0) } ?? false
    let written = Self.text(of: scan.rest, start...(isLast ? max(end, scan.rest.count) : end))
    // `<details>` may be opened on the line of the heading; what closes it alone says nothing.
    let isClosing = written.filledLines.allSatisfy { $0.isBlank || $0.trimmed.hasPrefix("</") }
    filledIn = isClosing ? "" : written
    if others.count == 1, let list = others.first {
      isNumberedList = list.kind == .list(isOrdered: true)
    }
    let real = others.filter { !isSeparator($0) }
    if real.allSatisfy({ if case .list = $0.kind { true } else { false } }) {
      boxes = Self.boxes(in: Array(real), below: "", scan.rest)
    }
  }

  /// The lines, without blank ones around them.
  private static func text(of lines: [String], _ range: ClosedRange<Int>) -> String {
    var lines = lines[(range.lowerBound - 1)..<min(range.upperBound, lines.count)]
    while lines.first?.isBlank ?? false { lines.removeFirst() }
    while lines.last?.isBlank ?? false { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// The boxes of some lists, or nil where an item is none or has more than a line of text.
  private static func boxes(in lists: [MarkdownBlock], below name: String, _ lines: [String]) -> [Box]? {
    var boxes: [Box] = []
    for item in lists.flatMap(\.children) {
      guard case .item(let isChecked) = item.kind, let text = item.children.first, text.kind == .paragraph else {
        return nil
      }
      let written = text.lines.compactMap { lines.indices.contains($0 - 1) ? Leaf.unmarked(lines[$0 - 1]) : nil }
      let label = ([name, written.joined(separator: " ")].filter { !$0.isEmpty }).joined(separator: " / ")
      let nested = item.children.dropFirst()
      guard !label.isBlank, nested.allSatisfy({ if case .list = $0.kind { true } else { false } }),
        isChecked != nil || !nested.isEmpty
      else { return nil }
      if let isChecked { boxes.append(Box(label: label, isTicked: isChecked)) }
      guard let below = self.boxes(in: Array(nested), below: label, lines) else { return nil }
      boxes += below
    }
    // A form could not tell two of one name apart.
    return Set(boxes.map(\.label)).count == boxes.count ? boxes : nil
  }
}
