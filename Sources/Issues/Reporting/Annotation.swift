/// A remark at a place in a file, as GitHub Actions shows it beside the code.
///
/// GitHub shows ten errors and ten warnings of a step and drops the others in silence. The log lists what is not
/// annotated, and a notice says how many.
struct Annotation {
  enum Level: String { case error, warning, notice }

  let level: Level
  /// `file`, `line` and so on, with their values as they are.
  let properties: [(name: String, value: String)]
  let message: String
  /// What the log says where GitHub would not show it.
  let logLine: String

  /// How many annotations of one level GitHub shows of a step.
  static let mostOfALevel = 10
  /// How much of a text is shown, in Unicode scalars; GitHub refuses more than 64 KiB.
  private static let longestMessage = 4_000

  init(_ level: Level, path: String?, title: String, _ message: String) {
    self.level = level
    properties = (path.map { [("file", $0), ("line", "1")] } ?? []) + [("title", title)]
    self.message = message
    logLine = "\(path.map { "\($0): " } ?? "")\(level.rawValue)[\(title)]: \(message)".visible
  }

  init(_ diagnostic: Diagnostic) {
    let (start, end) = (diagnostic.start, diagnostic.end)
    var properties = [("file", diagnostic.path), ("line", "\(start.line)")]
    // GitHub refuses columns for several lines.
    if start.line == end.line { properties.append(("col", "\(start.column)")) }
    properties.append(("endLine", "\(end.line)"))
    if start.line == end.line { properties.append(("endColumn", "\(end.column)")) }
    properties.append(("title", diagnostic.rule.rawValue))
    self.properties = properties
    level = diagnostic.level == .error ? .error : .warning
    message = diagnostic.advice
    logLine = diagnostic.logLine
  }

  /// The lines for the log of a step.
  ///
  /// - Parameters:
  ///   - title: What the notice of those that are not shown is called.
  ///   - token: A word that no text can hold.
  static func commands(for annotations: [Annotation], title: String, token: String) -> String {
    let errors = annotations.filter { $0.level == .error }
    let warnings = annotations.filter { $0.level == .warning }
    var lines = (errors.prefix(mostOfALevel) + warnings.prefix(mostOfALevel)).map(\.command)
    lines += annotations.filter { $0.level == .notice }.map(\.command)
    let rest = Array(errors.dropFirst(mostOfALevel) + warnings.dropFirst(mostOfALevel))
    if !rest.isEmpty {
      let count = CheckResult.counted(
        errors: max(0, errors.count - mostOfALevel), warnings: max(0, warnings.count - mostOfALevel))
      lines.append("::notice title=\(title)::\(count) more are not shown here; the log of this step lists them")
      // What issues hold is no command.
      lines.append("::stop-commands::\(token)")
      lines += rest.map(\.logLine)
      lines.append("::\(token)::")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private var command: String {
    let list = properties.map { "\($0.name)=\(Self.escaped($0.value, [":", ","]))" }.joined(separator: ",")
    return "::\(level.rawValue) \(list)::\(Self.escaped(message.shortened(to: Self.longestMessage)))"
  }

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
