internal import IssueStore
internal import Issues

/// Everything that is not as it should be: what rules report, file by file.
struct DiagnosticsPage {
  private let judged: Judged
  private let broken: [BrokenIssue]
  private let links: Links
  private let prefixes: [String]

  /// How many files are shown; `check` tells them all.
  private static let most = 200

  init(_ judged: Judged, _ state: TrackerState, links: Links) {
    self.judged = judged
    broken = state.found.broken
    prefixes = state.configuration.prefixes
    self.links = links
  }

  var main: HTML {
    let files = Dictionary(grouping: judged.diagnostics, by: \.path).sorted { left, right in
      (Self.weight(left.value), left.key) < (Self.weight(right.value), right.key)
    }
    let sections: [HTML] = files.prefix(Self.most).map { file in
      let id = IssueFolder.id(of: file.key, prefixes: prefixes)
      let name: HTML = id.map { "<a href=\"\(links.path(to: .issue($0)))\">\($0)</a> " } ?? ""
      return """
        <section class="file"><h2>\(name)\(links.name(ofFile: file.key))</h2>
        \(DiagnosticList(file.value).html)</section>
        """
    }
    let rest = files.count - Self.most
    let more: HTML? = rest > 0 ? "<p>\(rest) more files: <code>git issue check --all</code> tells them all.</p>" : nil
    let sound: HTML? = files.isEmpty ? "<p class=\"empty\">Nothing is wrong.</p>" : nil
    return """
      <h1>Diagnostics</h1>
      <p>\(judged.summary)</p>
      \(BrokenFiles(broken, links: links).html)\(sound)
      \(sections)\(more)
      """
  }

  /// Files with errors come first.
  private static func weight(_ diagnostics: [Diagnostic]) -> Int { diagnostics.contains { $0.level == .error } ? 0 : 1 }
}
