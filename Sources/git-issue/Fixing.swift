internal import ArgumentParser
internal import IssueStore
internal import Issues

/// What `check` mends by itself.
struct FixOptions: ParsableArguments {
  @Flag(help: "Fix what can be fixed safely, in the work tree; commit and stage nothing.") var fix = false
  @Flag(help: "With --fix: also fix what is a guess, or deletes something.") var unsafeFixes = false

  /// Which fixes are asked for; nil for none.
  var allowed: Fix.Applicability? { fix ? unsafeFixes ? .unsafe : .safe : nil }

  func validate() throws {
    if unsafeFixes, !fix { throw ValidationError("--unsafe-fixes goes with --fix") }
  }

  /// Fixes some issues, and says on standard error what was done.
  func apply(to files: [Snapshot.File], with checker: Checker, _ store: IssueStore, _ console: Console) throws {
    guard let allowed else { return }
    let fixed = try store.fix(files, allowed, with: checker, console.session)
    if !fixed.paths.isEmpty {
      let found = Self.found(fixed.diagnostics)
      console.standardError.write("fixed \(found) in \(CheckResult.counted(fixed.paths.count, "issue"))\n")
    }
    for path in fixed.unread {
      console.standardError.write("left as it is, since it is broken or in conflict: \(TerminalText(path))\n")
    }
  }

  /// `2 errors and 1 warning`, without what there is none of.
  private static func found(_ diagnostics: [Diagnostic]) -> String {
    let errors = diagnostics.count { $0.level == .error }
    let counts = [(errors, "error"), (diagnostics.count - errors, "warning")].filter { $0.0 > 0 }
    return counts.map { CheckResult.counted($0.0, $0.1) }.joined(separator: " and ")
  }

  /// How much of what is told could be fixed, and with which options; nil where nothing can, or where there is no work
  /// tree to fix.
  static func advice(on judged: Judged, in snapshot: Snapshot) -> String? {
    guard snapshot.source == .workTree else { return nil }
    let fixes = judged.diagnostics.filter { !IssueFolder.isComment($0.path) }.compactMap { $0.fix?.applicability }
    let safe = fixes.count { $0 == .safe }
    let unsafe = fixes.count - safe
    switch (safe, unsafe) {
    case (0, 0): return nil
    case (0, _): return "\(unsafe) of them can be fixed with --fix --unsafe-fixes"
    case (_, 0): return "\(safe) of them can be fixed with --fix"
    default: return "\(safe) of them can be fixed with --fix, \(unsafe) more with --fix --unsafe-fixes"
    }
  }
}
