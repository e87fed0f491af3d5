/// How an issue stands, for a commit message that says that the commit closes it.
package enum Standing: Sendable, Equatable {
  case closed
  case open(status: String)
  /// Open in what is committed, and closed in the work tree.
  case closedInWorkTree(path: String)
  /// Nobody can tell.
  case unreadable(path: String)
}
