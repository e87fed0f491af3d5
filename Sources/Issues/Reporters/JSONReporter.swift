/// Diagnostics for programs: `{"version": 1, "diagnostics": […]}`.
struct JSONReporter: Reporter {
  let name = "json"

  func report(_ diagnostics: [Diagnostic]) -> String {
    JSON.envelope([("diagnostics", .list(diagnostics.map(\.json)))]).pretty
  }
}
