internal import IssueStore

/// What is round every page: its head, the menu, and the place for what it shows.
struct Frame: Sendable {
  /// The pages of the menu.
  enum Section: Sendable, CaseIterable {
    case list, board, statistics, known, diagnostics

    var title: String {
      switch self {
      case .list: "Issues"
      case .board: "Board"
      case .statistics: "Statistics"
      case .known: "Known"
      case .diagnostics: "Diagnostics"
      }
    }

    var place: Links.Place {
      switch self {
      case .list: .list(Fields())
      case .board: .board(Fields())
      case .statistics: .statistics
      case .known: .known
      case .diagnostics: .diagnostics
      }
    }
  }

  let links: Links
  /// What the tracker is called.
  let name: String
  /// Whether issues can be changed from here.
  let isWritable: Bool
  /// The generation of the issues that are shown; nil where the page does not follow them.
  var generation: Int?
  /// How many files are not as they should be.
  var faults = 0
  /// What stands in the field for a search.
  var query = ""
  var menu = Menu.whole

  /// What leads from a page to others.
  enum Menu: Sendable {
    case whole
    /// Nothing: there are no others.
    case none
  }

  /// The page, whole.
  func page(_ title: String, in section: Section?, _ main: HTML) -> HTML {
    let live: HTML? = generation.map { "data-generation=\"\($0)\"" }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(title) · \(name)</title>
      <link rel="icon" href="data:,">
      <link rel="stylesheet" href="\(links.path(to: .asset("style.css")))">
      <link rel="stylesheet" href="\(links.path(to: .asset("pages.css")))">
      <script type="module" src="\(links.path(to: .asset(script)))"></script>\(extras)
      </head>
      <body \(live)>
      <a class="skip" href="#main">Skip to content</a>
      <header class="top">
      <a class="brand" href="\(links.path(to: .list(Fields())))">\(name)</a>
      \(ways(from: section))
      </header>
      <main id="main" tabindex="-1">
      \(main)
      </main>
      <div id="told" class="hidden" role="status" aria-live="polite"></div>
      </body>
      </html>

      """
  }

  private var script: String {
    switch menu {
    case .whole: "app.js"
    case .none: "intake.js"
    }
  }

  private func ways(from section: Section?) -> HTML? {
    guard menu == .whole else { return nil }
    let new: HTML? = isWritable ? "<a class=\"button primary\" href=\"/new\">New issue</a>" : nil
    return """
      <nav aria-label="Main"><ul>\(Section.allCases.map { item($0, isCurrent: $0 == section) })</ul></nav>
      <form class="search" role="search" action="\(links.path(to: .list(Fields())))">
      <label class="hidden" for="q">Search issues</label>
      <input id="q" name="q" type="search" value="\(query)" placeholder="Search: status:open severity&gt;=high, a text" \
      autocomplete="off" spellcheck="false" maxlength="1000">
      </form>
      \(new)
      """
  }

  /// What only a static site has: the script of its search, and its feeds.
  private var extras: HTML? {
    guard case .site = links.kind else { return nil }
    return """

      <script src="\(links.path(to: .asset("site.js")))" defer></script>
      <link rel="alternate" type="application/atom+xml" title="New issues" href="\(links.path(to: .feed(.new)))">
      <link rel="alternate" type="application/atom+xml" title="Closed issues" href="\(links.path(to: .feed(.closed)))">
      """
  }

  private func item(_ section: Section, isCurrent: Bool) -> HTML {
    let current: HTML = isCurrent ? " aria-current=\"page\"" : ""
    let count: HTML? =
      section == .diagnostics && faults > 0
      ? " <span class=\"count wrong\" title=\"files that are not as they should be\">\(faults)</span>" : nil
    return "<li><a href=\"\(links.path(to: section.place))\"\(current)>\(section.title)\(count)</a></li>"
  }
}

extension Frame {
  init(_ state: TrackerState, links: Links, isWritable: Bool, query: String = "") {
    self.init(
      links: links, name: state.name, isWritable: isWritable, generation: state.generation,
      faults: state.faults, query: query)
  }
}
