internal import Git
internal import Issues

extension IssueStore {
  /// The next free id of a prefix: one above the highest number on HEAD, in the index and the work tree, and on every
  /// local and remote-tracking branch. A number that was ever committed on them is never given again.
  ///
  /// Call it with the ``WriterLock`` held, or another process may choose the same.
  func nextID(prefix: String, in snapshot: Snapshot) throws -> IssueID {
    let configuration = try snapshot.configuration
    if configuration.ids == .random {
      let taken = Set(try snapshot.files().compactMap(\.id))
      while true {
        if let id = IssueID("\(prefix)-\(Self.randomTail())"), !taken.contains(id) { return id }
      }
    }
    return IssueID(prefix: prefix, number: try highestNumber(prefix: prefix, in: snapshot) + 1)
  }

  /// The highest number of a prefix that was ever given, as far as this clone knows; 0 where none was.
  func highestNumber(prefix: String, in snapshot: Snapshot) throws -> Int {
    var highest = HighestNumber(prefix: prefix)
    // What comes in is not committed on top of the work tree, and yet takes no number from it.
    let snapshots = intake == nil || workTree == nil ? [snapshot] : [snapshot, Snapshot(self, .workTree)]
    for snapshot in snapshots {
      if let names = try snapshot.knownNames() {
        highest.value = max(highest.value, names.highestNumber(prefix: prefix))
      } else {
        for file in try snapshot.files() { Array(file.path.utf8).withUnsafeBytes { highest.see($0) } }
      }
    }
    if workTree != nil {
      try repository.openIndex().forEachPath(under: IssueFolder.path + "/") { highest.see($0) }
    }
    try pastCommits().see(in: &highest)
    return highest.value
  }

  /// What the commits of all branches, and of a merge that is under way, have changed. A deleted issue's number is still
  /// spoken of in commits and mails, and can only be found there.
  private func pastCommits() throws -> CommitTable {
    let merged = workTree == nil ? [] : try repository.mergedCommits()
    let tips = Set(
      try repository.branches().map(\.commit) + [headCommit(), repository.head().commit].compactMap { $0 } + merged)
    return try CommitTable.upTo(Array(tips), in: self)
  }

  /// Every id that a file has, or had in any commit of the branches.
  func usedIDs() throws -> Set<IssueID> {
    var ids: Set<IssueID> = []
    for path in try pastCommits().paths where IssueFolder.mayHoldIssue(path) {
      if let id = Self.id(ofFile: WorkTree.split(path).name) { ids.insert(id) }
    }
    return ids
  }

  /// The id that a file's name starts with, whatever its prefix is.
  private static func id(ofFile name: String) -> IssueID? {
    guard name.hasSuffix(".md") else { return nil }
    let parts = name.dropLast(3).split(separator: "-")
    for count in stride(from: 2, through: min(4, parts.count), by: 1) {
      if let id = IssueID(parts[..<count].joined(separator: "-")) { return id }
    }
    return nil
  }

  /// Four characters, at least one a digit and one a letter, none that reads as another.
  private static func randomTail() -> String {
    let alphabet = Array("23456789abcdefghjkmnpqrstuvwxyz")
    while true {
      let tail = String((0..<4).compactMap { _ in alphabet.randomElement() })
      if tail.contains(where: \.isNumber), tail.contains(where: \.isLetter) { return tail }
    }
  }
}

/// The highest number that the names of issues' files have.
struct HighestNumber {
  let prefix: String
  /// 0 where there is none.
  var value = 0

  /// Takes the number of a path; what may not have a higher one is not looked at closely.
  mutating func see(_ path: UnsafeRawBufferPointer) {
    guard path.roughNumber(after: prefix) > value else { return }
    let id = IssueFolder.id(of: String(decoding: path, as: UTF8.self), prefixes: [prefix])
    value = max(value, id?.number ?? 0)
  }
}

extension UnsafeRawBufferPointer {
  /// What stands in a path where a file's name would have its number, if it began with a prefix; 0 where none does.
  func roughNumber(after prefix: String) -> Int {
    let start = Swift.min(count, nameStart + prefix.utf8.count + 1)
    var (end, number) = (start, 0)
    while end < count, self[end] >= 0x30, self[end] <= 0x39, end - start < 10 {
      number = number * 10 + Int(self[end] & 0xF)
      end += 1
    }
    return end - start > 9 ? 0 : number
  }
}
