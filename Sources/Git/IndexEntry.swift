/// One file in the index.
package struct IndexEntry: Hashable, Sendable {
  /// Which side of a conflict an entry is; `merged` is the one of a file without a conflict.
  package enum Stage: Int, Sendable {
    case merged, base, ours, theirs
  }

  /// The path from the top of the work tree. Bytes that are not UTF-8 read as U+FFFD.
  package let path: String
  /// The staged object.
  package let id: ObjectID
  /// What kind of file it is.
  package let mode: FileMode
  /// The side of a conflict.
  package let stage: Stage
  /// Whether `git add --intent-to-add` made it: its blob is empty, and a commit leaves it out.
  package let isIntentToAdd: Bool
  /// Whether the work tree does not hold the file, as in a sparse checkout.
  package let isSkippedInWorkTree: Bool
  /// The length in bytes that the file had in the work tree; 0 when it has to be looked at again.
  package let size: Int
}
