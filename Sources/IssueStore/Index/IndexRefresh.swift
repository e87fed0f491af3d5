internal import Git
internal import Issues

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// What a refresh has to do.
package enum IndexProgress: Sendable {
  /// How many files there are to be read.
  case total(Int)
  /// How many more have been.
  case done(Int)
}

/// Brings what is kept of the files of a work tree up to date.
///
/// The table of rows is `<git-dir>/git-issue/index`, a file for each work tree; what was found in contents lies in
/// segments, which all work trees share. All of it may be deleted at any time. A file whose stamp is as it was and not
/// new is not read again, and a folder whose stamp is so is not listed again.
struct IndexRefresh {
  static let path = "git-issue/index"

  private let snapshot: Snapshot
  private let store: IssueStore
  let workTree: WorkTree
  let place: WorkTree
  private let start = FileStamp.now
  let configuration: Configuration
  let settings: UInt64
  let fields: SegmentFolder
  let texts: SegmentFolder

  /// Nil where the files cannot be told by their stamps: outside a work tree, and where some are left out of it.
  init?(_ snapshot: Snapshot) throws {
    guard snapshot.source == .workTree, let workTree = snapshot.store.workTree, !snapshot.isSparse,
      try snapshot.obstacle() == nil
    else { return nil }
    self.snapshot = snapshot
    self.workTree = workTree
    store = snapshot.store
    place = WorkTree(root: store.repository.gitDirectory)
    let file = try snapshot.configurationFile()
    configuration = file.configuration
    settings = (file.bytes ?? []).withUnsafeBytes { $0.sum() }
    fields = SegmentFolder(.fields, of: store)
    texts = SegmentFolder(.text, of: store)
  }

  /// What was kept last time.
  var table: RowTable? { RowTable(FixedBytes(path: "\(place.root)/\(Self.path)")) }

  /// The index as the files are now. What is damaged is made anew.
  ///
  /// - Parameter progress: Told how many files there are to be read, and then how many more have been.
  func index(progress: (IndexProgress) -> Void = { _ in }) throws -> IssueIndex {
    if let table {
      do { return try refresh(table, progress) } catch is IssueIndex.Damage {}
    }
    return try refresh(nil, progress)
  }

  /// Forgets all that is kept for this work tree.
  func discard() { unlink("\(place.root)/\(Self.path)") }

  // MARK: What has changed

  /// A folder of the work tree.
  struct Folder {
    let path: String
    let stamp: FileStamp?
    let old: RowTable.Folder?
    /// The names that may be issues; nil where they are those of the old rows.
    let names: [String]?
    let strays: [String]

    /// Whether it was listed, and its names are to be kept.
    var isNew: Bool { names != nil && (stamp != nil || old == nil) }
  }

  /// A file that has to be read.
  private struct Unread: Sendable {
    let path: String
    let row: Int?
  }

  /// What was read.
  struct Found: Sendable {
    let path: String
    let row: Int?
    /// Nil where nothing is there any more.
    var file: File?
    var isNew: Bool { if case .new = file?.record { true } else { false } }

    struct File: Sendable {
      let isRegular: Bool
      let stamp: FileStamp?
      let blob: ObjectID
      let judgement: Judgement
      /// Nil for what is looked at whenever it is listed.
      let record: Record?
    }

    enum Record {
      case known(RowTable.Place)
      case new([UInt8])
    }
  }

  private func refresh(_ table: RowTable?, _ progress: (IndexProgress) -> Void) throws -> IssueIndex {
    // What other work trees know is of use to the first refresh of this one.
    let segments = (table?.fields ?? fields.names).map { fields.segment($0) }
    if table != nil, segments.contains(where: { $0 == nil }) { throw IssueIndex.Damage() }
    let folders = try folders(table)
    var unread = try table.map(changed) ?? []
    for folder in folders {
      for name in folder.names ?? [] where folder.old.flatMap({ table?.row(name, in: $0) }) == nil {
        unread.append(Unread(path: "\(folder.path)/\(name)", row: nil))
      }
    }
    let found = try read(unread, segments, progress)
    let committed = try CommittedFiles(store)
    if let table, table.settings == settings, table.committed == committed.tree ?? .zero,
      table.folders.map(\.path) == folders.map(\.path), table.folders.map(\.strays) == folders.map(\.strays),
      !folders.contains(where: { $0.isNew }),
      !found.contains(where: { isNew($0, table) })
    {
      return IssueIndex(table, fields: segments, texts: table.texts.map { texts.segment($0) })
    }
    return try rebuild(table, segments, folders, found, committed)
  }

  /// The folders that may hold issues, in the order of the bytes of their paths.
  func folders(_ table: RowTable?) throws -> [Folder] {
    let reader = FolderReader(workTree)
    let known = Dictionary((table?.folders ?? []).map { ($0.path, $0) }) { first, _ in first }
    func folder(_ path: String) throws -> Folder? {
      guard let stamp = try reader.stamp(ofFolder: path) else { return nil }
      let old = known[path]
      if let old, old.stamp == stamp {
        return Folder(path: path, stamp: stamp, old: old, names: nil, strays: old.strays)
      }
      let entries = try workTree.entries(of: path)
      let names = entries.map(\.name).filter { IssueFolder.mayHoldIssue("\(path)/\($0)") }
        .sorted { VerdictFile.precedes($0, $1) }
      return Folder(
        path: path, stamp: stamp.isSettled(at: start) ? stamp : nil, old: old, names: names,
        strays: Self.strays(of: entries, beside: Set(names), atTop: path == IssueFolder.path))
    }
    guard let top = try folder(IssueFolder.path) else { return [] }
    let buckets =
      top.names == nil
      ? known.keys.filter { $0 != IssueFolder.path }
      : try workTree.entries(of: IssueFolder.path).filter { $0.mode == .directory && IssueFolder.isBucket($0.name) }
        .map { "\(IssueFolder.path)/\($0.name)" }
    return try [top] + buckets.sorted { VerdictFile.precedes($0, $1) }.compactMap(folder)
  }

  private static func strays(of entries: [WorkTree.Entry], beside names: Set<String>, atTop: Bool) -> [String] {
    entries.filter { $0.mode == .directory && !(atTop && IssueFolder.isBucket($0.name)) }.map(\.name)
      .filter { !names.contains("\($0).md") }
  }

  /// How many rows are worth another thread.
  private static let rowsOfThread = 4 * RowTable.rowsOfBlock

  /// The files that are not as their rows say.
  private func changed(_ table: RowTable) throws -> [Unread] {
    let work = SharedWork<Int, Unread>(Array(0..<table.blockCount), atOnce: 2)
    let workTree = workTree
    let body: @Sendable () -> Void = {
      let reader = FolderReader(workTree)
      work.run { blocks in try blocks.flatMap { try Self.changed(table, block: $0, reader) } }
    }
    Threads.run(Threads.others(for: table.count / Self.rowsOfThread), body, meanwhile: body)
    return try work.found
  }

  private static func changed(_ table: RowTable, block: Int, _ reader: FolderReader) throws -> [Unread] {
    guard let rows = table.block(block) else { throw IssueIndex.Damage() }
    var unread: [Unread] = []
    var (number, folder): (Int?, FolderReader.Folder?) = (nil, nil)
    for row in rows {
      if number != table.folder(row) {
        number = table.folder(row)
        folder = try reader.open(table.folders[table.folder(row)].path)
      }
      let name = table.name(row).assumingMemoryBound(to: CChar.self)
      if let start = name.baseAddress, let status = folder?.status(of: start),
        table.has(row, FileStamp(status)), table.flags(row).contains(.regular) == (status.st_mode & S_IFMT == S_IFREG)
      {
        continue
      }
      unread.append(Unread(path: table.path(row), row: row))
    }
    return unread
  }

  /// How many files are worth another thread.
  static let filesOfThread = 64

  private func read(
    _ unread: [Unread], _ segments: [Segment?], _ progress: (IndexProgress) -> Void
  ) throws -> [Found] {
    let work = SharedWork<Unread, Found>(unread, atOnce: 32)
    let (workTree, start, configuration) = (workTree, start, configuration)
    let body: @Sendable (() -> Void) -> Void = { tell in
      let reader = FolderReader(workTree)
      work.run({ try $0.map { try Self.read($0, reader, segments, configuration, start) } }, progress: tell)
    }
    progress(.total(unread.count))
    Threads.run(Threads.others(for: unread.count / Self.filesOfThread), { body {} }) {
      body { progress(.done(work.takeDone())) }
    }
    return try work.found
  }

  private static func read(
    _ file: Unread, _ reader: FolderReader, _ segments: [Segment?], _ configuration: Configuration, _ start: UInt64
  ) throws -> Found {
    var found = Found(path: file.path, row: file.row)
    func judgement(_ statesID: Bool, _ record: IssueRecord?) -> Judgement {
      Judgement(file.path, statesID: statesID, record, by: configuration)
    }
    guard let contents = try reader.read(file.path, limit: Document.largest) else {
      if let stamp = try reader.stampOfAny(file.path) {
        found.file = .init(
          isRegular: false, stamp: stamp.isSettled(at: start) ? stamp : nil, blob: .zero,
          judgement: judgement(false, nil), record: nil)
      }
      return found
    }
    let stamp = contents.stamp.flatMap { $0.isSettled(at: start) ? $0 : nil }
    guard contents.mode == .regular, contents.bytes.count == contents.size else {
      let statesID = Document(contents.bytes)["id"] != nil
      found.file = .init(
        isRegular: true, stamp: stamp, blob: .zero, judgement: judgement(statesID, nil), record: nil)
      return found
    }
    let blob = try ObjectID.blob(of: contents.bytes)
    for (index, segment) in segments.enumerated() {
      guard let position = segment?.position(of: blob), let content = segment?.content(position) else { continue }
      let record = IssueRecord(content)
      found.file = .init(
        isRegular: true, stamp: stamp, blob: blob, judgement: judgement(record.flags.contains(.statesID), record),
        record: .known(.init(segment: index, position: position)))
      return found
    }
    let record = IssueRecord.bytes(of: Document(contents.bytes))
    let judged = record.withUnsafeBytes { bytes in
      let record = IssueRecord(bytes)
      return judgement(record.flags.contains(.statesID), record)
    }
    found.file = .init(isRegular: true, stamp: stamp, blob: blob, judgement: judged, record: .new(record))
    return found
  }
}
