/// The form's own words, left among the reporter's, look like an answer and are none.
struct PlaceholderLeft: Rule {
  let id: RuleID = "placeholder-left"
  let summary = "None of the form's own placeholders is left in a report."
  let reason =
    "A reader cannot tell a forgotten hint from an answer. What is surely a hint, but of some other template, is a warning."
  let remedy =
    "Write your answer in its place, or delete the line; `git issue check --fix --unsafe-fixes` deletes the form's own."
  let needs = RuleNeeds.body
  let isAboutCompleteness = true
  var examples: [Example] {
    [
      Example(.report()),
      Example(.report(sections: ["Additional Notes": "<!-- nothing to see -->"])),
      Example(.report(sections: ["Additional Notes": "[Any additional context, error messages, logs, etc.] ←"])),
      Example(.report(sections: ["Steps to Reproduce": "1. Open the login page\n2. [Step 2] ←"])),
      Example(.report(sections: ["Steps to Reproduce": "1. Open the menu\n2. Click on '...'"])),
      Example(.report(sections: ["Steps to Reproduce": "1. Go to '...' ←\n2. Leave the password empty, press Enter"])),
      Example(.report(sections: ["Additional Notes": "Some formats are shown empty [e.g. PNG]"])),
      Example(.report(sections: ["Additional Notes": "- Device: [e.g. iPhone6] ←\n- Browser: Firefox 120"])),
      Example(
        .report(sections: [
          "Description": "A clear and concise description of what the bug is. ←\n\nThe login page stays blank."
        ])),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    guard let hints = subject.reading?.hints, subject.excess == nil else { return }
    let map = subject.bodyLines
    Self.visit(subject.outline.blocks) { line in
      guard map.bytes(ofLine: line, { TemplateWording.mayBeUnmistakable($0) }) else { return }
      let text = map.text(ofLine: line)
      let range = subject.range(ofBodyLines: line...line)
      let help = "write your answer in its place, or delete the line"
      if text.hasByte(UInt8(ascii: "[")), hints.contains(Words.comparable(text)) {
        let fix = Fix.deletingLines(of: range, in: subject.document)
        report(Finding("this is the form's own text", at: range, help: help, fix: fix))
      } else if isLeftover(text, subject.substance) {
        report(Finding("this is a template's hint", at: range, help: help, level: .warning))
      }
    }
  }

  /// Whether a line is of some other template. In a quotation it may be what the report is about.
  private func isLeftover(_ text: String, _ substance: Substance) -> Bool {
    !text.trimmed.hasPrefix(">") && TemplateWording.isUnmistakable(text) && substance.isPlaceholder(Leaf(text: text))
  }

  /// Visits the lines of the blocks that a reader reads as text.
  private static func visit(_ blocks: [MarkdownBlock], _ visitLine: (Int) -> Void) {
    for block in blocks {
      switch block.kind {
      case .paragraph, .heading, .cell: block.lines.forEach(visitLine)
      case .list, .item, .quote, .table, .row: visit(block.children, visitLine)
      case .code, .html, .thematicBreak: continue
      }
    }
  }
}
