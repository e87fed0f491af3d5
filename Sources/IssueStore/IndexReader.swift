internal import Git
internal import Issues

/// What a commit of the index would hold; a side of a conflict stands for its file.
final class IndexReader {
  private let index: Index

  init(_ index: Index) { self.index = index }

  func entry(_ path: String) -> IndexEntry? {
    for stage in [IndexEntry.Stage.merged, .ours, .theirs, .base] {
      if let entry = index.entry(path, stage: stage), !entry.isIntentToAdd { return entry }
    }
    return nil
  }

  func entries(under folder: String) -> [IndexEntry] {
    var last: String?
    return index.entries(under: folder).filter { entry in
      // The sides of a conflict follow each other.
      defer { last = entry.path }
      return !entry.isIntentToAdd && entry.path != last
    }
  }

  /// Calls a function with the path of each entry that is, or lies below, `.issues`.
  func forEachPath(_ body: (UnsafeRawBufferPointer) -> Void) { index.forEachPath(under: IssueFolder.path + "/", body) }

  func holds(_ folder: String) -> Bool { !index.entries(under: folder + "/").isEmpty }
}
