internal import IssueStore
internal import Issues

/// One issue in full, for people.
struct IssuePage {
  private let issue: Issue
  private let companions: Companions
  private let settings: Settings

  init(_ details: IssueDetails) {
    (issue, companions, settings) = (details.issue, details.companions, details.settings)
  }

  func lines(_ style: Style) -> [String] {
    var lines: [String] = []
    let status = settings.configuration.status(issue.status)
    lines.append(
      "\(style.paint(TerminalText(issue.id.description), as: .id))  \(style.paint(TerminalText(issue.title), as: .bold))"
    )
    for field in issue.document.frontMatter.fields where field.key != "id" && field.key != "title" {
      let role: Style.Role? =
        switch field.key {
        case "status": status?.isClosed ?? false ? .closed : .open
        case "severity": Style.Role(severity: issue.severity, settings.configuration)
        default: nil
        }
      lines += self.lines(field, role, style)
    }
    let text = Draft.normalized(issue.document.body)
    if !text.isEmpty { lines += ["", TerminalText(text, as: .paragraphs).description] }
    for comment in companions.comments {
      let heading = TerminalText("Comment by \(comment.author) at \(comment.time)")
      lines += ["", style.paint(heading, as: .heading), TerminalText(comment.shownText, as: .paragraphs).description]
    }
    if !companions.attachments.isEmpty {
      lines += ["", style.paint(TerminalText("Attachments"), as: .heading)]
      lines += companions.attachments.map { "\(TerminalText($0))" }
    }
    return lines
  }

  private func lines(_ field: FrontMatter.Field, _ role: Style.Role?, _ style: Style) -> [String] {
    let width = 12
    func line(_ name: String, _ value: String) -> String {
      "\(style.paint(TerminalText("\(name):").padded(to: width), as: .dim)) \(style.paint(TerminalText(value), as: role))"
    }
    if let pairs = field.value.pairs {
      return [style.paint(TerminalText("\(field.key):"), as: .dim)]
        + pairs.map { line("  \($0.key)", $0.value.text ?? $0.value.json.written) }
    }
    if field.value.items != nil { return [line(field.key, field.value.texts.joined(separator: ", "))] }
    let text = field.value.text ?? ""
    let shown =
      switch field.key {
      case "status": settings.configuration.status(text)?.name ?? text
      case "severity": settings.configuration.severity(text)?.name ?? text
      default: text
      }
    return [line(field.key, shown)]
  }
}

extension Style.Role {
  /// The colour of a severity: by its place among all, so that a team's own names have colours too.
  init?(severity: String?, _ configuration: Configuration) {
    guard let index = severity.flatMap({ configuration.rank(ofSeverity: $0) }) else { return nil }
    let roles: [Style.Role] = [.critical, .high, .medium, .low]
    self = roles[Swift.min(index * roles.count / configuration.severities.count, roles.count - 1)]
  }
}
