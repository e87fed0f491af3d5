/// Reads the rows of a table as reports, by the names of its columns.
struct CSVReader {
  private let columns: [Column]
  private var document = ImportedDocument()

  private struct Column {
    let label: String
    let use: Use
  }

  private enum Use: Equatable {
    case known(RecordName)
    /// A field that is named as it is kept.
    case field
    /// A text under a heading of its own.
    case section(String)
    case other
  }

  static func read(_ source: ImportSource) throws(ImportError) -> ImportedDocument {
    try source.requireText()
    let table = try CSVTable.parse(source.text)
    guard let head = table.rows.first else {
      throw ImportError(message: "the file is empty", help: "its first line names the columns")
    }
    guard head.cells.count > 1 else {
      throw ImportError(
        line: head.lines.lowerBound, message: "no table: its first line has one cell",
        help: "the first line names the columns, parted by commas, semicolons or tabs")
    }
    var reader = CSVReader(columns: head.cells.enumerated().map { column($1, at: $0) })
    for row in table.rows.dropFirst() { reader.readRow(row) }
    return reader.document
  }

  /// Whether a first line names columns of reports.
  static func recognition(of source: ImportSource) -> Recognition {
    let bytes = Array(source.text.utf8)
    guard let first = bytes.first, !"#|{[<-".utf8.contains(first) else { return .no }
    guard let head = try? CSVTable.parse(source.text).rows.first, head.cells.count > 1 else { return .no }
    let names = head.cells.map { RecordName($0.trimmed) }
    guard names.contains(.field("title")) else { return .no }
    return names.contains(.id) || names.contains(.status) ? .certain : .possible
  }

  private init(columns: [Column]) { self.columns = columns }

  private static func column(_ header: String, at index: Int) -> Column {
    let label = Entry.line(CSVTable.unguarded(header))
    func behind(_ prefix: String) -> String? { label.hasPrefix(prefix) ? String(label.dropFirst(prefix.count)) : nil }
    if label.isEmpty { return Column(label: "Column \(index + 1)", use: .other) }
    if let title = behind(Self.section) ?? (label == Self.section.trimmed ? "" : nil) {
      return Column(label: title, use: .section(title))
    }
    if let name = behind(Self.part) { return Column(label: name, use: .known(.part(name))) }
    if let name = behind(Self.field) { return Column(label: name, use: .field) }
    return Column(label: label, use: RecordName(label).map { .known($0) } ?? .other)
  }

  // MARK: Rows

  private mutating func readRow(_ row: CSVTable.Row) {
    guard row.cells.contains(where: { !$0.isBlank }) else { return }
    let missing = columns.count - row.cells.count
    if missing != 0 {
      document.remarks.append(
        ImportedDocument.Remark(
          line: row.lines.lowerBound,
          text: missing > 0
            ? "the row has \(row.cells.count) cells of \(columns.count); the last \(missing) are taken for empty"
            : "the row has \(row.cells.count) cells, and there are \(columns.count) columns; the rest is kept as notes")
      )
    }
    var record = Record([], lines: row.lines)
    var repeated: [String: [String]] = [:]
    var order: [(label: String, key: String)] = []
    var parts: [(name: String, values: [String])] = []
    var status: Record.Member?
    var resolution: Record.Member?
    var ids: [(label: String, text: String)] = []
    for (index, written) in row.cells.enumerated() {
      let cell = CSVTable.unguarded(written)
      guard index < columns.count else {
        record.keep("Column \(index + 1)", cell)
        continue
      }
      let column = columns[index]
      let member = Record.Member(name: column.label, text: cell, node: nil)
      // Nothing but a line end says that a section is there, and empty.
      if case .section(let title) = column.use, !cell.isEmpty, !cell.isBlank || cell == "\n" {
        let id: String? = if case .section(let id) = FieldName(title) { id } else { nil }
        record.entry.sections.append(Entry.Section(id, title: title, cell.isBlank ? "" : cell))
      }
      guard !cell.isBlank else { continue }
      switch column.use {
      case .section: break
      case .field: record.entry.fields.append(Entry.Field(column.label, cell))
      case .known(.id): ids.append((column.label, cell))
      case .known(.status) where status == nil: status = member
      case .known(.resolution) where resolution == nil && !cell.contains(where: \.isNewline): resolution = member
      case .known(.resolution):
        record.entry.sections.append(Entry.Section("resolution", title: column.label, cell))
      case .known(.field(let key)) where Self.lists.contains(key):
        if repeated[key] == nil { order.append((column.label, key)) }
        repeated[key, default: []].append(cell)
      case .known(.field(let key)): record.add(key, member)
      case .known(.section(let id)):
        record.entry.sections.append(Entry.Section(id, title: column.label, cell))
      case .known(.environment):
        record.entry.sections.append(Entry.Section(nil, title: column.label, cell))
      case .known(.part(let name)):
        if let index = parts.firstIndex(where: { $0.name == name }) {
          parts[index].values.append(cell)
        } else {
          parts.append((name, [cell]))
        }
      case .known(.comments): readComment(cell, &record)
      case .known(.status), .other: record.keep(column.label, cell)
      }
    }
    // A key says more than the number behind it.
    for (label, text) in ids.filter({ IssueID($0.text.trimmed) != nil })
      + ids.filter({ IssueID($0.text.trimmed) == nil })
    {
      record.identify(label, text)
    }
    for (label, key) in order {
      record.entry.fields.append(Entry.Field(key, label: label, repeated[key, default: []].joined(separator: ", ")))
    }
    for (name, values) in parts { record.entry.environment.append(Entry.Part(name, values.joined(separator: ", "))) }
    record.addStatus(status, resolution: resolution)
    document.entries.append(record.entry)
  }

  private static let lists: Set = ["labels", "components", "files", "related", "formerly"]

  /// `time;author;text`; without a time that can be read all of it is the text.
  private func readComment(_ cell: String, _ record: inout Record) {
    let parts = cell.split(separator: ";", maxSplits: 2, omittingEmptySubsequences: false)
    let seconds = parts.count == 3 ? WrittenMoment(parts[0])?.seconds : nil
    if parts.count == 3, seconds != nil || parts[0].isEmpty {
      let author = Person(parts[1])
      record.entry.comments.append(Entry.Comment(seconds: seconds, author: author, text: String(parts[2])))
    } else {
      record.entry.comments.append(Entry.Comment(seconds: nil, author: Person(name: nil, email: nil), text: cell))
    }
  }

  // MARK: Names of columns that are written

  static let section = "Section: "
  static let part = "Environment: "
  static let field = "Field: "
}
