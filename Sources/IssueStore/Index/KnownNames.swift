internal import Git
internal import Issues

/// The names of the files that may be issues, as they are now: folders that are as they were are not listed, and no file
/// is looked at.
struct KnownNames: NameSource {
  /// Nil where nothing is kept.
  private let table: RowTable?
  /// Rows of files that are not there any more.
  private let gone: Set<Int>
  /// The paths of files that have no row yet.
  let new: [String]
  private let prefixes: [String]
  private let fields: SegmentFolder?
  /// Whether every file was asked if it has changed.
  var isFresh = false

  init(
    _ table: RowTable?, gone: Set<Int> = [], new: [String], prefixes: [String], fields: SegmentFolder? = nil
  ) {
    (self.table, self.gone, self.new, self.prefixes, self.fields) = (table, gone, new, prefixes, fields)
  }

  /// How many files there are.
  var count: Int { rowCount - gone.count + new.count }
  /// How many have a row. A place below that is the row.
  var rowCount: Int { table?.count ?? 0 }

  /// The highest number of a prefix, or a higher one; 0 where there is none.
  func highestNumber(prefix: String) -> Int {
    let known = rows { table, row in IssueID.number(ofKey: table.nameKey(row), prefix: prefix) != nil }
      .reduce(0) { max($0, number($1, prefix)) }
    return new.reduce(known) { max($0, IssueFolder.id(of: $1, prefixes: [prefix])?.number ?? 0) }
  }

  private func number(_ row: Int, _ prefix: String) -> Int {
    table.flatMap { IssueID.number(ofKey: $0.nameKey(row), prefix: prefix) } ?? 0
  }

  /// The files whose names start with an id.
  func paths(of id: IssueID) -> [String] {
    let key = id.key
    return (paths { $0.nameKey($1) == key } + new).filter { IssueFolder.id(of: $0, prefixes: prefixes) == id }.sorted()
  }

  func paths(withSlug slug: Substring) -> [String] {
    let end = Array("-\(slug).md\0".utf8)
    let known = paths { $0.nameKey($1) != 0 && $0.name($1).ends(with: end) }
    return (known + new).filter { id($0) != nil && IssueFolder.slug(ofPath: $0) == slug }.sorted()
  }

  /// All files whose names start with an id.
  var pathsByID: [IssueID: Set<String>] {
    var table: [IssueID: Set<String>] = [:]
    for path in paths(where: { _, _ in true }) + new {
      if let id = IssueFolder.id(of: path, prefixes: prefixes) { table[id, default: []].insert(path) }
    }
    return table
  }

  /// The files that may say another id than their names do, or that have none in their names.
  var doubtful: [String] {
    paths { $0.flags($1).contains(.issue) && !$0.flags($1).contains(.sound) } + new
  }

  private func paths(where isWanted: (RowTable, Int) -> Bool) -> [String] {
    rows(where: isWanted).compactMap { table?.path($0) }
  }

  private func rows(where isWanted: (RowTable, Int) -> Bool) -> [Int] {
    guard let table else { return [] }
    return (0..<table.count).filter { isWanted(table, $0) && (gone.isEmpty || !gone.contains($0)) }
  }
}

// MARK: By their places

extension KnownNames {
  /// The places of the names that start with an id.
  var places: [Int] {
    rows { $0.nameKey($1) != 0 } + new.indices.filter { id(new[$0]) != nil }.map { $0 + rowCount }
  }

  func path(_ place: Int) -> String {
    guard place < rowCount, let table else { return new[place - rowCount] }
    return table.path(place)
  }

  /// The number of the id at a place; 0 for a random one.
  func number(_ place: Int) -> Int {
    guard place < rowCount, let table else { return id(new[place - rowCount])?.number ?? 0 }
    let key = table.nameKey(place)
    return prefixes.lazy.compactMap { IssueID.number(ofKey: key, prefix: $0) }.first ?? 0
  }

  /// What comes of the name at a place, without its folder.
  func withName<Value>(_ place: Int, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    guard place < rowCount, let table else {
      var name = WorkTree.split(new[place - rowCount]).name
      return name.withUTF8 { body(UnsafeRawBufferPointer($0)) }
    }
    return body(UnsafeRawBufferPointer(rebasing: table.name(place).dropLast()))
  }

  /// The titles of the issues at some places, as they were when they were listed last; nil where one is not kept.
  func titles(_ places: [Int]) -> [String?] {
    guard let index else { return places.map { _ in nil } }
    return places.map { $0 < rowCount && index.isPlain($0) ? index.record($0)?.text("title") : nil }
  }

  /// What is kept of the issues, as they were when they were listed last.
  var index: IssueIndex? {
    guard let table, let fields else { return nil }
    return IssueIndex(table, fields: table.fields.map { fields.segment($0) }, texts: [])
  }

  func hasRow(_ place: Int) -> Bool { place < rowCount }

  /// The number for the id at a place; nil where there is no row.
  func key(_ place: Int) -> UInt64? { hasRow(place) ? table?.nameKey(place) : nil }

  /// Whether a file is as it was when its row was made.
  func has(_ place: Int, _ stamp: FileStamp) -> Bool { hasRow(place) && table?.has(place, stamp) ?? false }

  /// Whether what is kept of a place may be read, where not all of it was verified.
  func isSound(_ place: Int) -> Bool {
    guard hasRow(place), let table else { return true }
    return table.block(place / RowTable.rowsOfBlock) != nil
  }

  private func id(_ path: String) -> IssueID? { IssueFolder.id(of: path, prefixes: prefixes) }
}

extension IndexRefresh {
  /// Which rows are verified at once.
  enum Verification {
    case all
    /// Those in folders that have changed. Before the name of any other is read, it has to be asked for:
    /// ``KnownNames/isSound(_:)``.
    case changed
  }

  /// What is known of names; nil where nothing is kept, or not for these settings.
  func names(_ table: RowTable?, verifying verification: Verification = .all) throws -> KnownNames? {
    guard let table, table.settings == settings,
      verification != .all || (0..<table.blockCount).allSatisfy({ table.block($0) != nil })
    else { return nil }
    let folders = try folders(table)
    for rows in folders.lazy.filter({ $0.names != nil }).compactMap({ $0.old?.rows }) where !rows.isEmpty {
      let blocks = rows.lowerBound / RowTable.rowsOfBlock...(rows.upperBound - 1) / RowTable.rowsOfBlock
      guard verification == .all || blocks.allSatisfy({ $0 < table.blockCount && table.block($0) != nil }) else {
        return nil
      }
    }
    var gone: Set<Int> = []
    var new: [String] = []
    for folder in folders {
      guard let names = folder.names else { continue }
      let rows = folder.old.map { old in names.map { table.row($0, in: old) } } ?? names.map { _ in nil }
      new += zip(names, rows).filter { $0.1 == nil }.map { "\(folder.path)/\($0.0)" }
      gone.formUnion(folder.old?.rows ?? 0..<0)
      gone.subtract(rows.compactMap(\.self))
    }
    let paths = Set(folders.map(\.path))
    for folder in table.folders where !paths.contains(folder.path) { gone.formUnion(folder.rows) }
    return KnownNames(table, gone: gone, new: new, prefixes: configuration.prefixes, fields: fields)
  }
}

extension Snapshot {
  /// How many files are looked at besides for each id that is looked up. What an editor has written into one of more is
  /// known when they are listed or checked next.
  private static let filesLookedAt = 256
  /// How many files without a row are read before all are.
  private static let mostUnread = 256

  /// How many ids are looked up one by one before all are written down.
  private static let mostLookUps = 16

  /// The names of the files of a work tree, as far as they are kept; nil where they have to be listed.
  func knownNames() throws -> KnownNames? {
    if let cachedNames { return cachedNames }
    let names = try IndexRefresh(self).flatMap { try $0.names($0.table) }
    cachedNames = .some(names.flatMap { $0.new.count > Self.mostUnread ? nil : $0 })
    return cachedNames ?? nil
  }

  /// What ids are looked up in: where files are few, as the front matter of each says now.
  private func namesToLookUp() throws -> KnownNames? {
    if let known = try knownNames(), known.isFresh || known.count > Self.filesLookedAt { return known }
    guard let refresh = try IndexRefresh(self) else { return nil }
    var names = try refresh.names(issueIndex(refresh).table)
    names?.isFresh = true
    cachedNames = .some(names)
    return names
  }

  /// The files that are, or say that they are, the issue with an id, found without reading the others.
  func knownFiles(of id: IssueID) throws -> [File]? {
    guard let names = try namesToLookUp() else { return nil }
    return try knownPaths(of: id, names).sorted().compactMap { try issueFile(at: $0) }
  }

  private func knownPaths(of id: IssueID, _ names: KnownNames) throws -> Set<String> {
    if searches > Self.mostLookUps { return try pathsByID(names)[id] ?? [] }
    let named = Set(names.paths(of: id))
    return named.union(try names.doubtful.filter { try !named.contains($0) && statedID(at: $0) == id })
  }

  private func pathsByID(_ names: KnownNames) throws -> [IssueID: Set<String>] {
    if let cachedPathsByID { return cachedPathsByID }
    var table = names.pathsByID
    for path in names.doubtful {
      if let id = try statedID(at: path) { table[id, default: []].insert(path) }
    }
    cachedPathsByID = table
    return table
  }
}
