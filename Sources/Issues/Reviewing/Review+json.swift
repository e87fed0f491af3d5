extension Review {
  /// The review for programs: `{"version": 1, "verdict": "may land", "issues": […]}`.
  package var json: JSON {
    JSON.envelope([
      ("base", base.json), ("head", head.json), ("verdict", .text(verdict)), ("summary", .text(summary)),
      ("issues", .list(issues.map(\.json))), ("otherFiles", .texts(otherFiles)),
      ("loosenings", .list(loosenings.map(\.json))), ("fault", fault?.json ?? .null),
      ("diagnostics", .list(result.diagnostics.map(\.json))),
    ])
  }
}

extension SettingsError {
  package var json: JSON {
    .object([
      ("path", .text(path)), ("line", .number(line)), ("column", .number(column)), ("message", .text(message)),
      ("help", .text(help)),
    ])
  }
}
