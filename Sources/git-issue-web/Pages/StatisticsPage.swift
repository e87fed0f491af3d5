internal import IssueStore
internal import Issues

/// How many issues there are, and how that came about.
struct StatisticsPage {
  private let counted: TrackerStatistics
  private let query: String
  private let links: Links

  init(_ found: FoundIssues, _ query: Query, text: String, links: Links) {
    counted = TrackerStatistics(found, query, by: Statistics.Grouping.allCases, since: nil)
    self.query = text
    self.links = links
  }

  private var statistics: Statistics { counted.statistics }

  var main: HTML {
    let counts = statistics.counts
    let form: HTML? =
      if case .server = links.kind {
        """
        <form class="filter" action="/stats"><label for="filter">Only issues that answer</label>
        <input id="filter" name="q" type="search" value="\(query)" placeholder="label:auth" autocomplete="off">
        <button>Count</button></form>
        """
      } else {
        nil
      }
    return """
      <h1>Statistics</h1>
      \(BrokenFiles(counted.broken, links: links).html)
      \(faults)
      \(form)
      <dl class="numbers">
      <div><dt>Open</dt><dd>\(counts.open)</dd></div>
      <div><dt>Closed</dt><dd>\(counts.closed)</dd></div>
      <div><dt>Overdue</dt><dd>\(counts.overdue)</dd></div>
      <div><dt>Total</dt><dd>\(counts.total)</dd></div>
      </dl>
      \(course("Weeks", .week, TrackerStatistics.weeks))
      \(course("Months", .month, TrackerStatistics.months))
      \(durations)
      \(Statistics.Grouping.allCases.map { table($0) })
      """
  }

  private var faults: HTML? {
    var lines: [HTML] = counted.faults.map { "<li>\($0)</li>" }
    if counted.duplicates > 0 { lines.append("<li>several files have the same id, each is counted</li>") }
    return lines.isEmpty ? nil : "<section class=\"broken\" aria-label=\"Faults\"><ul>\(lines)</ul></section>"
  }

  private func course(_ title: String, _ period: Statistics.Period, _ most: Int) -> HTML? {
    let points = statistics.course(per: period, most: most)
    let words = "\(title): opened and closed, and how many were open at the end"
    guard let svg = CourseChart(points, title: words).svg else { return nil }
    let rows: [HTML] = points.reversed().map { point in
      "<tr><th scope=\"row\">\(point.start)</th><td>\(point.opened)</td><td>\(point.closed)</td><td>\(point.open)</td></tr>"
    }
    return """
      <section aria-label="\(title)"><h2>\(title)</h2>
      <p class="legend"><span class="key opened">opened</span> <span class="key closed">closed</span> \
      <span class="key open">open at the end</span></p>
      \(svg)
      <details><summary>The numbers</summary><div class="scroll"><table>
      <thead><tr><th scope="col">From</th><th scope="col">Opened</th><th scope="col">Closed</th><th scope="col">Open</th></tr></thead>
      <tbody>\(rows)</tbody></table></div></details>
      </section>
      """
  }

  private var durations: HTML? {
    func row(_ name: String, _ days: Statistics.Days?) -> HTML? {
      days.map { days in
        """
        <tr><th scope="row">\(name)</th><td>\(days.median)</td><td>\(days.ninetieth)</td><td>\(days.longest)</td></tr>
        """
      }
    }
    let rows = [row("Time to close", statistics.timeToClose), row("Age of the open ones", statistics.age)]
    guard rows.contains(where: { $0 != nil }) else { return nil }
    return """
      <section aria-label="Days"><h2>Days</h2><div class="scroll"><table>
      <thead><tr><th scope="col"></th><th scope="col">Half up to</th><th scope="col">Nine in ten up to</th>\
      <th scope="col">The longest</th></tr></thead>
      <tbody>\(rows)</tbody></table></div></section>
      """
  }

  /// Counts by a field; nil where no issue has a value.
  private func table(_ grouping: Statistics.Grouping) -> HTML? {
    let groups = statistics.groups(by: grouping)
    guard groups.contains(where: { $0.name != nil && $0.counts.total > 0 }) else { return nil }
    let title = grouping.rawValue.prefix(1).uppercased() + grouping.rawValue.dropFirst()
    let largest = max(1, groups.map(\.counts.total).max() ?? 1)
    let rows = groups.prefix(Self.most).map { group -> HTML in
      let counts = group.counts
      let name: HTML =
        group.name.map { name in
          "<a href=\"\(links.list("\(grouping.rawValue):\(ListPage.quoted(name))"))\">\(name)</a>"
        } ?? "(none)"
      return """
        <tr><th scope="row">\(name)</th><td>\(counts.open)</td><td>\(counts.closed)</td><td>\(counts.total)</td>\
        <td>\(counts.overdue)</td><td>\(bar(counts, of: largest))</td></tr>

        """
    }
    let rest = groups.count - Self.most
    let more: HTML? = rest > 0 ? "<p>\(rest) more</p>" : nil
    return """
      <section aria-label="\(title)"><h2>\(title)</h2><div class="scroll"><table class="numeric">
      <thead><tr><th scope="col">\(title)</th><th scope="col">Open</th><th scope="col">Closed</th><th scope="col">Total</th>\
      <th scope="col">Overdue</th><th scope="col"><span class="hidden">Share</span></th></tr></thead>
      <tbody>\(rows)</tbody></table></div>\(more)</section>
      """
  }

  /// The most values of a field that are shown.
  private static let most = 50

  private func bar(_ counts: Statistics.Counts, of largest: Int) -> HTML {
    let open = counts.open * 100 / largest
    let closed = counts.closed * 100 / largest
    return """
      <svg class="chart share" viewBox="0 0 100 8" aria-hidden="true" preserveAspectRatio="none">\
      <rect class="bar open" x="0" y="0" width="\(open)" height="8"/>\
      <rect class="bar closed" x="\(open)" y="0" width="\(closed)" height="8"/></svg>
      """
  }
}
