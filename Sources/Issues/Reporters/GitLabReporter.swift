/// A Code Quality report, which GitLab shows in merge requests.
///
/// GitLab compares it with the report of the target branch by fingerprints.
struct GitLabReporter: Reporter {
  let name = "gitlab"

  func report(_ result: CheckResult) -> String {
    let fingerprints = Fingerprint.fingerprints(of: result.diagnostics)
    return JSON.list(zip(result.diagnostics, fingerprints).map { Self.entry($0, $1) }).pretty
  }

  private static func entry(_ diagnostic: Diagnostic, _ fingerprint: Fingerprint) -> JSON {
    .object([
      ("description", .text(diagnostic.advice)), ("check_name", .text(diagnostic.rule.rawValue)),
      ("fingerprint", .text(fingerprint.description)),
      ("severity", .text(diagnostic.level == .error ? "major" : "minor")),
      (
        "location",
        .object([
          ("path", .text(diagnostic.path)), ("lines", .object([("begin", .number(diagnostic.start.line))])),
        ])
      ),
    ])
  }
}
