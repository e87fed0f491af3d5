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
    var highest = 0
    func see(_ path: String) {
      guard let id = IssueFolder.id(of: path, prefixes: [prefix]), let number = id.number else { return }
      highest = max(highest, number)
    }
    if let names = try snapshot.knownNames() {
      highest = names.highestNumber(prefix: prefix)
    } else {
      for file in try snapshot.files() { see(file.path) }
    }
    if workTree != nil {
      for entry in try repository.openIndex().entries(under: IssueFolder.path + "/") { see(entry.path) }
    }
    let merged = workTree == nil ? [] : try repository.mergedCommits()
    let tips = Set(try repository.branches().map(\.commit) + [headCommit()].compactMap { $0 } + merged)
    return max(highest, try NumberHistory(self).highest(prefix: prefix, tips: tips))
  }

  /// Every id that a file has, or had in any commit of the branches.
  func usedIDs() throws -> Set<IssueID> {
    var ids: Set<IssueID> = []
    var trees: Set<ObjectID> = []
    let tips = Set(try repository.branches().map(\.commit) + [headCommit()].compactMap { $0 })
    func see(_ tree: ObjectID, _ depth: Int) throws(GitError) {
      guard trees.insert(tree).inserted else { return }
      for entry in try repository.entries(of: tree) {
        if entry.mode == .directory, depth == 0, IssueFolder.isBucket(entry.name) {
          try see(entry.id, 1)
        } else if let id = Self.id(ofFile: entry.name) {
          ids.insert(id)
        }
      }
    }
    try repository.walk(from: Array(tips), hiding: [], order: .time) { (commit) throws(GitError) in
      if let entry = try repository.entry(at: IssueFolder.path, in: repository.tree(of: commit)),
        entry.mode == .directory
      {
        try see(entry.id, 0)
      }
      return .next
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

/// The highest number that any commit of the branches has ever held, by prefix.
///
/// A deleted issue's number is still spoken of in commits and mails, so it is never given again; it can only be found by
/// walking history. What has been walked is kept in `<common-dir>/git-issue/numbers`, a cache that may be deleted.
struct NumberHistory {
  private let store: IssueStore
  private var path: String { "\(store.repository.commonDirectory)/git-issue/numbers" }
  private static let head = "git-issue numbers 1"

  init(_ store: IssueStore) { self.store = store }

  func highest(prefix: String, tips: Set<ObjectID>) throws -> Int {
    var (seen, highest) = read()
    guard !tips.isSubset(of: seen) || highest[prefix] == nil else { return highest[prefix] ?? 0 }
    // A prefix that was never counted makes the walk start anew.
    if highest[prefix] == nil { seen = [] }
    var count = 0
    let known = seen.filter { (try? store.repository.contains($0)) == true }
    let prefixes = Set(highest.keys).union([prefix])
    try store.repository.walk(from: Array(tips), hiding: Array(known), order: .time) { (commit) throws(GitError) in
      count += 1
      let commit = try store.repository.commitInfo(commit)
      // What its first parent has was seen there; what a merge takes from another, there.
      let base = try commit.parents.first.map { (parent) throws(GitError) in try store.repository.tree(of: parent) }
      for difference in try store.repository.changes(from: base, to: commit.tree, under: IssueFolder.path) {
        guard difference.old == nil else { continue }
        for known in prefixes {
          guard let number = IssueFolder.id(of: difference.path, prefixes: [known])?.number else { continue }
          highest[known] = max(highest[known] ?? 0, number)
        }
      }
      return .next
    }
    highest[prefix] = highest[prefix] ?? 0
    // A few commits are walked again faster than a file is written.
    if count > 8 || known.isEmpty { write(tips, highest) }
    return highest[prefix] ?? 0
  }

  private func read() -> (seen: Set<ObjectID>, highest: [String: Int]) {
    guard let bytes = try? WorkTree(root: "\(store.repository.commonDirectory)/git-issue").read("numbers")?.bytes else {
      return ([], [:])
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.first == Self.head[...], lines.last == "end" else { return ([], [:]) }
    var seen: Set<ObjectID> = []
    var highest: [String: Int] = [:]
    for line in lines.dropFirst().dropLast() {
      let words = line.split(separator: " ")
      guard words.count == 2 || words.count == 3 else { continue }
      if words[0] == "tip", let id = ObjectID(hex: words[1]) { seen.insert(id) }
      if words[0] == "highest", words.count == 3, let number = Int(words[2]) { highest[String(words[1])] = number }
    }
    return (seen, highest)
  }

  /// A cache that cannot be written is made again next time.
  private func write(_ tips: Set<ObjectID>, _ highest: [String: Int]) {
    var text = "\(Self.head)\n"
    for tip in tips.sorted() { text += "tip \(tip)\n" }
    for (prefix, number) in highest.sorted(by: { $0.key < $1.key }) { text += "highest \(prefix) \(number)\n" }
    try? WorkTree(root: "\(store.repository.commonDirectory)/git-issue").write("numbers", Array((text + "end\n").utf8))
  }
}
