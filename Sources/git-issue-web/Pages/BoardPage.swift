internal import IssueStore
internal import Issues

/// Issues in lanes by their status. A card is moved by hand, by keys, or by the small form on it.
struct BoardPage {
  private let found: FoundIssues
  private let query: String
  private let order: Query
  private let links: Links
  private let isWritable: Bool

  /// How many cards a lane shows; the list has them all.
  private static let cards = 50

  init(_ found: FoundIssues, _ order: Query, query: String, links: Links, isWritable: Bool) {
    self.found = found
    self.order = order
    self.query = query
    self.links = links
    self.isWritable = isWritable
  }

  private var configuration: Configuration { found.context.configuration }

  var main: HTML {
    let known = Set(configuration.statuses.map(\.id))
    let byStatus = byStatus
    let others = byStatus.keys.filter { !known.contains($0) }.sorted()
    let lanes = configuration.statuses.map { lane($0.id, name: $0.name, byStatus[$0.id] ?? []) }
    let unknown = others.map { lane($0, name: $0.isEmpty ? "No status" : $0, byStatus[$0] ?? []) }
    return """
      <h1>Board</h1>
      \(BrokenFiles(found.broken, links: links).html)
      <form class="filter" action="\(links.path(to: .board(Fields())))">
      <label for="filter">Only issues that answer</label>
      <input id="filter" name="q" type="search" value="\(query)" placeholder="assignee:me -label:wip" autocomplete="off">
      <button>Show</button>
      </form>
      <section class="board" aria-label="Board">\(lanes)\(unknown)</section>
      """
  }

  /// The issues of each status.
  private var byStatus: [String: [ListedIssue]] {
    var texts = TextNumbers()
    var lanes: [(status: String, issues: [ListedIssue])] = []
    var without: [ListedIssue] = []
    for issue in found.issues {
      let number = issue.withText("status") { text -> Int? in
        guard let text else { return nil }
        let number = texts.number(of: text)
        if number == lanes.count {
          let status = String(decoding: text, as: UTF8.self)
          lanes.append((configuration.status(status)?.id ?? status.trimmed, []))
        }
        return number
      }
      if let number { lanes[number].issues.append(issue) } else { without.append(issue) }
    }
    let all = lanes + (without.isEmpty ? [] : [("", without)])
    return Dictionary(all, uniquingKeysWith: +)
  }

  private func lane(_ status: String, name: String, _ issues: [ListedIssue]) -> HTML {
    let term = "status:\(ListPage.quoted(status))"
    let path = links.list(query.isBlank ? term : "\(query) \(term)")
    let rest = issues.count - Self.cards
    let more: HTML? = rest > 0 ? "<p><a href=\"\(path)\">\(rest) more</a></p>" : nil
    return """
      <section class="lane" data-status="\(status)" aria-label="\(name)">
      <h2><a href="\(path)">\(name)</a> <span class="count">\(issues.count)</span></h2>
      \(order.sorted(issues, found.context, limit: Self.cards).map { card($0, status) })\(more)
      </section>
      """
  }

  private func card(_ issue: ListedIssue, _ status: String) -> HTML {
    let drag: HTML = isWritable ? " draggable=\"true\"" : ""
    let who: HTML? = issue.assignee.map { "<span class=\"who\">\($0.name ?? $0.description)</span>" }
    let fault: HTML? = found.faults[issue.path]?.first.map { "<p class=\"error\">\($0.message)</p>" }
    let isLate = issue.isOverdue(on: found.context.today, configuration)
    let late: HTML? = isLate ? "<span class=\"late\">overdue</span>" : nil
    return """
      <article class="card" data-id="\(issue.id)" tabindex="0" aria-label="\(issue.id) \(issue.title)"\(drag)>
      <h3><a href="\(links.path(to: .issue(issue.id)))"><span class="id">\(issue.id)</span> \(issue.title)</a></h3>
      <p>\(Badge.severity(issue.severity, configuration)) \(who) \(late)</p>\(fault)
      \(isWritable ? move(issue, from: status) : nil)
      </article>

      """
  }

  private func move(_ issue: ListedIssue, from status: String) -> HTML? {
    let allowed = configuration.statuses(after: status)
    guard !allowed.isEmpty else { return nil }
    let options: [HTML] = allowed.map { "<option value=\"\($0.id)\">\($0.name)</option>" }
    return """
      <form class="move" method="post" action="/issues/\(Percent.encode(issue.id.description))/status">
      <label><span class="hidden">Move \(issue.id) to</span> <select name="status">\(options)</select></label>
      <button>Move</button>
      </form>
      """
  }
}
