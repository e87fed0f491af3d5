/// How an issue stands, for a commit message that says that the commit closes it.
package enum Standing: Sendable, Equatable {
  case closed
  /// - Parameter missing: The ids of the sections that its form asks for once it is closed.
  case open(status: String, missing: [String] = [])
  /// Open in what is committed, and closed in the work tree.
  case closedInWorkTree(path: String)
  /// Nobody can tell.
  case unreadable(path: String)
}
