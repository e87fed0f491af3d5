@testable import Issues

extension Diagnostic {
  /// A diagnostic as a rule could have made it.
  static func sample(
    _ rule: RuleID = "steps-missing", _ level: Configuration.Level = .error, path: String = ".issues/BUG-001-x.md",
    line: Int = 3, columns: Range<Int> = 1..<5, endLine: Int? = nil, message: String = "say how",
    help: String = "write steps", sourceLine: String = "text"
  ) -> Diagnostic {
    func position(_ line: Int, _ column: Int) -> LineMap.Position {
      LineMap.Position(line: line, column: column, utf8Column: column, utf16Column: column)
    }
    return Diagnostic(
      rule: rule, level: level, path: path, range: columns, start: position(line, columns.lowerBound),
      end: position(endLine ?? line, columns.upperBound), message: message, help: help, sourceLine: sourceLine)
  }
}

extension CheckResult {
  static func sample(_ diagnostics: [Diagnostic], paths: [String] = []) -> CheckResult {
    CheckResult(diagnostics: diagnostics, paths: paths, count: paths.count, version: "1.2.3", token: "0123abcd")
  }
}
