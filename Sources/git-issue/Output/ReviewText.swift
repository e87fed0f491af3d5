internal import Issues

/// A review for people: issue by issue, field by field, and the words that changed.
struct ReviewText {
  private let review: Review
  private let style: Style
  private let width: Int

  /// How many lines of a text are shown; the file itself has them all.
  private static let mostLines = 60

  init(_ review: Review, width: Int, style: Style) {
    self.review = review
    self.width = width
    self.style = style
  }

  var lines: [String] {
    var lines = [
      "\(paint(review.base.name, .id)) ← \(paint(review.head.name, .id)): \(TerminalText(review.tally))", "",
    ]
    for issue in review.issues { lines += block(issue) + [""] }
    if !review.otherFiles.isEmpty || !review.loosenings.isEmpty {
      lines.append(paint("Other files", .bold))
      lines += review.otherFiles.map { "    \(TerminalText($0))" }
      lines += review.loosenings.map { loosening in
        "    \(paint("loosened:", .warning)) \(TerminalText(loosening.path)): \(TerminalText(loosening.message))"
      }
      if !review.loosenings.isEmpty {
        lines.append(
          "    judged by the settings of \(TerminalText(review.base.name)): these count once they have landed")
      }
      lines.append("")
    }
    if let fault = review.fault {
      lines.append(
        "\(paint("\(fault.path):\(fault.line):\(fault.column):", .bold)) \(paint("error:", .error)) "
          + "\(TerminalText(fault.message))")
      lines.append("    \(paint("help:", .help)) \(TerminalText(fault.help))")
      lines.append("")
    }
    if !review.result.diagnostics.isEmpty {
      let diagnostics = TextReporter(width: width, style: style).text(review.result.diagnostics)
      lines += diagnostics.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    lines.append("\(paint(review.verdict, review.mayLand ? .open : .error)): \(TerminalText(review.summary))")
    return lines
  }

  private func paint(_ text: String, _ role: Style.Role) -> String { style.paint(TerminalText(text), as: role) }

  private func block(_ issue: IssueReview) -> [String] {
    let events = issue.events.map(\.rawValue).joined(separator: ", ")
    let role: Style.Role = issue.events.contains(.deleted) ? .error : issue.events.contains(.closed) ? .closed : .open
    var lines = ["\(paint(issue.name, .id)) \(paint(events, role))  \(TerminalText(issue.title))"]
    if let former = issue.formerPath { lines.append("    path: \(TerminalText(former)) → \(TerminalText(issue.path))") }
    if issue.events.contains(.deleted) {
      lines.append("    path: \(TerminalText(issue.path))")
    } else {
      lines += issue.told.flatMap(change)
    }
    lines += issue.suspicions.map { "    \(paint("look twice:", .warning)) \(TerminalText($0.message))" }
    lines += issue.referrers.map { "    \(paint("still named by:", .warning)) \(TerminalText($0))" }
    return lines
  }

  private func change(_ change: Change) -> [String] {
    let name = paint(change.name, .bold)
    switch (change.kind, change.old, change.new) {
    case (.section, _, _), (.comment, _, _):
      let what = change.old == nil ? "added" : change.new == nil ? "removed" : "edited"
      return ["    \(name) \(what)"] + words(change)
    case (.attachment, nil, let new?): return ["    \(name) added: \(TerminalText(new))"]
    case (.attachment, let old?, nil): return ["    \(name) removed: \(TerminalText(old))"]
    case (.attachment, _, let new?): return ["    \(name) replaced: \(TerminalText(new))"]
    case (_, let old?, let new?): return ["    \(name): \(TerminalText(old)) → \(TerminalText(new))"]
    case (_, nil, let new?): return ["    \(name): \(TerminalText(new))"]
    case (_, let old?, nil): return ["    \(name): \(TerminalText(old)) removed"]
    case (_, nil, nil): return []
    }
  }

  /// The text with what changed in it, as `git diff --word-diff` marks it; all of it where there was none before.
  private func words(_ change: Change) -> [String] {
    let isWhole = change.old == nil || change.new == nil
    let text = WordDiff(from: change.old ?? "", to: change.new ?? "").shortened.map { part -> String in
      switch part {
      case .same(let text): "\(TerminalText(text, as: .paragraphs))"
      case .removed(let text): marked(text, "[-", "-]", .removed, isWhole)
      case .added(let text): marked(text, "{+", "+}", .added, isWhole)
      }
    }.joined()
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    // No line of a text begins one of the log of a server, which might take it for a command.
    let shown = lines.prefix(Self.mostLines).map { "      | \($0)" }
    return shown + (lines.count > shown.count ? ["      … \(lines.count - shown.count) more lines"] : [])
  }

  /// Line by line, so that a colour ends where its line does.
  private func marked(_ text: String, _ open: String, _ close: String, _ role: Style.Role, _ isWhole: Bool) -> String {
    let safe = TerminalText(text, as: .paragraphs).description
    let isMarked = !isWhole && !style.isColored
    return safe.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.isEmpty ? "" : style.paint(TerminalText(isMarked ? "\(open)\(line)\(close)" : String(line)), as: role)
    }.joined(separator: "\n")
  }
}
