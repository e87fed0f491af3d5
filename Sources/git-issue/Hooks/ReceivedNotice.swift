internal import Git
internal import IssueStore
internal import Issues

/// Tells what has got into the branch past the hooks that refuse. It is there: nothing is refused any more, nothing is
/// written, and nothing fails.
struct ReceivedNotice {
  /// What it came with: `merge`.
  let occasion: String
  /// What came.
  let range: (IssueStore) throws -> CommitRange?

  /// As many as a person reads before looking at the whole.
  private static let mostErrors = 20

  func tell(on console: Console) {
    let sink = console.standardError
    do {
      let store = try console.openStore(recovery: .later)
      guard let range = try range(store) else { return }
      let judged = try store.changes(in: range).judge()
      let errors = judged.diagnostics.filter { $0.level == .error }
      // Warnings hold up nobody at the other hooks either.
      guard !errors.isEmpty else { return }
      console.write(Array(errors.prefix(Self.mostErrors)), to: sink)
      let rest = errors.count - Self.mostErrors
      let more = rest > 0 ? ", \(rest) of them not shown" : ""
      sink.write("git-issue: \(judged.summary) came in with the \(occasion)\(more)\n")
      let since = range.base.map { " --since \($0.short)" } ?? ""
      sink.write("hint: git issue check\(since) shows them until they are mended\n")
    } catch {
      let reason = Failure(error, isCheck: false).message
      sink.write("git-issue: what came in with the \(occasion) was not checked: \(TerminalText(reason))\n")
    }
  }
}
