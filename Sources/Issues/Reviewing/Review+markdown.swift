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
    page.add(list: findings, under: ["| Where | Rule | What |", "|---|---|---|"], "findings")
    page.add(list: suspicions, under: ["**Look twice**", ""], "remarks")
    page.add(list: loosened, under: ["**Rules loosened** (\(Self.whenLoosened))", ""], "more")
    page.add(list: issues.flatMap(rows), under: ["| Issue | What | Before → After |", "|---|---|---|"], "rows")
    page.add(list: issues.flatMap(details), under: [], "texts")
    page.add(list: otherFiles.map { "- \(MarkdownText.code($0))" }, under: ["**Other files**", ""], "files")
    return page.text
  }

  /// What GitHub takes, with some room.
  private static let longestComment = 65_000
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
      issue.suspicions.map { "- **\(MarkdownText(issue.name))**: \(MarkdownText($0.message))" }
        + (issue.referrers.isEmpty
          ? []
          : [
            "- **\(MarkdownText(issue.name))** is still named by \(issue.referrers.map { "\(MarkdownText.code($0))" }.joined(separator: ", "))"
          ])
    }
  }

  private var loosened: [String] { loosenings.map { "- \(MarkdownText.code($0.path)): \(MarkdownText($0.message))" } }

  /// The rows of an issue: what becomes of it, and each field.
  private func rows(_ issue: IssueReview) -> [String] {
    let name = "**\(MarkdownText(issue.name))** \(MarkdownText(issue.title))"
    let events = issue.events.map(\.rawValue).joined(separator: ", ")
    let fields = issue.changes.filter { [.field, .file, .attachment].contains($0.kind) }
    if issue.events.contains(.new) {
      let values = ["severity", "status", "assignee", "reporter"].compactMap { key in
        fields.first { $0.name == key }?.new.map { "\(key) \(MarkdownText.code($0))" }
      }
      return ["| \(name) | \(events) | \(values.joined(separator: ", ")) |"]
    }
    let isDeleted = issue.events.contains(.deleted)
    let moved = issue.formerPath.map { "\(MarkdownText.code($0)) → \(MarkdownText.code(issue.path))" }
    var rows = ["| \(name) | \(events) | \(isDeleted ? "\(MarkdownText.code(issue.path))" : moved ?? "") |"]
    guard !isDeleted else { return rows }
    for field in fields {
      let values = [field.old, field.new].map { $0.map { "\(MarkdownText.code($0))" } ?? "*none*" }
      rows.append("| | \(MarkdownText(field.name)) | \(values.joined(separator: " → ")) |")
    }
    return rows
  }

  /// The sections and comments of an issue, folded.
  private func details(_ issue: IssueReview) -> [String] {
    guard !issue.events.contains(.deleted) else { return [] }
    return issue.changes.filter { [.section, .comment].contains($0.kind) }.map { change in
      let what = change.old == nil ? "added" : change.new == nil ? "removed" : "edited"
      let text = WordDiff(from: change.old ?? "", to: change.new ?? "").shortened.map(Self.html).joined()
      return """
        <details><summary><b>\(MarkdownText(issue.name))</b> \(MarkdownText(change.name)): \(what)</summary>

        <pre>
        \(text)
        </pre>

        </details>

        """
    }
  }

  private static func html(_ part: WordDiff.Part) -> String {
    switch part {
    case .same(let text): "\(MarkdownText.preformatted(text))"
    case .removed(let text): "<del>\(MarkdownText.preformatted(text))</del>"
    case .added(let text): "<ins>\(MarkdownText.preformatted(text))</ins>"
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
  mutating func add(list items: [String], under head: [String], _ word: String) {
    guard !items.isEmpty else { return }
    // Each list leaves room for those below it.
    let room = used + (limit - used) / 2
    add(head)
    var left = 0
    for item in items {
      if used + item.unicodeScalars.count < room { append(item) } else { left += 1 }
    }
    append("")
    if left > 0 { add(["*\(left) \(word) are too long for this page: `git issue review` shows all.*", ""]) }
  }

  private mutating func append(_ line: String) {
    text += line + "\n"
    used += line.unicodeScalars.count + 1
  }
}
