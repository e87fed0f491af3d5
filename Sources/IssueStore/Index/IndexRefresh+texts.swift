internal import Git
internal import Issues

/// The text of the issues, as it is searched: folded once, when a search first asks for it.
extension IndexRefresh {
  /// How many texts are written at a time. Where it is interrupted, those that are written stay.
  private static let textsAtOnce = 32_768

  /// An index that holds the text of every issue that it can tell.
  func addingTexts(_ index: IssueIndex, progress: (IndexProgress) -> Void) throws -> IssueIndex {
    var index = index
    let rows = (0..<index.table.count).filter { index.isPlain($0) && !index.hasText($0) }
    progress(.total(rows.count))
    for start in stride(from: 0, to: rows.count, by: Self.textsAtOnce) {
      let batch = Array(rows[start..<min(rows.count, start + Self.textsAtOnce)])
      index = try adding(try read(batch, of: index, progress), to: index)
    }
    return index
  }

  private struct FoundText: Sendable {
    let row: Int
    let blob: ObjectID
    /// Where it was known already.
    var known: RowTable.Place?
    var text: [UInt8] = []
  }

  private func read(_ rows: [Int], of index: IssueIndex, _ progress: (IndexProgress) -> Void) throws -> [FoundText] {
    let work = SharedWork<Int, FoundText>(rows, atOnce: 32)
    let workTree = workTree
    let body: @Sendable (() -> Void) -> Void = { tell in
      let reader = FolderReader(workTree)
      work.run({ try $0.map { try Self.read($0, of: index, reader) } }, progress: tell)
    }
    Threads.run(Threads.others(for: rows.count / Self.filesOfThread), { body {} }) {
      body { progress(.done(work.takeDone())) }
    }
    return try work.found
  }

  private static func read(_ row: Int, of index: IssueIndex, _ reader: FolderReader) throws -> FoundText {
    let table = index.table
    let blob = table.blob(row)
    for (position, segment) in index.texts.enumerated() {
      if let segment, let entry = segment.position(of: blob), segment.content(entry) != nil {
        return FoundText(row: row, blob: blob, known: .init(segment: position, position: entry))
      }
    }
    guard let contents = try reader.read(table.path(row), limit: Document.largest),
      try contents.stamp.map({ table.has(row, $0) }) ?? false || ObjectID.blob(of: contents.bytes) == blob
    else {
      // It was written to since.
      throw IssueIndex.Damage()
    }
    let document = Document(contents.bytes)
    let title = document["title"]?.text ?? ""
    return FoundText(row: row, blob: blob, text: Array(title.folded.utf8) + [0] + Array(document.body.folded.utf8))
  }

  private func adding(_ found: [FoundText], to index: IssueIndex) throws -> IssueIndex {
    let table = index.table
    // Large segments are left as they are while they are made.
    let added = found.count { $0.known == nil }
    var merge = SegmentMerge(index.texts, adding: added, rows: table.count, added < 4_096 ? .small : .none)
    var places: [Int: RowTable.Place] = [:]
    for text in found { places[text.row] = text.known.map { merge.place($0) } ?? merge.add(text.blob, text.text) }
    var draft = RowTable.Draft(
      settings: table.settings, committed: table.committed, fields: table.fields, texts: merge.names,
      count: table.count)
    for folder in table.folders {
      let first = draft.position
      for row in folder.rows {
        draft.add(
          row, of: table, flags: table.flags(row), fields: table.fields(row),
          text: places[row] ?? merge.place(table.text(row)))
      }
      draft.endFolder(folder.path, folder.stamp, strays: folder.strays, from: first)
    }
    let segments = texts.save(merge, index.texts)
    let new = try save(&draft)
    texts.remove(merge.merged)
    return IssueIndex(new, fields: index.fields, texts: segments)
  }
}
