/// A change to one file of a tree. Paths have no slash at either end.
package enum TreeChange: Hashable, Sendable {
  /// Puts an object at a path, with the directories above it; replaces what is there.
  case write(path: String, id: ObjectID, mode: FileMode)
  /// Removes what is at a path, and directories that it leaves empty; nothing when there is nothing.
  case remove(path: String)

  /// The path that changes.
  package var path: String {
    switch self {
    case .write(let path, _, _), .remove(let path): path
    }
  }
}

/// A file that two trees hold differently.
package struct TreeDifference: Hashable, Sendable {
  /// An object and its mode.
  package struct File: Hashable, Sendable {
    /// The object.
    package let id: ObjectID
    /// What kind of file it is.
    package let mode: FileMode

    /// Names an object as a file of a kind.
    package init(id: ObjectID, mode: FileMode) {
      self.id = id
      self.mode = mode
    }
  }

  /// The path from the top of the trees.
  package let path: String
  /// What the first tree holds; nil for a file that was added.
  package let old: File?
  /// What the second tree holds; nil for a file that was removed.
  package let new: File?

  /// Names what two trees hold at a path.
  package init(path: String, old: File?, new: File?) {
    (self.path, self.old, self.new) = (path, old, new)
  }
}
