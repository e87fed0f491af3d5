internal import Git
internal import Issues

/// The names of the files in Git's index that may be issues, looked through by their bytes.
struct StagedNames: NameSource {
  private let reader: IndexReader
  private let prefixes: [String]

  /// Nil where a folder stands in the place of an issue, which is told by the paths of its files alone.
  init?(of snapshot: Snapshot) throws {
    guard try snapshot.obstacle() == nil else { return nil }
    reader = try snapshot.index()
    prefixes = try snapshot.configuration.prefixes
    var hasFolder = false
    reader.forEachPath { if $0.holds(".md/") { hasFolder = true } }
    if hasFolder { return nil }
  }

  func paths(of id: IssueID) -> [String] {
    paths { id.number == nil || $0.roughNumber(after: id.prefix) == id.number }
      .filter { IssueFolder.id(of: $0, prefixes: prefixes) == id }
  }

  func paths(withSlug slug: Substring) -> [String] {
    let end = Array("-\(slug).md".utf8)
    return paths { $0.ends(with: end) }.filter {
      IssueFolder.id(of: $0, prefixes: prefixes) != nil && IssueFolder.slug(ofPath: $0) == slug
    }
  }

  private func paths(where mayBe: (UnsafeRawBufferPointer) -> Bool) -> [String] {
    var paths: [String] = []
    reader.forEachPath { bytes in
      guard mayBe(bytes) else { return }
      let path = String(decoding: bytes, as: UTF8.self)
      // The sides of a conflict follow each other.
      if path != paths.last, IssueFolder.mayHoldIssue(path), reader.entry(path) != nil { paths.append(path) }
    }
    return paths
  }
}
