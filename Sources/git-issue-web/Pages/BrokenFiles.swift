internal import Issues

/// What should be issues and cannot be read: on every page that lists, so that nothing is hidden.
struct BrokenFiles {
  private let files: [BrokenIssue]

  init(_ files: [BrokenIssue]) { self.files = files }

  /// Nil where there are none.
  var html: HTML? {
    guard !files.isEmpty else { return nil }
    let items: [HTML] = files.map { file in
      let diagnostic = file.diagnostics.first
      let words = diagnostic.map { "\($0.message) [\($0.rule)]" } ?? "it cannot be read"
      return "<li><strong>\(file.id?.description ?? "?")</strong> <code>\(file.path)</code>: \(words)</li>"
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
