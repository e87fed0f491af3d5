internal import Git

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

  func holds(_ folder: String) -> Bool { !index.entries(under: folder + "/").isEmpty }
}
