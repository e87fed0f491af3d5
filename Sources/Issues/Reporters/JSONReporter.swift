/// Diagnostics for programs: `{"version": 1, "diagnostics": […]}`.
struct JSONReporter: Reporter {
  let name = "json"

  func report(_ result: CheckResult) -> String {
    JSON.envelope([("diagnostics", .list(result.diagnostics.map(\.json)))]).pretty
  }
}
