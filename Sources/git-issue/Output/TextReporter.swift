internal import Issues

/// Diagnostics for people: where and what, the line with carets under the fault, and how to put it right.
///
/// It knows the terminal, so it is made for a console; the other reporters need nothing but what was found.
struct TextReporter: Reporter {
  static let name = "text"

  let width: Int
  let style: Style

  var name: String { Self.name }

  func report(_ result: CheckResult) -> String { text(result.diagnostics) }

  func text(_ diagnostics: [Diagnostic]) -> String {
    let text = DiagnosticText(width: width, style: style)
    return diagnostics.flatMap { text.lines(CaretSnippet($0)) }.map { $0 + "\n" }.joined()
  }
}

extension CaretSnippet {
  init(_ diagnostic: Diagnostic) {
    let isPlace = diagnostic.range.isEmpty
    self.init(
      path: diagnostic.path, line: diagnostic.start.line, column: diagnostic.start.column,
      endColumn: diagnostic.end.line > diagnostic.start.line
        ? nil : isPlace ? diagnostic.start.column + 1 : diagnostic.end.column,
      level: diagnostic.level == .warning ? .warning : .error, rule: diagnostic.rule.rawValue,
      message: diagnostic.message,
      sourceLine: diagnostic.sourceLine.isBlank ? nil : diagnostic.sourceLine, help: diagnostic.help)
  }
}

extension Console {
  /// Writes diagnostics with the lines that they are about.
  func write(_ diagnostics: [Diagnostic], to sink: Sink) {
    sink.write(TextReporter(width: width, style: style).text(diagnostics))
  }
}
