/// The index as it is in its file, read without libgit2, which takes as long to read one of 100,000 entries as Git takes to
/// commit.
///
/// Like Git, it does not verify the sum at the end.
///
/// Source: gitformat-index(5).
package final class Index {
  private let bytes: FixedBytes
  /// Where the entries are, in Git's order: by the bytes of their paths, then by their stages.
  private let places: [Place]
  /// The paths of version 4, which the file has only in part.
  private let paths: [UInt8]?
  private let treesExtension: UnsafeRawBufferPointer?
  private lazy var trees = treesExtension.map { IndexFile.trees($0) } ?? [:]

  private struct Place {
    let entry: UInt32
    let path: UInt32
    let pathLength: UInt32
  }

  /// Reads an index; one without a file is empty.
  ///
  /// - Throws: ``GitError/Code/unsupported(_:)`` when it is split or sparse.
  package init(at path: String) throws(GitError) {
    let bytes: FixedBytes
    if let mapped = FixedBytes(path: path) {
      bytes = mapped
    } else {
      do throws(GitError) {
        bytes = FixedBytes(try System.read(path))
      } catch {
        guard error.code == .notFound else { throw error }
        (self.bytes, places, paths, treesExtension) = (FixedBytes([]), [], nil, nil)
        return
      }
    }
    var reader = IndexFile(bytes.all)
    guard let (version, count) = reader.readHead() else { throw Self.damaged(path) }
    var places: [Place] = []
    places.reserveCapacity(count)
    var paths: [UInt8] = []
    var last = 0
    for _ in 0..<count {
      guard let found = version == 4 ? reader.readEntry(after: last, in: &paths) : reader.readEntry() else {
        throw Self.damaged(path)
      }
      last = found.path.count
      places.append(
        Place(
          entry: UInt32(truncatingIfNeeded: found.entry), path: UInt32(truncatingIfNeeded: found.path.lowerBound),
          pathLength: UInt32(truncatingIfNeeded: found.path.count)))
    }
    var trees: UnsafeRawBufferPointer?
    while let (name, content) = reader.readExtension() {
      switch name {
      case "TREE": trees = content
      case "link": throw .unsupported(.splitIndex, function: "read")
      case "sdir": throw .unsupported(.sparseIndex, function: "read")
      default:
        // Git may leave out what begins with a capital.
        guard name.first?.isUppercase == true else { throw Self.damaged(path) }
      }
    }
    guard reader.isAtEnd else { throw Self.damaged(path) }
    (self.bytes, self.places, self.paths, treesExtension) = (bytes, places, version == 4 ? paths : nil, trees)
  }

  private static func damaged(_ path: String) -> GitError {
    GitError(.other(-1), "\(path) is no index that can be read", function: "read", path: path)
  }

  /// The entries whose path begins with a text, in Git's order. A directory ends with a slash.
  ///
  /// - Parameter directories: Those whose entries are left out.
  package func entries(under prefix: String = "", except directories: [String] = []) -> [IndexEntry] {
    let range = range(of: prefix)
    var skipped = directories.map { self.range(of: "\($0)/") }.filter { !$0.isEmpty }
      .sorted { $0.lowerBound < $1.lowerBound }[...]
    var entries: [IndexEntry] = []
    var position = range.lowerBound
    while position < range.upperBound {
      if let first = skipped.first, first.lowerBound <= position {
        position = max(position, first.upperBound)
        skipped = skipped.dropFirst()
      } else {
        entries.append(entry(at: position))
        position += 1
      }
    }
    return entries
  }

  /// Calls a function with each path that begins with a text.
  package func forEachPath(under prefix: String, _ body: (UnsafeRawBufferPointer) -> Void) {
    for position in range(of: prefix) { withPath(position, body) }
  }

  /// The entry of a path; nil when there is none.
  package func entry(_ path: String, stage: IndexEntry.Stage = .merged) -> IndexEntry? {
    var position = start(of: Array(path.utf8))
    while position < places.count, withPath(position, { $0.elementsEqual(path.utf8) }) {
      let entry = entry(at: position)
      if entry.stage == stage { return entry }
      position += 1
    }
    return nil
  }

  /// Whether a merge has left conflicts in paths that begin with a text.
  package func hasConflicts(under prefix: String = "") -> Bool {
    entries(under: prefix).contains { $0.stage != .merged }
  }

  /// The tree that a commit would have at a directory, where Git knows it without making it.
  package func tree(of directory: String) -> ObjectID? {
    directory.utf8.allSatisfy { $0 < 0x80 } ? trees[directory] : nil
  }

  private func entry(at position: Int) -> IndexEntry {
    let path = withPath(position) { String(decoding: $0, as: UTF8.self) }
    return IndexFile(bytes.all).entry(at: Int(places[position].entry), path: path)
  }

  private func withPath<Value>(_ position: Int, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    let place = places[position]
    let range = Int(place.path)..<Int(place.path) + Int(place.pathLength)
    guard let paths else { return body(UnsafeRawBufferPointer(rebasing: bytes.all[range])) }
    return paths.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// The entries whose path begins with a text.
  private func range(of prefix: String) -> Range<Int> {
    var bytes = Array(prefix.utf8)
    let start = start(of: bytes)
    guard let last = bytes.last else { return 0..<places.count }
    // No byte of UTF-8 is the highest.
    bytes[bytes.count - 1] = last + 1
    return start..<self.start(of: bytes)
  }

  /// The first entry whose path is not before some bytes.
  private func start(of bytes: [UInt8]) -> Int {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if withPath(middle, { $0.lexicographicallyPrecedes(bytes) }) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
