/// Reads the entries of a bug document that is written in Markdown, in any of the ways that people keep one.
///
/// Every line becomes part of an entry, or is left out with a reason.
struct BugDocumentReader {
  private let lines: [Substring]
  private let regions: MarkdownRegions
  private let shapes: [MarkdownShape]
  /// The lines of the layout that a document was begun with.
  private let frame: Set<String>
  private var entries: [Entry] = []
  /// Why a line is part of no entry; nil for one that is.
  private var reasons: [String?]
  private var groups: [(level: Int, status: String?, severity: String?)] = []

  /// - Parameter frame: The lines that a document has before anybody writes into it.
  static func read(_ text: String, frame: Set<String>) -> ImportedDocument {
    var reader = BugDocumentReader(text, frame: frame)
    reader.readEntries()
    reader.readTables()
    return ImportedDocument(entries: reader.entries, leftOut: reader.leftOut)
  }

  private init(_ text: String, frame: Set<String>) {
    lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    regions = MarkdownRegions(lines)
    shapes = lines.map { MarkdownShape($0) }
    reasons = Array(repeating: Self.outside, count: lines.count)
    self.frame = frame
  }

  private static let outside = "stands outside of all entries"
  static let template = "an entry of the template that was not filled in"
  private static let group = "tells the status or severity of the entries below it"
  private static let ownFrame = "the document's own frame"

  // MARK: Entries

  /// Whether one of the first lines under a heading is a field that an entry has.
  private func isFollowedByField(_ index: Int) -> Bool {
    var seen = 0
    for line in (index + 1)..<lines.count where shapes[line] != .blank {
      seen += 1
      switch shapes[line] {
      case .heading: return false
      case .label(let label, _), .listed(let label, _):
        if case .field(let key) = FieldName(label), ["status", "severity", "reported"].contains(key) { return true }
      default: break
      }
      if seen == 6 { return false }
    }
    return false
  }

  private func heading(_ index: Int) -> (level: Int, text: String)? {
    guard !regions.isInside[index], case .heading(let level, let text) = shapes[index] else { return nil }
    return (level, text)
  }

  private mutating func readEntries() {
    let hasIDs = lines.indices.contains { index in
      heading(index).flatMap { EntryHeading($0.text) }.map { $0.id != nil } ?? false
    }
    func entryHeading(_ index: Int) -> EntryHeading? {
      guard let (_, text) = heading(index), let found = EntryHeading(text) else { return nil }
      // "1. Backend" is part of an entry, unless it has fields of its own.
      return found.id != nil || found.isTemplate || !hasIDs || isFollowedByField(index) ? found : nil
    }
    var index = 0
    while index < lines.count {
      guard let (level, text) = heading(index) else {
        index += 1
        continue
      }
      guard let found = entryHeading(index) else {
        enter(level, text)
        if let last = groups.last, last.status != nil || last.severity != nil { reasons[index] = Self.group }
        index += 1
        continue
      }
      var end = index + 1
      while end < lines.count {
        if let next = heading(end), ends(next, level, found, entryHeading(end)) { break }
        end += 1
      }
      let next = end
      while end > index + 1, !regions.isInside[end - 1], shapes[end - 1] == .blank || shapes[end - 1] == .rule {
        end -= 1
      }
      add(found, index..<end)
      index = next
    }
  }

  /// Whether a heading stands behind an entry, and not in it.
  private func ends(_ heading: (level: Int, text: String), _ level: Int, _ own: EntryHeading, _ next: EntryHeading?)
    -> Bool
  {
    if heading.level > level {
      return next.map { $0.id != nil && $0.id != own.id || $0.number != nil && own.number == nil } ?? false
    }
    guard heading.level == level, next == nil else { return true }
    // Fields and texts may be headings as high as the entry's own.
    let label = heading.text.prefix { !":：".contains($0) }
    switch FieldName(label) {
    case .field: return label.count == heading.text.count
    case .section(let id): return id == "notes"
    case .environment: return false
    case nil: return true
    }
  }

  /// What a heading says of the entries below it.
  private mutating func enter(_ level: Int, _ text: String) {
    groups.removeAll { $0.level >= level }
    let said = Configuration.choices(inHeading: text)
    groups.append((level, said.status, said.severity))
  }

  private mutating func add(_ heading: EntryHeading, _ range: Range<Int>) {
    var entry = Entry(id: heading.id, title: heading.title, lines: (range.lowerBound + 1)...range.upperBound)
    let body = (range.lowerBound + 1)..<range.upperBound
    entry = EntryReader.read(entry, lines[body], shapes[body], regions.isInside[body])
    guard !heading.isTemplate, !Self.isTemplate(entry) else {
      for line in range { reasons[line] = Self.template }
      return
    }
    complete(&entry, status: heading.status)
    if let written = heading.writtenID { entry.fields.append(Entry.Field(nil, label: "ID", written)) }
    if let number = heading.number { entry.fields.append(Entry.Field(nil, label: "Number", String(number))) }
    entries.append(entry)
    for line in range { reasons[line] = nil }
  }

  /// Adds what the headings say, where the entry itself does not.
  private func complete(_ entry: inout Entry, status: String?) {
    let said = groups.last { $0.status != nil }?.status
    if entry["status"] == nil, let status = status ?? said { entry.fields.append(Entry.Field("status", status)) }
    if entry["severity"] == nil, let severity = groups.last(where: { $0.severity != nil })?.severity {
      entry.fields.append(Entry.Field("severity", severity))
    }
  }

  /// Whether nobody has filled an entry in: every value is still in brackets.
  private static func isTemplate(_ entry: Entry) -> Bool {
    func isOpen(_ text: String) -> Bool { text.isBlank || text.hasPrefix("[") && text.hasSuffix("]") }
    let hasBracket = !entry.title.isBlank || !entry.fields.isEmpty
    return isOpen(entry.title) && entry.fields.allSatisfy { isOpen($0.value) } && hasBracket
      && entry.sections.allSatisfy { !isAnswer($0.text) }
  }

  private static func isAnswer(_ text: String) -> Bool {
    Substance.withoutForm.judge(MarkdownBlock.parse(Array(text.utf8))) == .real
  }

  // MARK: Tables

  /// Tables outside of entries: their rows repeat entries, or are entries of their own.
  private mutating func readTables() {
    var known: [String: Int] = [:]
    for (index, entry) in entries.enumerated() {
      if let id = entry.id, known[Self.key(id)] == nil { known[Self.key(id)] = index }
    }
    groups = []
    var index = 0
    while index < lines.count {
      if let (level, text) = heading(index), reasons[index] != nil { enter(level, text) }
      guard reasons[index] != nil, !regions.isInside[index], case .row(let head) = shapes[index],
        index + 1 < lines.count,
        case .row(let delimiter) = shapes[index + 1], MarkdownShape.isDelimiter(delimiter)
      else {
        index += 1
        continue
      }
      var end = index + 2
      while end < lines.count, case .row = shapes[end] { end += 1 }
      if let columns = TableColumns(head) {
        for row in (index + 2)..<end {
          guard case .row(let cells) = shapes[row] else { continue }
          readRow(cells, columns, at: row, &known)
        }
        if ((index + 2)..<end).contains(where: { reasons[$0] == nil }) {
          reasons[index] = nil
          reasons[index + 1] = nil
        }
      }
      index = end
    }
  }

  private mutating func readRow(_ cells: [String], _ columns: TableColumns, at row: Int, _ known: inout [String: Int]) {
    guard var entry = columns.entry(cells) else { return }
    entry.lines = (row + 1)...(row + 1)
    if let id = entry.id, let index = known[Self.key(id)] {
      for field in entry.fields where field.key != nil && !field.value.hasPrefix("[") {
        if let key = field.key, entries[index][key] == nil { entries[index].fields.append(field) }
      }
      reasons[row] = "repeats \(id)"
      return
    }
    if Self.isTemplate(entry) {
      reasons[row] = Self.template
      return
    }
    complete(&entry, status: nil)
    if let id = entry.id { known[Self.key(id)] = entries.count }
    entries.append(entry)
    reasons[row] = nil
  }

  private static func key(_ id: String) -> String { IssueID(id)?.description ?? id.lowercased() }

  // MARK: What is left out

  private var leftOut: [ImportedDocument.LeftOut] {
    var runs: [(range: Range<Int>, reason: String)] = []
    for (index, line) in lines.enumerated() where !line.isBlank {
      // A rule has no words.
      guard var reason = reasons[index], shapes[index] != .rule || regions.isInside[index] else { continue }
      if regions.isComment[index] { reason = "a comment" }
      if reason == Self.outside, frame.contains(line.trimmed) { reason = Self.ownFrame }
      // Blank lines between lines of one kind belong to them.
      if let last = runs.last, last.reason == reason,
        lines[last.range.upperBound..<index].allSatisfy(\.isBlank),
        heading(index) == nil || reason == Self.ownFrame
          || reason == Self.template
      {
        runs[runs.count - 1].range = last.range.lowerBound..<(index + 1)
      } else {
        runs.append((index..<(index + 1), reason))
      }
    }
    return runs.map { run in
      ImportedDocument.LeftOut(
        lines: (run.range.lowerBound + 1)...run.range.upperBound, text: lines[run.range].joined(separator: "\n"),
        reason: run.reason)
    }
  }
}
