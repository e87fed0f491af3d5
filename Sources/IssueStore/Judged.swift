package import Issues

/// What a check found.
package struct Judged: Sendable {
  /// What is told, in the order of the files.
  package var diagnostics: [Diagnostic]
  /// What the baseline covers, and nobody is told again.
  package var covered: [Diagnostic]
  /// The files that were judged as issues.
  package var paths: [String]
  /// How many issues were judged, those that a change deletes too.
  package var count: Int

  package init(diagnostics: [Diagnostic] = [], covered: [Diagnostic] = [], paths: [String] = []) {
    self.diagnostics = diagnostics
    self.covered = covered
    self.paths = paths
    count = paths.count
  }

  package var hasErrors: Bool { diagnostics.contains { $0.level == .error } }

  package var summary: String { CheckResult.summary(diagnostics, count: count, known: covered.count) }

  /// The same, with those of the errors that fit told as warnings.
  package func tellingAsWarnings(where isMild: (Diagnostic) -> Bool) -> Judged {
    var judged = self
    for index in diagnostics.indices where diagnostics[index].level == .error && isMild(diagnostics[index]) {
      judged.diagnostics[index].level = .warning
    }
    return judged
  }

  package static func += (left: inout Judged, right: Judged) {
    left.diagnostics += right.diagnostics
    left.covered += right.covered
    left.paths += right.paths
    left.count += right.count
  }
}
