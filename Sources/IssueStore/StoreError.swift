package import Git
package import Issues

/// Why the store did not do what it was asked for. Nothing has been written then, but for ``unfinished(_:reason:)`` and
/// ``pending(_:reason:)``.
package enum StoreError: Error, Sendable {
  /// There is no `.issues` here.
  case noTracker
  case repository(RepositoryError)
  /// What was to be written breaks rules.
  case rejected([Diagnostic])
  /// A file that was to be changed has edits that are not committed.
  case uncommittedEdits(String)
  /// A file that was to be moved is not as it is committed; or, where the move is staged, not as it is staged.
  case uncommittedMove(String, Delivery)
  /// A file that was to be changed is in conflict.
  case conflicted(String)
  case unknownIssue(IssueID)
  /// Several files have the id.
  case ambiguous(IssueID, paths: [String])
  /// The issue cannot be read, so it cannot be changed.
  case broken(BrokenIssue)
  /// A field of an issue is written in a way in which no part of it can be set.
  case misshapen(IssueID, String)
  /// Another program holds a lock, and did not let go in time.
  case locked(path: String, seconds: Int)
  /// A file or folder may not be read, or cannot be.
  case unreadable(path: String, reason: String)
  /// What was to be read as a text is none, or is no file that may be.
  case noText(path: String, reason: String)
  /// A file could not be written.
  case file(path: String, reason: String)
  /// The change is made, but a file of the work tree is not as it should be.
  case unfinished(String, reason: String)
  /// The change is made, but a file could not be put in place, which the next command tries again.
  case pending(String, reason: String)
  /// The knowledge base has an entry about the same, which says something else.
  case knownOtherwise(KnowledgeBase.Entry)
  /// There is no such branch.
  case unknownBranch(String)
  /// What was asked for makes no sense here.
  case refused(message: String, help: String)
}
