/// Annotations on a pull request, as commands to GitHub Actions.
///
/// GitHub shows ten errors and ten warnings of a step and drops the others in silence. The log lists what is not
/// annotated, and a notice says how many.
struct GitHubReporter: Reporter {
  let name = "github"

  /// How many annotations of one level GitHub shows of a step.
  static let mostOfALevel = 10
  /// How much of a text is shown, in Unicode scalars; GitHub refuses more than 64 KiB.
  private static let longestMessage = 4_000

  func report(_ result: CheckResult) -> String {
    let errors = result.errors
    let warnings = result.warnings
    var lines = (errors.prefix(Self.mostOfALevel) + warnings.prefix(Self.mostOfALevel)).map(Self.command)
    let rest = Array(errors.dropFirst(Self.mostOfALevel) + warnings.dropFirst(Self.mostOfALevel))
    if !rest.isEmpty {
      let count = CheckResult.counted(
        errors: max(0, errors.count - Self.mostOfALevel), warnings: max(0, warnings.count - Self.mostOfALevel))
      lines.append("::notice title=git issue check::\(count) more are not shown here; the log of this step lists them")
      // What issues hold is no command.
      lines.append("::stop-commands::\(result.token)")
      lines += rest.map(\.logLine)
      lines.append("::\(result.token)::")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func command(_ diagnostic: Diagnostic) -> String {
    let (start, end) = (diagnostic.start, diagnostic.end)
    var properties = [("file", diagnostic.path), ("line", "\(start.line)")]
    // GitHub refuses columns for several lines.
    if start.line == end.line { properties.append(("col", "\(start.column)")) }
    properties.append(("endLine", "\(end.line)"))
    if start.line == end.line { properties.append(("endColumn", "\(end.column)")) }
    properties.append(("title", diagnostic.rule.rawValue))
    let list = properties.map { "\($0)=\(escaped(property: $1))" }.joined(separator: ",")
    let message = escaped(diagnostic.advice.shortened(to: longestMessage))
    return "::\(diagnostic.level == .error ? "error" : "warning") \(list)::\(message)"
  }

  private static func escaped(property text: String) -> String { escaped(text, [":", ","]) }

  /// The text with `%`, line ends and what else is special as GitHub reads them, and other control characters as
  /// pictures.
  private static func escaped(_ text: String, _ special: [Unicode.Scalar] = []) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if special.contains(scalar) || scalar == "%" || scalar == "\r" || scalar == "\n" {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        escaped.append(contentsOf: "\(digits.count == 1 ? "%0" : "%")\(digits)".unicodeScalars)
      } else {
        escaped.append(scalar.isInvisibleControl ? scalar.picture : scalar)
      }
    }
    return String(escaped)
  }
}
