internal import Git
internal import Issues

/// The table of what was found, in place of the one before.
extension IndexRefresh {
  /// Whether a file that was read again is worth another table.
  func isNew(_ found: Found, _ table: RowTable) -> Bool {
    guard let row = found.row, let file = found.file else { return true }
    return file.stamp != nil || file.blob != table.blob(row) || file.isRegular != table.flags(row).contains(.regular)
  }

  func rebuild(
    _ table: RowTable?, _ segments: [Segment?], _ folders: [Folder], _ found: [Found], _ committed: CommittedFiles
  ) throws -> IssueIndex {
    let rows = (table?.count ?? 0) + found.count
    var merge = SegmentMerge(segments, adding: found.count { $0.isNew }, rows: rows)
    let textSegments = table?.texts ?? texts.names
    var draft = RowTable.Draft(
      settings: settings, committed: committed.tree ?? .zero, fields: merge.names, texts: textSegments, count: rows)
    let again = Dictionary(found.compactMap { found in found.row.map { ($0, found) } }) { first, _ in first }
    let new = Dictionary(found.filter { $0.row == nil }.map { ($0.path, $0) }) { first, _ in first }
    let committedFlags = try table.flatMap { try self.committedFlags($0, committed) }

    func add(_ found: Found) throws {
      guard let file = found.file else { return }
      let place: RowTable.Place =
        switch file.record {
        case .new(let record): merge.add(file.blob, record)
        case .known(let known): merge.place(known)
        case nil: .none
        }
      var row = RowTable.Row(
        flags: file.judgement.flags, stamp: file.stamp, blob: file.blob, fields: place, text: .none,
        nameKey: file.judgement.nameKey)
      if file.isRegular { row.flags.insert(.regular) }
      if try file.record != nil && committed.blob(at: found.path) == file.blob { row.flags.insert(.committed) }
      draft.add(WorkTree.split(found.path).name, row)
    }
    func add(_ row: Int, of table: RowTable) throws {
      if let found = again[row] { return try add(found) }
      var flags = table.flags(row)
      if let committedFlags {
        if let isCommitted = committedFlags[row] { flags.set(.committed, isCommitted) }
      } else {
        flags.set(.committed, try committed.blob(at: table.path(row)) == table.blob(row))
      }
      let place = merge.place(table.fields(row))
      guard table.settings != settings else {
        return draft.add(row, of: table, flags: flags, fields: place, text: table.text(row))
      }
      let old = table.fields(row)
      let record = segments.indices.contains(old.segment) ? segments[old.segment]?.content(old.position) : nil
      guard record != nil || old == .none else { throw IssueIndex.Damage() }
      let judgement = Judgement(
        table.path(row), statesID: flags.contains(.statesID), record.map { IssueRecord($0) }, by: configuration)
      draft.add(
        String(decoding: table.name(row).dropLast(), as: UTF8.self),
        RowTable.Row(
          flags: flags.subtracting(Judgement.flags).union(judgement.flags), stamp: table.stamp(row),
          blob: table.blob(row), fields: place, text: table.text(row), nameKey: judgement.nameKey))
    }

    for folder in folders {
      let first = draft.position
      if let names = folder.names {
        for name in names {
          if let table, let row = folder.old.flatMap({ table.row(name, in: $0) }) {
            try add(row, of: table)
          } else if let found = new["\(folder.path)/\(name)"] {
            try add(found)
          }
        }
      } else if let table, let old = folder.old {
        for row in old.rows { try add(row, of: table) }
      }
      draft.endFolder(folder.path, folder.stamp, strays: folder.strays, from: first)
    }
    let newSegments = fields.save(merge, segments)
    let newTable = try save(&draft)
    fields.remove(merge.merged)
    return IssueIndex(newTable, fields: newSegments, texts: newTable.texts.map { texts.segment($0) })
  }

  /// Which rows are, or are not any more, as HEAD has them; nil where all have to be compared.
  private func committedFlags(_ table: RowTable, _ committed: CommittedFiles) throws -> [Int: Bool]? {
    guard table.committed != committed.tree ?? .zero else { return [:] }
    guard let changes = committed.changes(since: table.committed) else { return nil }
    let folders = Dictionary(table.folders.map { ($0.path, $0) }) { first, _ in first }
    var flags: [Int: Bool] = [:]
    for change in changes {
      let (folder, name) = WorkTree.split(change.path)
      if let row = folders[folder].flatMap({ table.row(name, in: $0) }) { flags[row] = table.blob(row) == change.blob }
    }
    return flags
  }

  /// Writes a table; what cannot be written is made again next time.
  func save(_ draft: inout RowTable.Draft) throws -> RowTable {
    let bytes = draft.bytes()
    try? place.write(Self.path, bytes)
    guard let table = RowTable(FixedBytes(bytes)) else { throw IssueIndex.Damage() }
    return table
  }
}

extension RowTable.Flags {
  fileprivate mutating func set(_ flag: Self, _ isSet: Bool) { if isSet { insert(flag) } else { remove(flag) } }
}
