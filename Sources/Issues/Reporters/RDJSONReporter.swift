/// The Reviewdog Diagnostic Format, which reviewdog turns into comments on any host. Columns are bytes.
struct RDJSONReporter: Reporter {
  let name = "rdjson"

  func report(_ result: CheckResult) -> String {
    JSON.object([
      ("source", .object([("name", .text("git-issue"))])),
      ("diagnostics", .list(result.diagnostics.map(Self.entry))),
    ]).pretty
  }

  private static func entry(_ diagnostic: Diagnostic) -> JSON {
    .object([
      ("message", .text(diagnostic.advice)),
      (
        "location",
        .object([
          ("path", .text(diagnostic.path)),
          ("range", .object([("start", position(diagnostic.start)), ("end", position(diagnostic.end))])),
        ])
      ),
      ("severity", .text(diagnostic.level == .error ? "ERROR" : "WARNING")),
      ("code", .object([("value", .text(diagnostic.rule.rawValue))])),
    ])
  }

  private static func position(_ position: LineMap.Position) -> JSON {
    .object([("line", .number(position.line)), ("column", .number(position.utf8Column))])
  }
}
