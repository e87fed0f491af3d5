internal import Git
internal import Issues

/// The ids that an import may give: those that are taken, and the next free ones.
struct ImportIDs {
  private let snapshot: Snapshot
  private let files: [IssueID: [Snapshot.File]]
  private var taken: Set<IssueID>
  /// The highest number that is taken, by prefix.
  private var highest: [String: Int] = [:]
  private var formerly: [IssueID: IssueID]?
  private var used: Set<IssueID>?

  init(_ snapshot: Snapshot) throws {
    self.snapshot = snapshot
    files = Dictionary(
      grouping: try snapshot.files().filter { $0.id != nil }, by: { $0.id ?? IssueID(prefix: "", number: 0) })
    taken = Set(files.keys)
  }

  /// The paths of the issues that are there.
  var paths: [IssueID: [String]] { files.mapValues { $0.map(\.path) } }

  /// The issue with an id, or that had it before; nil where there is none.
  mutating func issue(_ id: IssueID) throws -> Issue? {
    if let found = files[id] { return try load(found, id) }
    if formerly == nil {
      var table: [IssueID: IssueID] = [:]
      for (id, files) in files where files.count == 1 {
        guard case .issue(let issue) = try snapshot.load(files[0], sharing: [files[0].path]) else { continue }
        for old in issue.texts("formerly").compactMap({ IssueID($0) }) { table[old] = id }
      }
      formerly = table
    }
    return try formerly?[id].flatMap { id in try files[id].flatMap { try load($0, id) } }
  }

  private func load(_ found: [Snapshot.File], _ id: IssueID) throws -> Issue? {
    guard found.count == 1 else { throw StoreError.ambiguous(id, paths: found.map(\.path)) }
    switch try snapshot.load(found[0], sharing: [found[0].path]) {
    case .issue(let issue), .faulty(let issue, _): return issue
    case .broken(let broken): throw StoreError.broken(broken)
    }
  }

  /// Takes an id, if no issue has it or ever had it.
  mutating func take(_ id: IssueID) throws -> Bool {
    guard !taken.contains(id) else { return false }
    if let number = id.number {
      // Below the highest there may be gaps, and numbers of issues that are deleted or on other branches.
      if number <= (try known(id.prefix)), try wasUsed(id) { return false }
      highest[id.prefix] = max(try known(id.prefix), number)
    }
    taken.insert(id)
    return true
  }

  /// The next free id of a prefix.
  mutating func next(prefix: String) throws -> IssueID {
    if try snapshot.configuration.ids == .random {
      while true {
        let id = try snapshot.store.nextID(prefix: prefix, in: snapshot)
        if taken.insert(id).inserted { return id }
      }
    }
    let id = IssueID(prefix: prefix, number: try known(prefix) + 1)
    highest[prefix] = id.number
    taken.insert(id)
    return id
  }

  private mutating func known(_ prefix: String) throws -> Int {
    if let number = highest[prefix] { return number }
    let number = try snapshot.store.highestNumber(prefix: prefix, in: snapshot)
    highest[prefix] = number
    return number
  }

  private mutating func wasUsed(_ id: IssueID) throws -> Bool {
    if used == nil { used = try snapshot.store.usedIDs() }
    return used?.contains(id) ?? false
  }

  /// The prefixes of ids that were given, and that the settings do not know.
  func newPrefixes(beside known: [String]) -> [String] {
    Set(taken.subtracting(files.keys).map(\.prefix)).subtracting(known).sorted()
  }
}
