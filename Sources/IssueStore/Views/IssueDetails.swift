package import Issues

/// One issue in full: its fields, its text, its comments and attachments.
package struct IssueDetails {
  package let issue: Issue
  package let companions: Companions
  package let settings: Settings

  package init(_ issue: Issue, _ companions: Companions, _ settings: Settings) {
    self.issue = issue
    self.companions = companions
    self.settings = settings
  }

  /// What programs are given of it.
  package var json: [(String, JSON)] {
    let form = settings.form(ofType: issue.type)
    let outline = Outline(
      MarkdownLimits.excess(issue.document.bytes[issue.document.bodyRange]) == nil
        ? issue.document.bytes[issue.document.bodyRange] : [])
    let lines = issue.document.bodyLines
    let sections = outline.sections().map { section in
      JSON.object([
        ("id", .optional(form?.sections.first { $0.isNamed(section.title) }?.id)), ("title", .text(section.title)),
        ("text", .text(issue.document.text(of: section, in: lines))),
      ])
    }
    return issue.json + [
      ("body", .text(Draft.normalized(issue.document.body))), ("sections", .list(sections)),
      ("comments", .list(companions.comments.map { .object($0.json) })),
      ("attachments", .texts(companions.attachments)),
    ]
  }
}

extension Snapshot {
  /// An issue with what stands beside it.
  package func details(of issue: Issue) throws -> IssueDetails {
    IssueDetails(issue, try companions(of: issue), try readableSettings)
  }
}
