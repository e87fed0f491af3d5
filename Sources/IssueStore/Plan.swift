package import Git

/// A change to one file.
package enum FileEdit: Sendable {
  case write(String, [UInt8])
  case remove(String)
  /// The same bytes and mode under another name, where nothing may be yet.
  case move(String, to: String)

  /// Where the file is afterwards, or was.
  package var path: String {
    switch self {
    case .write(let path, _), .remove(let path), .move(_, let path): path
    }
  }
}

/// What a transaction is to do, worked out against the issues as they are at that moment.
package struct Plan<Value> {
  package var edits: [FileEdit]
  /// The commit's message.
  package var message: String
  /// What the caller is told.
  package var value: Value
  /// Commits that lead up to it, the first one first. Where they come to the same as the edits, they are all there is.
  package var history: [PlannedCommit] = []
  /// Files in conflict that the plan makes an end of; it writes them whatever their sides are.
  package var resolving: Set<String>
  /// The newest commit, where the change is to become part of it, and not one on top of it. Its parents, its message and
  /// its people stay.
  package var replacing: Commit?
  /// The new branch that it goes to where each report has its own, by its full name; one with a number behind it where
  /// that is taken.
  var branch: String?

  package init(edits: [FileEdit], message: String, value: Value, resolving: Set<String> = []) {
    self.edits = edits
    self.message = message
    self.value = value
    self.resolving = resolving
  }
}

/// A commit on the way to what a plan comes to.
package struct PlannedCommit: Sendable {
  package var edits: [FileEdit]
  package var message: String
  /// Who did it, and when; nil for who commits now.
  package var author: Signature?
}

/// How a change reaches the repository.
package enum Delivery: Sendable, Equatable {
  /// As a commit of its own.
  case commit
  /// Written and staged, for the user's next commit.
  case stage
}

/// What came of a transaction.
package struct Outcome<Value> {
  package let value: Value
  /// Nil where the change was staged, or there was nothing to change.
  package let commit: ObjectID?
  package let delivery: Delivery
  /// Whether there was anything to change.
  package let hasChanged: Bool
}
