internal import IssueStore

/// Tells on standard error how far the reading is of what is kept, where bringing that up to date takes a while.
final class IndexingLine {
  private let console: Console
  private let title: String
  private var progress: Progress?

  init(_ title: String = "Indexing issues", on console: Console) {
    self.title = title
    self.console = console
  }

  func tell(_ step: IndexProgress) {
    switch step {
    case .total(let count):
      progress?.finish()
      progress = Progress(title, of: count, on: console)
    case .done(let count): progress?.advance(by: count)
    }
  }

  /// Ends the line. To be called before anything else is said.
  func finish() { progress?.finish() }
}
