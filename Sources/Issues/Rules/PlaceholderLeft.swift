/// The form's own words, left among the reporter's, look like an answer and are none.
struct PlaceholderLeft: Rule {
  let id: RuleID = "placeholder-left"
  let summary = "None of the form's own placeholders is left in a report."
  let reason = "A reader cannot tell a forgotten hint from an answer."
  let remedy = "Write your answer in its place, or delete the line; `git issue check --fix --unsafe-fixes` deletes it."
  let needs = RuleNeeds.body
  var examples: [Example] {
    [
      Example(.report()),
      Example(.report(sections: ["Additional Notes": "<!-- nothing to see -->"])),
      Example(.report(sections: ["Additional Notes": "[Any additional context, error messages, logs, etc.] ←"])),
      Example(.report(sections: ["Steps to Reproduce": "1. Open the login page\n2. [Step 2] ←"])),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    guard let form = subject.form, subject.excess == nil else { return }
    var hints: Set<String> = []
    for element in form.elements where element.kind != .markdown {
      for line in element.placeholder.split(whereSeparator: \.isNewline) {
        let key = Words.comparable(line)
        if line.contains("["), key.count > 3 { hints.insert(key) }
      }
    }
    let map = LineMap(Array(subject.document.bytes[subject.document.bodyRange]))
    for (block, line) in Self.lines(subject.outline.blocks, map) {
      let text = map.text(ofLine: line)
      guard block != .code(info: ""), text.contains("["), hints.contains(Words.comparable(text)) else { continue }
      let range = subject.range(ofBodyLines: line...line)
      report(
        Finding(
          "this is the form's own text", at: range, help: "write your answer in its place, or delete the line",
          fix: .deletingLines(of: range, in: subject.document)))
    }
  }

  /// The lines of the blocks that a reader reads as text.
  private static func lines(_ blocks: [MarkdownBlock], _ map: LineMap) -> [(MarkdownBlock.Kind, Int)] {
    blocks.flatMap { block -> [(MarkdownBlock.Kind, Int)] in
      switch block.kind {
      case .paragraph, .heading, .cell: block.lines.map { (block.kind, $0) }
      case .list, .item, .quote, .table, .row: lines(block.children, map)
      case .code, .html, .thematicBreak: []
      }
    }
  }
}
