internal import Issues

/// What rules report, each with its place and what to do.
struct DiagnosticList {
  private let diagnostics: [Diagnostic]

  init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  /// Nil where there is nothing.
  var html: HTML? {
    guard !diagnostics.isEmpty else { return nil }
    return "<ul class=\"diagnostics\">\(diagnostics.map { Self.item($0) })</ul>"
  }

  static func item(_ diagnostic: Diagnostic) -> HTML {
    let kind: HTML = diagnostic.level == .error ? "error" : "warning"
    return """
      <li class="\(kind)" data-rule="\(diagnostic.rule)">\
      <strong>\(diagnostic.level.rawValue)</strong> \(diagnostic.message) <code>[\(diagnostic.rule)]</code>\
      <p class="help">\(diagnostic.path):\(diagnostic.start.line) – \(diagnostic.help)</p></li>
      """
  }
}
