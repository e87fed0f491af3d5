/// What has a manual page and is no command. What there is to say of the hooks is said of the command `hooks`.
enum Topic: String, CaseIterable {
  case format, query, rules

  var page: ManualPage {
    switch self {
    case .format:
      ManualPage(
        name: "git-issue-format", section: 5, summary: "how issues are written", text: PackageResources.format_md)
    case .query:
      ManualPage(
        name: "git-issue-query", section: 7, summary: "how issues are asked for", text: PackageResources.query_md)
    case .rules:
      ManualPage(
        name: "git-issue-rules", section: 7, summary: "what a report must hold", text: PackageResources.rules_md)
    }
  }
}
