extension BugDocumentReader {
  /// Tables outside of entries: their rows repeat entries, or are entries of their own.
  mutating func readTables() {
    var known = KnownEntries(entries)
    var index = 0
    while index + 1 < lines.count {
      guard reasons[index] != nil, !regions.isInside[index], case .row(let head) = shapes[index],
        case .row(let delimiter) = shapes[index + 1], MarkdownShape.isDelimiter(delimiter)
      else {
        index += 1
        continue
      }
      var end = index + 2
      while end < lines.count, case .row = shapes[end] { end += 1 }
      if let columns = TableColumns(head), areReports(columns, at: index) {
        readRows((index + 2)..<end, columns, head: index, &known)
      }
      index = end
    }
  }

  /// Whether the rows of a table are reports. Rows without ids have to stand where reports do.
  private func areReports(_ columns: TableColumns, at line: Int) -> Bool {
    columns.idColumn != nil
      || columns.hasFields && (chapters[line].kind == .reports || chapters[line].kind == nil && columns.isAboutBugs)
  }

  private mutating func readRows(
    _ rows: Range<Int>, _ columns: TableColumns, head: Int, _ known: inout KnownEntries
  ) {
    var kept: [[String]] = []
    for row in rows {
      guard case .row(let cells) = shapes[row] else { continue }
      readRow(cells, columns, at: row, &known)
      if reasons[row] == nil { kept.append(cells) }
    }
    guard !kept.isEmpty else { return }
    reasons[head + 1] = nil
    reasons[head] = columns.isKept(in: kept) ? nil : Self.tableHead
  }

  private mutating func readRow(_ cells: [String], _ columns: TableColumns, at row: Int, _ known: inout KnownEntries) {
    guard var entry = columns.entry(cells) else { return }
    entry.lines = (row + 1)...(row + 1)
    if let index = known.index(of: entry, number: columns.number(cells)) {
      for field in entry.fields where field.key != nil && !field.value.hasPrefix("[") {
        if let key = field.key, entries[index][key] == nil { entries[index].fields.append(field) }
      }
      reasons[row] = "repeats \(entries[index].id ?? entries[index].title)"
      return
    }
    let said = cells.filter { cell in cell.contains { $0.isLetter || $0.isNumber } }
    if said.isEmpty || said.count == 1 && said.allSatisfy({ NoReports.says($0) }) {
      reasons[row] = Self.noReports
      hasEmptyTable = hasEmptyTable || columns.isAboutBugs
      return
    }
    guard chapters[row].kind != .other || columns.isAboutBugs,
      entry.title.contains(where: { $0.isLetter || $0.isNumber })
    else { return }
    if Self.isTemplate(entry) {
      reasons[row] = Self.template
      return
    }
    weigh(entry, isNamed: columns.isAboutBugs || entry.id.map(EntryHeading.isNamedBug) ?? false)
    complete(&entry, status: nil, chapters[row])
    known.add(entry, at: entries.count)
    entries.append(entry)
    chapters.addReport(at: row)
    reasons[row] = nil
  }
}

/// The entries that were read so far, by what they are called.
struct KnownEntries {
  private var byID: [String: Int] = [:]
  /// The titles of those that are a line each.
  private var titles: [Int: String] = [:]
  /// Those with the same number are not told apart by it.
  private var byNumber: [Int: [(index: Int, words: Set<String>)]] = [:]

  init(_ entries: [Entry]) {
    for (index, entry) in entries.enumerated() { add(entry, at: index) }
  }

  mutating func add(_ entry: Entry, at index: Int) {
    if let id = entry.id, byID[BugDocumentReader.key(id)] == nil { byID[BugDocumentReader.key(id)] = index }
    guard entry.lines.map({ $0.count > 1 }) ?? false else {
      titles[index] = entry.title
      return
    }
    let number =
      entry.id.flatMap { $0.split(separator: "-").last.flatMap { Int($0) } }
      ?? entry.fields.first { $0.label == "Number" }.flatMap { Int($0.value) }
    if let number { byNumber[number, default: []].append((index, Self.words(entry.title))) }
  }

  /// The entry that another has the id of, or the number of and words of its title.
  func index(of entry: Entry, number: Int?) -> Int? {
    if let id = entry.id {
      guard let index = byID[BugDocumentReader.key(id)] else { return nil }
      // Two rows with one id are one report only if they are about the same.
      let (one, other) = (Self.words(titles[index] ?? ""), Self.words(entry.title))
      return titles[index] == nil || 2 * one.intersection(other).count >= min(one.count, other.count) ? index : nil
    }
    guard let number, let candidates = byNumber[number] else { return nil }
    let words = Self.words(entry.title)
    return candidates.first { !$0.words.isDisjoint(with: words) }?.index
  }

  /// The entry that an id names.
  func index(ofID id: String) -> Int? { byID[BugDocumentReader.key(id)] }

  private static func words(_ text: String) -> Set<String> {
    Set(
      Vocabulary.key(text).split(separator: " ").filter { $0.count > 2 || !$0.allSatisfy(\.isASCII) }.map(String.init))
  }
}
