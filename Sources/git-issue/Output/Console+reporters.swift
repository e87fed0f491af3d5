internal import IssueStore
internal import Issues

extension Console {
  /// What `--format` takes.
  static let formats = [TextReporter.name] + Reporters.all.map(\.name)

  /// Writes what a check found to standard output, and for people how much it is to standard error.
  ///
  /// - Parameters:
  ///   - advice: What people are told behind that.
  ///   - format: One of `formats`.
  /// - Throws: An exit status of 1 where there are errors.
  func tell(_ judged: Judged, advice: String? = nil, format: String) throws {
    let result = CheckResult(judged)
    if let reporter = Reporters.all.first(where: { $0.name == format }) {
      standardOutput.write(reporter.report(result))
    } else {
      standardOutput.write(TextReporter(width: width, style: style).report(result))
      standardError.write("\(result.summary)\n")
      if let advice { standardError.write("\(advice)\n") }
    }
    if !result.errors.isEmpty { throw ExitStatus(code: Failure.Kind.refused.status) }
  }
}

extension CheckResult {
  /// What was judged, as this version of the program tells it.
  init(_ judged: Judged) {
    self.init(
      diagnostics: judged.diagnostics, paths: judged.paths, count: judged.count, known: judged.covered.count,
      version: GitIssue.version, token: Self.token)
  }

  /// A word that nobody can have written into an issue before: 128 random bits.
  private static var token: String {
    String(UInt128.random(in: .min ... .max), radix: 16)
  }
}
