internal import Git

@testable internal import IssueStore

/// What is kept beside the repository, where a disk or a program may have damaged it: it is read as it was written, or
/// known to be damaged.
struct IndexTarget: FuzzTarget {
  func run(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let rest = FixedBytes(Array(bytes.dropFirst()))
    switch first % 4 {
    case 0:
      guard let table = RowTable(rest) else { return }
      for block in 0..<table.blockCount {
        for row in table.block(block) ?? 0..<0 { _ = (table.name(row), table.flags(row), table.blob(row)) }
      }
    case 1:
      guard let segment = Segment(name: 1, rest) else { return }
      for position in 0..<segment.count {
        guard let content = segment.content(position) else { continue }
        let record = IssueRecord(content)
        _ = (record.flags, record.id, record.all, record.texts("labels"))
      }
    case 2:
      guard let segment = CommitSegment(rest) else { return }
      for position in segment.base..<segment.base + segment.count {
        _ = (segment.id(position), segment.parents(of: position))
        for change in segment.changes(of: position) { _ = segment.difference(change) }
      }
    default:
      _ = VerdictFile(Array(bytes.dropFirst()), judgedBy: .zero)
    }
  }
}
