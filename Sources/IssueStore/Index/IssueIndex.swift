internal import Git
internal import Issues
internal import Synchronization

/// What is known of the files of a work tree, as they are now.
///
/// It is made by an ``IndexRefresh``, and never changes.
package final class IssueIndex: Sendable {
  let table: RowTable
  let fields: [Segment?]
  let texts: [Segment?]
  /// Whether a text could not be read.
  private let damage = Atomic(false)
  var isDamaged: Bool { damage.load(ordering: .relaxed) }

  init(_ table: RowTable, fields: [Segment?], texts: [Segment?]) {
    (self.table, self.fields, self.texts) = (table, fields, texts)
  }

  /// What is damaged, or has gone while it was read: all is made anew.
  struct Damage: Error {}

  func record(_ row: Int) -> IssueRecord? {
    let place = table.fields(row)
    guard fields.indices.contains(place.segment) else { return nil }
    return fields[place.segment]?.content(place.position).map { IssueRecord($0) }
  }

  /// Whether the folded title or text of an issue holds a folded part.
  func text(_ row: Int, contains part: String) -> Bool {
    guard let text = text(row) else {
      damage.store(true, ordering: .relaxed)
      return false
    }
    var part = part
    return part.withUTF8 { text.holds(UnsafeRawBufferPointer($0)) }
  }

  /// Reads the folded title, a zero and the folded text of an issue; nothing where they are not kept.
  func readText(_ row: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
    if let text = text(row) { body(text) }
  }

  func hasText(_ row: Int) -> Bool {
    let place = table.text(row)
    return texts.indices.contains(place.segment) && texts[place.segment] != nil
  }

  private func text(_ row: Int) -> UnsafeRawBufferPointer? {
    let place = table.text(row)
    guard texts.indices.contains(place.segment) else { return nil }
    return texts[place.segment]?.content(place.position)
  }

  /// Whether the file can be told without reading it.
  func isPlain(_ row: Int) -> Bool {
    let flags = table.flags(row)
    return flags.isSuperset(of: [.issue, .sound]) && !flags.contains(.shared)
  }

  /// The paths of the folders that do not stand beside a file of their name.
  var strays: [String] { table.folders.flatMap { folder in folder.strays.map { "\(folder.path)/\($0)" } } }

  /// The rows of files that have to be read to be told.
  var others: [Int] { (0..<table.count).filter { table.flags($0).contains(.issue) && !isPlain($0) } }

  /// How many rows are worth another thread.
  private static let rowsOfThread = 1_024

  /// The issues that are wanted, of those that can be told without reading their files.
  func rows(where isWanted: @escaping @Sendable (IssueRow) -> Bool) throws -> [IssueRow] {
    let work = SharedWork<Int, IssueRow>(Array(0..<table.blockCount), atOnce: 1)
    let body: @Sendable () -> Void = {
      work.run { blocks in try blocks.flatMap { try self.rows(ofBlock: $0, where: isWanted) } }
    }
    Threads.run(Threads.others(for: table.count / Self.rowsOfThread), body, meanwhile: body)
    let found = try work.found
    if isDamaged { throw Damage() }
    return found
  }

  private func rows(ofBlock block: Int, where isWanted: (IssueRow) -> Bool) throws -> [IssueRow] {
    var rows: [IssueRow] = []
    for row in block * RowTable.rowsOfBlock..<min(table.count, (block + 1) * RowTable.rowsOfBlock) where isPlain(row) {
      guard let issue = IssueRow(row, of: self) else { throw Damage() }
      if isWanted(issue) { rows.append(issue) }
    }
    return rows
  }
}
