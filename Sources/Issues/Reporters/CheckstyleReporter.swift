/// Checkstyle's XML, which most servers that build and review code can read.
struct CheckstyleReporter: Reporter {
  let name = "checkstyle"

  func report(_ result: CheckResult) -> String {
    var files: [XML] = []
    for diagnostic in result.diagnostics {
      if files.last?.attributes.first?.1 != diagnostic.path {
        files.append(XML(name: "file", attributes: [("name", diagnostic.path)]))
      }
      files[files.count - 1].children.append(Self.error(diagnostic))
    }
    return XML(name: "checkstyle", attributes: [("version", "4.3")], children: files).document
  }

  private static func error(_ diagnostic: Diagnostic) -> XML {
    XML(
      name: "error",
      attributes: [
        ("line", "\(diagnostic.start.line)"), ("column", "\(diagnostic.start.column)"),
        ("severity", diagnostic.level == .error ? "error" : "warning"), ("message", diagnostic.advice),
        ("source", "git-issue.\(diagnostic.rule)"),
      ])
  }
}
