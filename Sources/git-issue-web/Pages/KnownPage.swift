internal import Issues

/// The knowledge base: what comes up again, why, and what to do.
struct KnownPage {
  private let base: KnowledgeBase
  private let search: String
  private let links: Links

  /// - Parameter search: Words that entries are looked for by, the best match first; all of them, where it is blank.
  init(_ base: KnowledgeBase, search: String, links: Links) {
    self.base = base
    self.search = search
    self.links = links
  }

  var main: HTML {
    let areas: [HTML] =
      search.isBlank
      ? base.areas.map { section($0.name.isEmpty ? "In general" : $0.name, $0.entries) }
      : [section("Found", base.search(search))]
    let form: HTML? =
      if case .server = links.kind {
        """
        <form class="filter" role="search" action="/known"><label for="filter">Words of the problem</label>
        <input id="filter" name="q" type="search" value="\(search)" placeholder="connection refused">
        <button>Search</button></form>
        """
      } else {
        nil
      }
    let empty: HTML? =
      base.entries.isEmpty
      ? "<p class=\"empty\">Nothing is known yet. <code>git issue known add</code> begins it.</p>" : nil
    return """
      <h1>Known issues <span class="count">\(base.entries.count)</span></h1>
      \(BrokenFiles(base.broken, links: links).html)
      \(form)\(empty)
      \(areas)
      """
  }

  private func section(_ title: String, _ entries: [KnowledgeBase.Entry]) -> HTML {
    let articles: [HTML] = entries.map { entry in
      """
      <article class="known">
      <h3>\(entry.known.issue)</h3>
      <h4>Cause</h4>
      \(HTML(trusted: MarkdownBlock.html(entry.known.cause)))
      <h4>Solution</h4>
      \(HTML(trusted: MarkdownBlock.html(entry.known.solution)))
      <p class="help"><code>\(entry.path)</code></p>
      </article>
      """
    }
    guard !articles.isEmpty else { return "<p class=\"empty\">Nothing known holds these words.</p>" }
    return "<section aria-label=\"\(title)\"><h2>\(title)</h2>\(articles)</section>"
  }
}
