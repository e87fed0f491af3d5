/// JUnit's XML: each file is a test case, which fails where there is an error.
///
/// Servers show one failure of a test case, so it tells all errors of its file; warnings are its output.
struct JUnitReporter: Reporter {
  let name = "junit"

  func report(_ result: CheckResult) -> String {
    let found = Dictionary(grouping: result.diagnostics, by: \.path)
    // What a change does to other files is told of files that were not checked.
    var seen: Set<String> = []
    let paths = (result.paths + result.diagnostics.map(\.path)).filter { seen.insert($0).inserted }
    let cases = paths.map { Self.testCase($0, found[$0] ?? []) }
    let counts = [
      ("tests", "\(cases.count)"), ("failures", "\(Set(result.errors.map(\.path)).count)"), ("errors", "0"),
      ("skipped", "0"),
    ]
    let suite = XML(name: "testsuite", attributes: [("name", "git issue check")] + counts, children: cases)
    return XML(name: "testsuites", attributes: [("name", "git issue check")] + counts, children: [suite]).document
  }

  private static func testCase(_ path: String, _ diagnostics: [Diagnostic]) -> XML {
    let errors = diagnostics.filter { $0.level == .error }
    let warnings = diagnostics.filter { $0.level != .error }
    var testCase = XML(name: "testcase", attributes: [("classname", "git-issue"), ("name", path), ("file", path)])
    if let first = errors.first {
      let rest = errors.count > 1 ? " (and \(errors.count - 1) more)" : ""
      testCase.children.append(
        XML(
          name: "failure", attributes: [("message", first.message + rest), ("type", first.rule.rawValue)],
          text: log(errors)))
    }
    if !warnings.isEmpty { testCase.children.append(XML(name: "system-out", text: log(warnings))) }
    return testCase
  }

  private static func log(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map(\.logLine).joined(separator: "\n")
  }
}
