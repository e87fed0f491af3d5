/// Without front matter that can be read, an issue has no id, no status and no title.
struct FrontMatterInvalid: Rule {
  let id: RuleID = "front-matter-invalid"
  let summary = "The front matter of an issue can be read."
  let reason =
    "A file whose fields cannot be read drops out of every list, count and history; it must be mended before anything else."
  let remedy =
    "Mend the file in an editor, at the place that is named: plain `key: value` lines between two lines `---`, with quotes round a value that holds `: ` or ` #`."
  let needs = RuleNeeds.bytes
  let isExcusable = false
  let isStructural = true
  var examples: [Example] {
    [
      Example(.report()),
      Example("←\nno front matter at all"),
      Example("--- ←\nid: BUG-001"),
      Example("---\nid: BUG-001\nid: BUG-002 ←\n---\n"),
      Example("---\ntitle: a: b ←\n---\n"),
      Example("---\nassignee: @ada ←\n---\n"),
      Example("---\ntitle: &a Crash ←\n---\n"),
      .knownIssue("---\nissue: Connection refused\n---\n\n## Cause\n\nThe server is down.\n"),
      .knownIssue("---\narea: Database ←\n---\n\n## Cause\n\nThe server is down.\n"),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    guard [.issue, .knownIssue].contains(subject.kind), !subject.document.isConflicted else { return }
    if let fault = subject.document.fault {
      return report(Finding(fault.message, at: fault.range, help: fault.help))
    }
    // A file that is not text is not an issue, wherever the bytes stand.
    if let offset = subject.document.bytes.firstInvalidUTF8 {
      report(Finding("the file is not UTF-8 text", at: offset..<offset, help: "save it as UTF-8"))
    }
    if subject.kind == .knownIssue, subject.document["issue"]?.text == nil {
      report(
        Finding(
          "say what is known here", at: subject.document["issue"]?.range ?? subject.placeOfFields,
          help: "name the issue in the front matter: `issue: Connection refused`"))
    }
  }
}
