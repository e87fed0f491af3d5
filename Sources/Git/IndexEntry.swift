internal import Clibgit2

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

  init(_ raw: git_index_entry) {
    path = String(cString: raw.path)
    id = ObjectID(raw.id)
    mode = FileMode(raw: raw.mode)
    stage = Stage(rawValue: Int(raw.flags >> 12 & 3)) ?? .merged
    isIntentToAdd = raw.flags_extended & UInt16(GIT_INDEX_ENTRY_INTENT_TO_ADD.rawValue) != 0
    isSkippedInWorkTree = raw.flags_extended & UInt16(GIT_INDEX_ENTRY_SKIP_WORKTREE.rawValue) != 0
    size = Int(raw.file_size)
  }
}
