internal import IssueStore

/// Tells on standard error how far the index is, where bringing it up to date takes a while.
final class IndexingLine {
  private let console: Console
  private var progress: Progress?

  init(on console: Console) { self.console = console }

  func tell(_ step: IndexProgress) {
    switch step {
    case .total(let count):
      progress?.finish()
      progress = Progress("Indexing issues", of: count, on: console)
    case .done(let count): progress?.advance(by: count)
    }
  }

  /// Ends the line. To be called before anything else is said.
  func finish() { progress?.finish() }
}
