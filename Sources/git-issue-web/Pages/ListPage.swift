internal import IssueStore
internal import Issues

/// The issues that answer a query, with what they can be narrowed down by.
struct ListPage {
  /// How many issues a page has.
  static let rows = 50

  private let list: IssueList
  private let shown: [ListedIssue]
  private let fields: Fields
  private let links: Links
  private let facets: Facets
  /// Counted from 0.
  private let page: Int

  /// - Parameters:
  ///   - found: The issues that answer the query.
  ///   - fields: What the address says: `q`, and `page`, counted from 1.
  init(_ found: FoundIssues, _ query: Query, _ fields: Fields, links: Links) {
    page = min(max(0, (fields["page"].flatMap { Int($0) } ?? 1) - 1), Self.last(of: found))
    list = IssueList(found, query, limit: min(found.issues.count, (page + 1) * Self.rows))
    shown = Array(list.issues.dropFirst(page * Self.rows))
    facets = Facets(found)
    self.fields = fields
    self.links = links
  }

  /// Every page of all issues, which are sorted and counted once.
  static func all(_ found: FoundIssues, links: Links) -> [ListPage] {
    let list = IssueList(found, .all, limit: nil)
    let facets = Facets(found)
    return (0...last(of: found)).map { ListPage($0, of: list, found, facets, links) }
  }

  private init(_ page: Int, of list: IssueList, _ found: FoundIssues, _ facets: Facets, _ links: Links) {
    let rest = list.issues.dropFirst(page * Self.rows)
    // What is wrong is on every page.
    shown = rest.prefix(Self.rows) + rest.dropFirst(Self.rows).filter { found.hasFaults($0) }
    fields = Fields(page == 0 ? [] : [("page", String(page + 1))])
    (self.page, self.list, self.facets, self.links) = (page, list, facets, links)
  }

  private static func last(of found: FoundIssues) -> Int { max(0, (found.issues.count - 1) / rows) }

  /// What the search field says.
  private var text: String { fields["q"] ?? "" }

  var main: HTML {
    let empty: HTML? =
      shown.isEmpty && list.broken.isEmpty
      ? "<p class=\"empty\">No issue answers this. <a href=\"\(links.path(to: .list(Fields())))\">Show all</a></p>"
      : nil
    return """
      <h1>Issues <span class="count">\(list.total)</span></h1>
      \(BrokenFiles(list.broken, links: links).html)
      <div class="columns">
      <aside aria-label="Narrow down">\(facets.html(text, links))</aside>
      <section aria-label="Issues">
      \(empty)\(shown.isEmpty ? nil : table(shown))
      \(pages)
      </section>
      </div>
      """
  }

  private func table(_ issues: [ListedIssue]) -> HTML {
    """
    <div class="scroll"><table class="issues">
    <thead><tr>\(Column.allCases.map { head($0) })</tr></thead>
    <tbody>
    \(issues.map { row($0) })</tbody>
    </table></div>
    """
  }

  // MARK: Columns

  private enum Column: String, CaseIterable {
    case id, severity, status, title, reported, assignee, due

    var title: String { self == .id ? "ID" : rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
  }

  /// The head of a column, which sorts by it, and the other way round the second time.
  private func head(_ column: Column) -> HTML {
    let words = text.split(separator: " ")
    let order = words.last { $0.hasPrefix("sort:") }?.dropFirst(5)
    let isUp = order.map { $0 == column.rawValue } ?? false
    let isDown = order.map { $0 == "-\(column.rawValue)" } ?? false
    let rest = words.filter { !$0.hasPrefix("sort:") }.joined(separator: " ")
    let query = "\(rest) sort:\(isUp ? "-" : "")\(column.rawValue)".trimmed
    let state: HTML = isUp ? " aria-sort=\"ascending\"" : isDown ? " aria-sort=\"descending\"" : ""
    return "<th scope=\"col\"\(state)><a href=\"\(links.list(query))\">\(column.title)</a></th>"
  }

  private func row(_ issue: ListedIssue) -> HTML {
    let configuration = list.configuration
    let labels: [HTML] = issue.labels.map {
      " <a class=\"label\" href=\"\(links.list("label:\(Self.quoted($0))"))\">\($0)</a>"
    }
    let uncommitted: HTML? =
      list.isUncommitted(issue) ? "<span class=\"mark\" title=\"changes that are not committed\">*</span>" : nil
    let fault: HTML? = list.faults[issue.path]?.first.map {
      "<p class=\"error\">\($0.message) <code>[\($0.rule)]</code></p>"
    }
    let due = issue.due(configuration)
    let isLate = issue.isOverdue(on: list.today, configuration)
    return """
      <tr>
      <td class="id"><a href="\(links.path(to: .issue(issue.id)))">\(issue.id)</a>\(uncommitted)</td>
      <td>\(Badge.severity(issue.severity, configuration))</td>
      <td>\(Badge.status(issue.status, configuration))</td>
      <td class="title"><a href="\(links.path(to: .issue(issue.id)))">\(issue.title.isEmpty ? "(no title)" : issue.title)</a>\(labels)\(fault)</td>
      <td class="date">\(issue.text("reported") ?? "")</td>
      <td>\(issue.assignee.map { $0.name ?? $0.description } ?? "")</td>
      <td class="date\(isLate ? " late" : "")">\(due?.description ?? "")</td>
      </tr>

      """
  }

  private var pages: HTML? {
    let last = max(0, (list.total - list.broken.count - 1) / Self.rows)
    guard last > 0 else { return nil }
    func link(_ number: Int, _ words: HTML, _ relation: HTML) -> HTML? {
      guard (0...last).contains(number) else { return nil }
      let path = links.path(to: .list(fields.setting("page", to: number == 0 ? nil : String(number + 1))))
      return "<a class=\"button\" rel=\"\(relation)\" href=\"\(path)\">\(words)</a>"
    }
    return """
      <nav class="pages" aria-label="Pages">\(link(page - 1, "← Previous", "prev"))
      <span>Page \(page + 1) of \(last + 1)</span>
      \(link(page + 1, "Next →", "next"))</nav>
      """
  }

  /// A value as it stands in a query.
  static func quoted(_ value: String) -> String {
    let isPlain = value.allSatisfy { $0.isLetter || $0.isNumber || "-_.@/".contains($0) }
    return isPlain ? value : "\"\(value.filter { $0 != "\"" })\""
  }
}
