/// What a check found and what it looked at: all that a reporter prints.
package struct CheckResult: Sendable {
  /// By file, in each by place.
  package let diagnostics: [Diagnostic]
  /// The files that were checked, those without a fault too.
  package let paths: [String]
  /// How many issues were checked: one that a change deletes counts, and has no file.
  package let count: Int
  /// How many findings the baseline covers, which are not among the diagnostics.
  package let known: Int
  /// The version of the program.
  package let version: String
  /// A word that no text can hold, since it is drawn anew for each check.
  package let token: String

  package init(diagnostics: [Diagnostic], paths: [String], count: Int, known: Int = 0, version: String, token: String) {
    self.diagnostics = diagnostics
    self.paths = paths
    self.count = count
    self.known = known
    self.version = version
    self.token = token
  }
}

extension CheckResult {
  package var errors: [Diagnostic] { diagnostics.filter { $0.level == .error } }
  package var warnings: [Diagnostic] { diagnostics.filter { $0.level != .error } }
  package var summary: String { Self.summary(diagnostics, count: count, known: known) }

  /// `2 errors and 1 warning in 3 issues, 12 in the baseline`, or `nothing wrong in 3 issues`.
  package static func summary(_ diagnostics: [Diagnostic], count: Int, known: Int) -> String {
    let errors = diagnostics.count { $0.level == .error }
    let found = diagnostics.isEmpty ? "nothing wrong" : counted(errors: errors, warnings: diagnostics.count - errors)
    return "\(found) in \(counted(count, "issue"))" + (known == 0 ? "" : ", \(known) in the baseline")
  }

  /// `2 errors and 1 warning`.
  static func counted(errors: Int, warnings: Int) -> String {
    "\(counted(errors, "error")) and \(counted(warnings, "warning"))"
  }

  /// `1 issue`, `2 issues`.
  package static func counted(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }
}
