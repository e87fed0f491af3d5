/// SARIF 2.1.0, as GitHub's code scanning and other servers take it. Columns are UTF-16 code units.
struct SARIFReporter: Reporter {
  let name = "sarif"

  /// GitHub refuses a file with more results, and shows 5,000 of them.
  static let mostResults = 25_000
  /// How much of a message is given, in Unicode scalars: more than anybody shows.
  private static let longestMessage = 1_000
  /// Stands for the top of the repository, as GitHub has it.
  private static let base = "%SRCROOT%"

  func report(_ result: CheckResult) -> String {
    let fingerprinted = Array(zip(result.diagnostics, Fingerprint.fingerprints(of: result.diagnostics)))
    // The worst are kept.
    let results = (fingerprinted.filter { $0.0.level == .error } + fingerprinted.filter { $0.0.level != .error })
      .prefix(Self.mostResults)
    let rules = RuleSet.all
    let indices = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($0.element.id, $0.offset) })
    let run: [(String, JSON)] = [
      ("tool", .object([("driver", Self.driver(rules, version: result.version))])),
      ("invocations", .list([Self.invocation(leftOut: result.diagnostics.count - results.count)])),
      ("columnKind", .text("utf16CodeUnits")),
      (
        "originalUriBaseIds",
        .object([(Self.base, .object([("description", Self.message("the top of the repository"))]))])
      ),
      ("results", .list(results.map { Self.entry($0, ruleIndex: indices[$0.rule], $1) })),
    ]
    return JSON.object([
      ("$schema", .text("https://json.schemastore.org/sarif-2.1.0.json")), ("version", .text("2.1.0")),
      ("runs", .list([.object(run)])),
    ]).pretty
  }

  private static func driver(_ rules: [any Rule], version: String) -> JSON {
    .object([("name", .text("git-issue")), ("version", .text(version)), ("rules", .list(rules.map(descriptor)))])
  }

  private static func descriptor(_ rule: any Rule) -> JSON {
    .object([
      ("id", .text(rule.id.rawValue)), ("shortDescription", message(rule.summary)),
      ("fullDescription", message(rule.reason)),
      ("help", message("\(rule.summary) \(rule.reason) git issue explain \(rule.id) shows examples.")),
      (
        "defaultConfiguration",
        .object(
          rule.level == .off
            ? [("enabled", .bool(false)), ("level", .text("warning"))] : [("level", .text(rule.level.rawValue))])
      ),
    ])
  }

  /// Says what is left out, so that nobody takes the results for all there are.
  private static func invocation(leftOut: Int) -> JSON {
    var members: [(String, JSON)] = [("executionSuccessful", .bool(true))]
    if leftOut > 0 {
      let text = "\(leftOut) more results are left out; git issue check lists them"
      members.append(
        ("toolExecutionNotifications", .list([.object([("level", .text("warning")), ("message", message(text))])])))
    }
    return .object(members)
  }

  private static func entry(_ diagnostic: Diagnostic, ruleIndex: Int?, _ fingerprint: Fingerprint) -> JSON {
    var members: [(String, JSON)] = [("ruleId", .text(diagnostic.rule.rawValue))]
    if let ruleIndex { members.append(("ruleIndex", .number(ruleIndex))) }
    members += [
      ("level", .text(diagnostic.level == .error ? "error" : "warning")),
      ("message", message(unlinked(diagnostic.advice.shortened(to: longestMessage)))),
      ("locations", .list([.object([("physicalLocation", location(diagnostic))])])),
      ("partialFingerprints", .object([("primaryLocationLineHash", .text("\(fingerprint):1"))])),
    ]
    return .object(members)
  }

  private static func location(_ diagnostic: Diagnostic) -> JSON {
    .object([
      ("artifactLocation", .object([("uri", .text(uri(diagnostic.path))), ("uriBaseId", .text(base))])),
      (
        "region",
        .object([
          ("startLine", .number(diagnostic.start.line)), ("startColumn", .number(diagnostic.start.utf16Column)),
          ("endLine", .number(diagnostic.end.line)), ("endColumn", .number(diagnostic.end.utf16Column)),
        ])
      ),
    ])
  }

  private static func message(_ text: String) -> JSON { .object([("text", .text(text))]) }

  /// The text without links: SARIF takes `[text](target)` for one, and issues are written by anybody.
  private static func unlinked(_ text: String) -> String {
    var unlinked = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "(", unlinked.last == "]" { unlinked.append(" ") }
      unlinked.append(scalar)
    }
    return String(unlinked)
  }

  /// The path with everything but the unreserved characters of RFC 3986 percent-encoded.
  private static func uri(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var uri: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        uri.append(byte)
      default: uri += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
      }
    }
    return String(decoding: uri, as: UTF8.self)
  }
}
