/// Diagnostics for programs: `{"version": 1, "diagnostics": […]}`.
struct JSONReporter: Reporter {
  let name = "json"

  func report(_ result: CheckResult) -> String {
    result.json.pretty
  }
}

extension CheckResult {
  package var json: JSON { .envelope([("diagnostics", .list(diagnostics.map(\.json)))]) }
}
