internal import Git

@testable internal import IssueStore

/// What is kept beside the repository, where a disk or a program may have damaged it: it is read as it was written, or
/// known to be damaged. What has the right sums leads nowhere outside either, whatever it says.
struct IndexTarget: FuzzTarget {
  func run(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let rest = Array(bytes.dropFirst())
    switch first % 8 {
    case 0: read(RowTable(FixedBytes(rest)))
    case 1: read(Segment(name: 1, FixedBytes(rest)))
    case 2: read(CommitSegment(FixedBytes(rest)))
    case 3: _ = VerdictFile(rest, judgedBy: .zero)
    case 4: read(RowTable(FixedBytes(Self.sealedTable(rest))))
    case 5: read(Self.sealedSegment(rest))
    case 6: read(CommitSegment(FixedBytes(CommitSegment.head + Self.sum(rest) { $0.sum() } + rest)))
    default:
      let named = ObjectID.zero.bytes + rest
      read(VerdictFile(Array("git-issue verdicts 1\n".utf8) + Self.sum(named) { $0.checksum } + named, judgedBy: .zero))
    }
  }

  private func read(_ table: RowTable?) {
    guard let table else { return }
    for block in 0..<table.blockCount {
      for row in table.block(block) ?? 0..<0 {
        _ = (table.path(row), table.flags(row), table.blob(row), table.stamp(row), table.fields(row), table.text(row))
      }
    }
    guard (0..<table.blockCount).allSatisfy({ table.block($0) != nil }) else { return }
    for folder in table.folders { _ = table.row("BUG-1.md", in: folder) }
  }

  private func read(_ segment: Segment?) {
    guard let segment else { return }
    for position in 0..<segment.count {
      guard let content = segment.content(position) else { continue }
      let record = IssueRecord(content)
      _ = (record.flags, record.id, record.all, record.texts("labels"), record.key(inAnyCase: "labels"))
      _ = (record.pairs("environment"), record.scalar("title"), record.anyText("status", where: \.isEmpty))
      record.eachText("assignees") { _ in }
      _ = segment.blob(position).flatMap { segment.position(of: $0) }
    }
  }

  private func read(_ segment: CommitSegment?) {
    guard let segment else { return }
    // The first segment of a table begins with the first commit.
    if segment.base == 0, (1...Self.most).contains(segment.count) {
      let table = CommitTable(segments: [segment])
      _ = (table.ancestors(of: table.count - 1), Array(CommitOrder(table, from: table.count - 1)))
      var draft = CommitSegment.Draft(base: 0)
      if segment.changeCount < Self.most { draft.add(segment) }
    }
    for position in (segment.base..<segment.base + segment.count).prefix(Self.most) {
      _ = (segment.position(of: segment.id(position)), segment.folder(position), segment.time(position))
      _ = (segment.parents(of: position), segment.onlyParent(of: position))
      for change in segment.changes(of: position).prefix(Self.most) {
        _ = (segment.difference(change), segment.bytes(ofChange: change))
      }
    }
    for path in (0..<segment.pathCount).prefix(Self.most) {
      for change in segment.changes(ofPath: path).prefix(Self.most) { _ = segment.commit(ofChange: change) }
    }
  }

  private func read(_ file: VerdictFile?) {
    guard let file else { return }
    for position in 0..<file.count {
      _ = (file.record(position), file.verdict(position, path: ".issues/A-1.md"))
      if let path = file.path(position) { _ = file.isRecord(file.position(of: path, near: position), of: path) }
    }
  }

  /// Of lists that lead to each other, each would be read for each of the other.
  private static let most = 64

  private static func sum(_ bytes: [UInt8], _ sum: (UnsafeRawBufferPointer) -> UInt64) -> [UInt8] {
    var writer = ByteWriter()
    writer.write(bytes.withUnsafeBytes(sum))
    return writer.bytes
  }

  /// A table of one block and one folder: the input says its rows and names.
  private static func sealedTable(_ bytes: [UInt8]) -> [UInt8] {
    let count = min(Int(bytes.first ?? 0) % 8, max(0, bytes.count - 1) / RowTable.rowSize)
    let rows = Array(bytes.dropFirst().prefix(count * RowTable.rowSize))
    let names = Array(bytes.dropFirst(1 + count * RowTable.rowSize))
    var head = ByteWriter()
    head.write(UInt64(0))
    head.write(ObjectID.zero.bytes)
    for _ in ["fields", "texts"] {
      head.write(UInt32(1))
      head.write(UInt64(1))
    }
    head.write(UInt32(1))
    head.write(".issues")
    for word in 1...5 { head.write(UInt64(word)) }
    head.write(UInt32(0))
    head.write(0..<max(count, Int(names.first ?? 0) % 9))
    head.write(UInt32(count))
    head.write(UInt32(names.count))
    head.write(UInt32(count == 0 ? 0 : 1))
    if count > 0 {
      head.write(rows.withUnsafeBytes { rows in names.withUnsafeBytes { RowTable.sum(rows, $0) } })
      head.write(UInt32(names.count))
    }
    var size = ByteWriter()
    size.write(UInt32(head.bytes.count))
    return RowTable.head + sum(head.bytes) { $0.sum() } + size.bytes + head.bytes + rows + names
  }

  /// A segment of one entry.
  private static func sealedSegment(_ bytes: [UInt8]) -> Segment? {
    var draft = Segment.Draft()
    _ = bytes.withUnsafeBytes { draft.add(.zero, $0) }
    return Segment(name: 1, FixedBytes(draft.bytes()))
  }
}
