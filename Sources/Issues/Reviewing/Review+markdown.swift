extension Review {
  /// The line by which a comment with a review is found again.
  package static let marker = "<!-- git-issue review -->"

  /// The review as a comment on a pull request. Nothing in an issue becomes more there than text.
  package var markdown: String {
    var page = MarkdownPage(limit: Self.longestComment)
    page.add([Self.marker, "### \(mayLand ? "✅" : "❌") Issues: \(verdict)", "", heading, ""])
    if let fault {
      page.add([
        "**\(place(fault.path, fault.line))**: \(MarkdownText(fault.message)); \(MarkdownText(fault.help))", "",
      ])
    }
    page.add(list: findings, under: ["| Where | Rule | What |", "|---|---|---|"], "finding")
    page.add(list: suspicions, under: ["**Look twice**", ""], "remark")
    page.add(list: loosened, under: ["**Rules loosened** (\(Self.whenLoosened))", ""], "loosened rule")
    page.add(list: issues.map(rows), under: ["| Issue | What | Before → After |", "|---|---|---|"], "issue")
    page.add(list: otherFiles.map { "- \(MarkdownText.code($0))" }, under: ["**Other files**", ""], "file")
    page.add(list: issues.lazy.flatMap(details), under: [], "text")
    return page.text
  }

  /// What GitHub takes, with some room.
  private static let longestComment = 65_000
  /// How much of a value is shown in a table, and of one stretch of a text below it, in Unicode scalars.
  private static let (longestValue, longestStretch) = (200, 4_000)
  /// From when on a change of the settings counts.
  package static let whenLoosened = "they count once they have landed"

  private var heading: String {
    "\(MarkdownText.code(base.name)) ← \(MarkdownText.code(head.name)): \(MarkdownText(summary))"
  }

  private func place(_ path: String, _ line: Int) -> MarkdownText { .code("\(path):\(line)") }

  private var findings: [String] {
    result.diagnostics.map { diagnostic in
      let sign = diagnostic.level == .error ? "❌" : "⚠️"
      return "| \(place(diagnostic.path, diagnostic.start.line)) | \(sign) \(diagnostic.rule) "
        + "| \(MarkdownText(diagnostic.advice)) |"
    }
  }

  private var suspicions: [String] {
    issues.flatMap { issue in
      let name = "**\(MarkdownText(issue.name))**"
      let referrers = issue.referrers.map { "- \(name) is still named by \(MarkdownText.code($0))" }
      return issue.suspicions.map { "- \(name): \(MarkdownText($0.message.shortened(to: 1_000)))" } + referrers
    }
  }

  private var loosened: [String] { loosenings.map { "- \(MarkdownText.code($0.path)): \(MarkdownText($0.message))" } }

  /// The rows of an issue, which stay together: what becomes of it, and each field.
  private func rows(_ issue: IssueReview) -> String {
    let name = "**\(MarkdownText(issue.name))** \(MarkdownText(issue.title.shortened(to: Self.longestValue)))"
    let head = "| \(name) | \(issue.events.map(\.rawValue).joined(separator: ", "))"
    let fields = issue.told.filter { [.field, .file, .attachment].contains($0.kind) }
    if issue.events.contains(.new) {
      let values = fields.compactMap { field in
        field.new.map { "\(MarkdownText(field.name)) \(value($0))" }
      }
      return "\(head) | \(values.joined(separator: ", ")) |"
    }
    if issue.events.contains(.deleted) { return "\(head) | \(MarkdownText.code(issue.path)) |" }
    let moved = issue.formerPath.map { "\(MarkdownText.code($0)) → \(MarkdownText.code(issue.path))" }
    let rows = fields.map { field in
      let isReplaced = field.kind == .attachment && field.old == field.new
      let values = [field.old, field.new].map { $0.map { "\(value($0))" } ?? "*none*" }
      let change = isReplaced ? "\(values[1]) replaced" : values.joined(separator: " → ")
      return "| | \(MarkdownText(field.name.shortened(to: Self.longestValue))) | \(change) |"
    }
    return (["\(head) | \(moved ?? "") |"] + rows).joined(separator: "\n")
  }

  private func value(_ text: String) -> MarkdownText { .code(text.shortened(to: Self.longestValue)) }

  /// The texts of an issue, folded: those of a new one together, and else each section and comment that changes.
  private func details(_ issue: IssueReview) -> [String] {
    guard !issue.events.contains(.deleted) else { return [] }
    let texts = issue.changes.filter { [.section, .comment].contains($0.kind) }
    if issue.events.contains(.new) {
      let report = texts.map { change in
        "<b>\(MarkdownText(change.name))</b>\n\n"
          + "\(MarkdownText.preformatted((change.new ?? "").shortened(to: Self.longestStretch)))"
      }
      return report.isEmpty ? [] : [folded(issue, "the report", report.joined(separator: "\n\n"))]
    }
    return texts.map { change in
      let what = change.old == nil ? "added" : change.new == nil ? "removed" : "edited"
      let text = WordDiff(from: change.old ?? "", to: change.new ?? "").shortened.map(Self.html).joined()
      return folded(issue, "\(MarkdownText(change.name.shortened(to: Self.longestValue))): \(what)", text)
    }
  }

  private func folded(_ issue: IssueReview, _ summary: String, _ text: String) -> String {
    """
    <details><summary><b>\(MarkdownText(issue.name))</b> \(summary)</summary>

    <pre>
    \(text)
    </pre>

    </details>

    """
  }

  private static func html(_ part: WordDiff.Part) -> String {
    func shown(_ text: String) -> MarkdownText { .preformatted(text.shortened(to: longestStretch)) }
    return switch part {
    case .same(let text): "\(shown(text))"
    case .removed(let text): "<del>\(shown(text))</del>"
    case .added(let text): "<ins>\(shown(text))</ins>"
    }
  }
}

extension IssueReview {
  /// What people call it.
  package var name: String { id?.description ?? path }
}

/// A page that is not longer than a host takes. What does not fit is counted.
private struct MarkdownPage {
  let limit: Int
  private(set) var text = ""
  private var used = 0

  init(limit: Int) { self.limit = limit }

  mutating func add(_ lines: [String]) {
    for line in lines { append(line) }
  }

  /// Adds as many of the items as there is room for; nothing where there are none.
  ///
  /// - Parameter word: What one of the items is called.
  mutating func add(list items: some Collection<String>, under head: [String], _ word: String) {
    guard !items.isEmpty else { return }
    // Each list leaves room for those below it.
    let room = used + (limit - used) / 2
    add(head)
    var left = 0
    for item in items {
      if used + item.unicodeScalars.count < room { append(item) } else { left += 1 }
    }
    append("")
    if left > 0 {
      add(["*\(CheckResult.counted(left, word)) more than this page has room for: `git issue review` shows all.*", ""])
    }
  }

  private mutating func append(_ line: String) {
    text += line + "\n"
    used += line.unicodeScalars.count + 1
  }
}
