internal import Git
package import Issues

/// How many issues answer a query, kept until something changes: for a shell's prompt, which is printed all the time.
///
/// It lies in `<git-dir>/git-issue/prompt`, a line for each of the last queries, and may be deleted at any time. Whether
/// it still holds is told by the folders of the issues, the settings, the index and HEAD. What an editor writes into a
/// file without making a new one is counted once issues are listed.
package struct KeptCount: Sendable, Equatable {
  package let issues: Int
  /// Whether a file cannot be read as an issue, or is not as it should be.
  package let hasFaults: Bool

  private static let path = "git-issue/prompt"
  private static let head = "git-issue prompt 1\n"
  /// How many queries are remembered.
  private static let mostQueries = 8

  /// The count of a snapshot of a work tree.
  ///
  /// - Parameters:
  ///   - name: What the query is called: another one has another.
  ///   - query: Read where the count has to be made anew.
  package init(
    _ snapshot: Snapshot, named name: String, today: CalendarDate, me: Person?, query: () throws -> Query
  ) throws {
    let place = WorkTree(root: snapshot.store.repository.gitDirectory)
    let start = FileStamp.now
    let words = [name, today.description, me?.description ?? ""]
    let kept = Self.lines(place)
    if let key = try snapshot.stateKey(words)?.sum, let line = kept.first(where: { $0.key == key }) {
      self = line.count
      return
    }
    let found = try snapshot.find(query(), today: today, me: me)
    issues = found.issues.count { !found.hasFaults($0) }
    hasFaults = !found.broken.isEmpty || !found.faults.isEmpty
    guard let state = try snapshot.stateKey(words), state.newest + 2_000_000_000 < start else { return }
    let lines = [(key: state.sum, count: self)] + kept.filter { $0.key != state.sum }
    // What cannot be written is counted again.
    try? place.write(Self.path, Array((Self.head + lines.prefix(Self.mostQueries).map(Self.text).joined()).utf8))
  }

  private init(issues: Int, hasFaults: Bool) { (self.issues, self.hasFaults) = (issues, hasFaults) }

  private static func text(_ line: (key: UInt64, count: KeptCount)) -> String {
    "\(line.key) \(line.count.issues) \(line.count.hasFaults ? 1 : 0)\n"
  }

  private static func lines(_ place: WorkTree) -> [(key: UInt64, count: KeptCount)] {
    guard let bytes = try? place.read(path)?.bytes, bytes.starts(with: head.utf8) else { return [] }
    return String(decoding: bytes.dropFirst(head.utf8.count), as: UTF8.self).split(separator: "\n").compactMap { line in
      let numbers = line.split(separator: " ")
      guard numbers.count == 3, let key = UInt64(numbers[0]), let issues = Int(numbers[1]) else { return nil }
      return (key, KeptCount(issues: issues, hasFaults: numbers[2] == "1"))
    }
  }
}

extension Snapshot {
  /// A number that is another one as soon as an issue comes, goes or is written anew, and when the last of it was
  /// written; nil where no index is kept.
  fileprivate func stateKey(_ words: [String]) throws -> (sum: UInt64, newest: UInt64)? {
    guard source == .workTree, let refresh = try IndexRefresh(self), let table = refresh.table else { return nil }
    var (numbers, newest): ([UInt64], UInt64) = ([refresh.settings], 0)
    let reader = FolderReader(refresh.workTree)
    for folder in Set(table.folders.map(\.path) + [IssueFolder.path, IssueFolder.forms]).sorted() {
      guard let stamp = try reader.stamp(ofFolder: folder) else { continue }
      numbers += stamp.words
      newest = max(newest, stamp.modified, stamp.changed)
    }
    numbers += try FolderReader(refresh.place).stamp(of: IndexRefresh.path)?.words ?? []
    let head = try store.headCommit()?.bytes ?? []
    let texts = head + words.flatMap { Array($0.utf8) + [0] }
    let sum = numbers.withUnsafeBytes { $0.sum(texts.withUnsafeBytes { $0.sum() }) }
    return (sum, newest)
  }
}
