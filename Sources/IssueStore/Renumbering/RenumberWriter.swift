internal import Git
internal import Issues

/// What renumbering writes: files under their new names, and references to them.
struct RenumberWriter {
  private let planner: RenumberPlanner
  /// What becomes of files; nil where one goes.
  private var files: [String: [UInt8]?] = [:]
  /// Files that move as they are, with their new places.
  private var carried: [String: String] = [:]
  /// Files in conflict that are made two.
  private(set) var resolved: Set<String> = []
  /// Where files are that have moved, by where they were on the side of theirs.
  private var moved: [String: String] = [:]
  private var done: [(parting: Parting, move: Renumbering.Move)] = []
  /// What a side still knows by an old id.
  private var late: [RenumberPlanner.Latecomer] = []
  private var snapshot: Snapshot { planner.snapshot }
  private var store: IssueStore { planner.store }
  private var tree: CommitTrees { planner.tree }

  init(_ planner: RenumberPlanner) { self.planner = planner }

  func edits() throws -> [FileEdit] {
    let written: [FileEdit] = try files.sorted { $0.key < $1.key }.compactMap { path, bytes in
      guard let bytes else { return .remove(path) }
      return try !resolved.contains(path) && snapshot.bytes(at: path) == bytes ? nil : .write(path, bytes)
    }
    return written + carried.sorted { $0.key < $1.key }.map { .move($0.key, to: $0.value) }
  }

  /// Gives a report its new id.
  mutating func move(_ claimant: Claimant, from staying: Claimant, _ move: inout Renumbering.Move) throws {
    let parting = try planner.parting(of: claimant, from: staying)
    let document = claimant.document.renumbered(from: claimant.id, to: move.renaming.new)
    moved[claimant.path] = move.newPath
    files[move.newPath] = document.renaming([move.renaming], where: { _ in true }).bytes
    if claimant.path == staying.path {
      files[staying.path] = staying.document.bytes
      resolved.insert(staying.path)
    } else {
      files[claimant.path] = .some(nil)
    }
    try moveCompanions(of: claimant, from: staying, parting, &move)
    done.append((parting, move))
  }

  // MARK: Comments and attachments

  private mutating func moveCompanions(
    of claimant: Claimant, from staying: Claimant, _ parting: Parting, _ move: inout Renumbering.Move
  ) throws {
    let old = IssueFolder.companion(of: claimant.path)
    for folder in try folders(of: claimant, from: staying) {
      for path in try paths(in: folder) {
        let target = IssueFolder.companion(of: move.newPath) + path.dropFirst(folder.count)
        if folder == old, claimant.path != staying.path {
          try carry(path, to: target, move.renaming)
          continue
        }
        // The folder is one for both: what each side has brought goes with its own.
        if let side = claimant.side, let other = staying.side, planner.index.isConflicted(path) {
          if let entry = planner.index.entry(path, side) {
            files[target] = try store.repository.blob(entry.id)
          }
          if let entry = planner.index.entry(path, other) {
            files[path] = try store.repository.blob(entry.id)
            resolved.insert(path)
          }
          continue
        }
        switch try parting.owner(of: path, tree) {
        case .mover:
          try carry(path, to: target, move.renaming)
        case .other: break
        case .unknown: move.unclear.append(path)
        }
      }
    }
  }

  /// Moves a file. Only a comment that names the issue is written anew: an attachment may be a program, or a link.
  private mutating func carry(_ path: String, to target: String, _ renaming: Renaming) throws {
    moved[path] = target
    carried[path] = target
    guard IssueFolder.isComment(path), let bytes = try snapshot.bytes(at: path) else { return }
    let renamed = Document(body: bytes).renaming([renaming], where: { _ in true })
    if renamed.bytes != bytes { rewrite(path, as: renamed) }
  }

  /// Writes a file, in its new place if it has moved.
  private mutating func rewrite(_ path: String, as document: Document) {
    files[moved[path] ?? path] = document.bytes
    if carried.removeValue(forKey: path) != nil { files[path] = .some(nil) }
  }

  /// The folders that may hold what belongs to a report: its own, and such as are named by the id and belong to no
  /// other file, after a file was renamed by hand.
  private func folders(of claimant: Claimant, from staying: Claimant) throws -> [String] {
    let parent = String(claimant.path[..<(claimant.path.lastIndex(of: "/") ?? claimant.path.startIndex)])
    let all = try snapshot.entries(in: parent)
    let files = Set(all.filter { $0.mode != .directory }.map { IssueFolder.companion(of: $0.path) })
    let own = IssueFolder.companion(of: claimant.path)
    return all.filter { entry in
      guard entry.mode == .directory else { return false }
      if entry.path == own { return true }
      return !files.contains(entry.path)
        && IssueID(stem: entry.path.dropFirst(parent.count + 1), prefixes: [claimant.id.prefix]) == claimant.id
    }.map(\.path)
  }

  private func paths(in folder: String) throws -> [String] {
    try snapshot.entries(in: folder).flatMap { entry in
      entry.mode == .directory ? try paths(in: entry.path) : [entry.path]
    }
  }

  // MARK: What came late

  /// Takes references along that a side has made to an issue by its old id.
  mutating func follow(_ latecomer: RenumberPlanner.Latecomer) { late.append(latecomer) }

  /// Moves what was filed under the old id of an issue, unless something is in its place, and says where it is now.
  mutating func follow(_ folder: RenumberPlanner.LateFolder) throws -> [Renumbering.Followed] {
    let renaming = folder.renaming
    return try paths(in: folder.path).compactMap { path in
      let target = folder.place + path.dropFirst(folder.path.count)
      guard try !snapshot.holds(target) else { return nil }
      try carry(path, to: target, renaming)
      return Renumbering.Followed(id: renaming.new, former: renaming.old, path: target)
    }
  }

  // MARK: References

  /// Rewrites references in what the sides of the movers have written, and returns the files that do not move
  /// themselves. Where a side knew another issue by the id, nothing says which of the two is meant, and all stays as it
  /// is.
  mutating func renameReferences() throws -> [String] {
    var rewritten: Set<String> = []
    for side in Set((done.map(\.parting) + late.map(\.parting)).compactMap(\.side)).sorted() {
      let moves = done.filter { $0.parting.side == side }
      let late = late.filter { $0.parting.side == side }
      // Those of one side have parted from the others at one place.
      guard let parting = moves.first?.parting ?? late.first?.parting else { continue }
      try renameReferences(parting, side, moves.map(\.move.renaming) + late.map(\.renaming), &rewritten)
      for (_, move) in moves { try renameRecords(parting, side, move) }
    }
    return rewritten.sorted()
  }

  private mutating func renameReferences(
    _ parting: Parting, _ side: ObjectID, _ renamings: [Renaming], _ rewritten: inout Set<String>
  ) throws {
    let base = try parting.base.map { try store.repository.tree(of: $0) }
    let differences = try store.repository.changes(
      from: base, to: store.repository.tree(of: side), under: IssueFolder.path)
    for difference in differences {
      let path = moved[difference.path] ?? difference.path
      guard let blob = difference.new?.id,
        IssueFolder.mayHoldIssue(difference.path) || IssueFolder.isComment(difference.path),
        let document = try current(difference.path)
      else { continue }
      let renamed: Document
      if path == difference.path {
        var others = try parting.others.compactMap { try tree.entry(path, in: $0)?.id }
        if let old = difference.old { others.append(old.id) }
        let lines = OwnLines(text(blob), besides: others.map(text))
        renamed = document.renaming(renamings, where: { lines.contains($0) })
      } else {
        renamed = document.renaming(renamings, where: { _ in true })
      }
      guard renamed != document else { continue }
      rewrite(difference.path, as: renamed)
      if path == difference.path { rewritten.insert(path) }
    }
  }

  /// A file as it will be, wherever that is; nil for one that is gone, in conflict or no text.
  private func current(_ path: String) throws -> Document? {
    let place = moved[path] ?? path
    guard !planner.index.isConflicted(place) || resolved.contains(place),
      let bytes = try files[place] ?? snapshot.bytes(at: carried[path] == nil ? place : path),
      bytes.count <= Document.largest
    else { return nil }
    let document = IssueFolder.isComment(path) ? Document(body: bytes) : Document(bytes)
    return document.isMendable ? document : nil
  }

  private func text(_ blob: ObjectID) -> [UInt8] {
    (try? store.repository.blob(blob, limit: Document.largest)) ?? []
  }

  /// The baseline and the record of imports name issues too.
  private mutating func renameRecords(_ parting: Parting, _ side: ObjectID, _ move: Renumbering.Move) throws {
    if move.oldPath != move.stayingPath,
      let bytes = try files[IssueFolder.baseline] ?? snapshot.bytes(at: IssueFolder.baseline),
      let baseline = try? Baseline(bytes, path: IssueFolder.baseline),
      baseline.entries.contains(where: { $0.path == move.oldPath })
    {
      files[IssueFolder.baseline] = baseline.renaming(move.oldPath, to: move.newPath).bytes
    }
    func record(_ bytes: [UInt8]?) -> ImportRecord? {
      bytes.flatMap { try? ImportRecord($0, path: IssueFolder.imports) }
    }
    func record(in commit: ObjectID) throws -> ImportRecord? {
      record(try tree.entry(IssueFolder.imports, in: commit).map { text($0.id) })
    }
    guard var current = record(try files[IssueFolder.imports] ?? snapshot.bytes(at: IssueFolder.imports)),
      let own = try record(in: side)
    else { return }
    let others = try parting.others.compactMap { try record(in: $0) }.flatMap(\.lines)
    var isChanged = false
    for line in own.lines where line.id == move.renaming.old && !others.contains(line) && current.lines.contains(line) {
      current.note(.init(source: line.source, entry: line.entry, id: move.renaming.new, parts: line.parts))
      isChanged = true
    }
    if isChanged { files[IssueFolder.imports] = current.bytes }
  }
}

/// The lines of a file that one side has written, and nobody else.
struct OwnLines {
  private let lines: Set<ArraySlice<UInt8>>

  init(_ own: [UInt8], besides others: [[UInt8]]) {
    lines = others.reduce(Self.lines(own)) { $0.subtracting(Self.lines($1)) }
  }

  func contains(_ line: ArraySlice<UInt8>) -> Bool { lines.contains(line) }

  private static func lines(_ bytes: [UInt8]) -> Set<ArraySlice<UInt8>> {
    Set(bytes.split(separator: UInt8(ascii: "\n")).map { $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0 })
  }
}
