internal import Git
internal import Issues

extension Repository {
  /// A report as a commit had it. What nobody could read then, since it is too large, reads as empty: one such version
  /// must not hide all others.
  func pastDocument(_ blob: ObjectID) throws(GitError) -> Document {
    Document(try blobSize(blob) > Document.largest ? [] : self.blob(blob))
  }
}
