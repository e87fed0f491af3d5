internal import Git

/// One file's change, as far as it must be known to finish it later.
struct RecordedChange: Sendable, Equatable {
  let path: String
  /// The blob that the work tree held before; nil where there was no file.
  let old: ObjectID?
  /// The blob that the index held before.
  let staged: ObjectID?
  /// The blob in the commit and the index; nil where the file goes.
  let new: ObjectID?
  /// The blob with the bytes of the work tree's file.
  let raw: ObjectID?
  /// Whether a sparse checkout leaves the file out of the work tree.
  let isSkipped: Bool
  /// The mode in the commit and the index.
  var mode = FileMode.regular
  /// The path of the work tree's file before, where it only moves.
  var source: String?

  var treeChange: TreeChange {
    if let new { .write(path: path, id: new, mode: mode) } else { .remove(path: path) }
  }
}
