internal import Issues

/// What should be issues and cannot be read: on every page that lists, so that nothing is hidden.
struct BrokenFiles {
  private let files: [BrokenIssue]
  private let links: Links

  init(_ files: [BrokenIssue], links: Links) {
    self.files = files
    self.links = links
  }

  /// Nil where there are none.
  var html: HTML? {
    guard !files.isEmpty else { return nil }
    let items: [HTML] = files.map { file in
      let diagnostic = file.diagnostics.first
      let words = diagnostic.map { "\($0.message) [\($0.rule)]" } ?? "it cannot be read"
      let link: HTML? =
        file.isFolder
        ? nil : links.file(file.path).map { " <a href=\"\($0)\">Look at it</a>" }
      return "<li><strong>\(file.id?.description ?? "?")</strong> <code>\(file.path)</code>: \(words)\(link)</li>"
    }
    let count = files.count == 1 ? "1 file is broken" : "\(files.count) files are broken"
    return """
      <section class="broken" aria-label="Broken files">
      <h2>\(count)</h2>
      <ul>\(items)</ul>
      </section>
      """
  }
}
