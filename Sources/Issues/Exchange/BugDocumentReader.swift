/// Reads the entries of a bug document that is written in Markdown, in any of the ways that people keep one: headings
/// first, then tables and lists outside of them.
///
/// Every line becomes part of an entry, or is left out with a reason.
struct BugDocumentReader {
  let lines: [Substring]
  let regions: MarkdownRegions
  var shapes: [MarkdownShape]
  /// The lines of the layout that a document was begun with.
  let frame: Set<String>
  /// What the document is called.
  let name: String
  var chapters: Chapters
  var entries: [Entry] = []
  /// Why a line is part of no entry; nil for one that is.
  var reasons: [String?]
  /// What tells that the entries are bugs, where the document's title does not.
  var evidence = 0
  /// Whether a table for bugs says that there are none.
  var hasEmptyTable = false
  private var outline = EntryOutline()

  /// - Parameters:
  ///   - name: The file's name, which may say what the document is.
  ///   - frame: The lines that a document has before anybody writes into it.
  static func read(_ text: String, name: String = "", frame: Set<String>) -> ImportedDocument {
    reader(of: text, name: name, frame: frame).document
  }

  /// The reader behind a whole document.
  static func reader(of text: String, name: String, frame: Set<String>) -> BugDocumentReader {
    var reader = BugDocumentReader(text, name: name, frame: frame)
    if !reader.outline.hasEntries { reader.promoteHeadings() }
    reader.readHeadings()
    reader.readTables()
    reader.readLists()
    return reader
  }

  var document: ImportedDocument { ImportedDocument(entries: entries, leftOut: leftOut) }

  private init(_ text: String, name: String, frame: Set<String>) {
    lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    regions = MarkdownRegions(lines)
    shapes = lines.map { MarkdownShape($0) }
    reasons = Array(repeating: Self.outside, count: lines.count)
    self.frame = frame
    self.name = name
    chapters = Chapters(lines: lines.count, isBugDocument: ChapterKind.isName(ofDocument: name))
    outline = EntryOutline(lines, shapes, regions)
  }

  static let outside = "stands outside of all entries"
  static let template = "an entry of the template that was not filled in"
  static let group = "tells the status or severity of the entries below it"
  static let ownFrame = "the document's own frame"
  static let noReports = "says that there are none"
  static let tableHead = "the head of a table whose rows are entries"

  // MARK: Headings

  func heading(_ index: Int) -> (level: Int, text: String)? {
    guard !regions.isInside[index], case .heading(let level, let text) = shapes[index] else { return nil }
    return (level, text)
  }

  /// Takes other lines for headings where none is one: `BUG-1: title` in bold or on a line of its own.
  private mutating func promoteHeadings() {
    for (index, shape) in PromotedHeadings.of(lines, shapes, regions) { shapes[index] = shape }
    outline = EntryOutline(lines, shapes, regions)
  }

  private mutating func readHeadings() {
    var index = 0
    var pending = outline.headings[...]
    while index < lines.count {
      guard let next = pending.first, next.line == index else {
        chapters.put(index)
        index += 1
        continue
      }
      pending.removeFirst()
      guard let found = entryHeading(next) else {
        chapters.enter(next.level, next.text)
        chapters.put(index)
        if chapters.last.status != nil || chapters.last.severity != nil { reasons[index] = Self.group }
        index += 1
        continue
      }
      while let behind = pending.first, !ends(behind, next.level, found, entryHeading(behind)) { pending.removeFirst() }
      let limit = foot(in: (index + 1)..<(pending.first?.line ?? lines.count))
      var end = limit
      while end > index + 1, !regions.isInside[end - 1], shapes[end - 1] == .blank || shapes[end - 1] == .rule {
        end -= 1
      }
      add(found, index..<end)
      for line in index..<limit { chapters.put(line) }
      chapters.addReport(at: index)
      index = limit
    }
  }

  /// The report that a heading begins, if it is one.
  private func entryHeading(_ heading: EntryOutline.Heading) -> EntryHeading? {
    guard let found = heading.entry else {
      let isReport = outline.isReport(heading) ? chapters.last.kind != .other : isPlainReport(heading)
      return isReport && !frame.contains(lines[heading.line].trimmed) ? EntryHeading(title: heading.text) : nil
    }
    if found.id != nil || found.isTemplate { return found }
    // "1. Backend" is part of an entry, unless it has fields of its own.
    if outline.hasFields(heading) { return found }
    return outline.hasIDs || outline.areChapters(heading) ? nil : found
  }

  /// Whether a heading is the title of a report that nothing else marks, where only such reports stand.
  private func isPlainReport(_ heading: EntryOutline.Heading) -> Bool {
    guard !outline.hasEntries, chapters.last.kind == .reports, chapters.all.count > 1, heading.hasProse,
      ChapterKind(heading.text) == nil
    else { return false }
    return Configuration.choices(inHeading: heading.text) == (nil, nil)
  }

  /// Whether a heading stands behind an entry, and not in it.
  private func ends(_ heading: EntryOutline.Heading, _ level: Int, _ own: EntryHeading, _ next: EntryHeading?) -> Bool {
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

  /// Where what is said of the whole document begins, behind the last rule of an entry: `**Last updated**: …`.
  private func foot(in range: Range<Int>) -> Int {
    range.first { rule in
      guard shapes[rule] == .rule, !regions.isInside[rule] else { return false }
      let first = ((rule + 1)..<range.upperBound).first { shapes[$0] != .rule && shapes[$0] != .blank }
      guard let first, case .label(let label, _) = shapes[first] else { return false }
      return Self.footLabels.contains(Vocabulary.key(label))
    } ?? range.upperBound
  }

  private static let footLabels: Set = [
    "last updated", "last update", "updated", "maintainer", "maintained by", "report issues", "report bugs",
    "report defects", "update status", "última atualização", "última actualización", "dernière mise à jour",
    "letzte aktualisierung", "zuletzt aktualisiert", "ultimo aggiornamento", "последнее обновление", "最后更新", "最終更新",
    "cập nhật lần cuối",
  ]

  private mutating func add(_ heading: EntryHeading, _ range: Range<Int>) {
    var entry = Entry(id: heading.id, title: heading.title, lines: (range.lowerBound + 1)...range.upperBound)
    let isUnderlined =
      range.count > 1 && shapes[range.lowerBound + 1] == .rule && !lines[range.lowerBound].trimmed.hasPrefix("#")
    let body = (range.lowerBound + (isUnderlined ? 2 : 1))..<range.upperBound
    entry = EntryReader.read(entry, lines[body], shapes[body], regions.isInside[body])
    guard !heading.isTemplate, !Self.isTemplate(entry) else {
      for line in range { reasons[line] = Self.template }
      return
    }
    weigh(entry, isNamed: heading.id.map(EntryHeading.isNamedBug) ?? false)
    if entry["severity"] == nil, let severity = heading.severity {
      entry.fields.append(Entry.Field("severity", severity))
    }
    complete(&entry, status: heading.status, chapters.last)
    if let written = heading.writtenID { entry.fields.append(Entry.Field(nil, label: "ID", written)) }
    if let number = heading.number { entry.fields.append(Entry.Field(nil, label: "Number", String(number))) }
    if let link = heading.link { entry.fields.append(Entry.Field(nil, label: "Link", link)) }
    entries.append(entry)
    for line in range { reasons[line] = nil }
  }

  /// Adds what the headings say, where the entry itself does not.
  func complete(_ entry: inout Entry, status: String?, _ chapter: Chapter) {
    if entry["status"] == nil, let status = status ?? chapter.status {
      entry.fields.append(Entry.Field("status", status))
    }
    if entry["severity"] == nil, let severity = chapter.severity {
      entry.fields.append(Entry.Field("severity", severity))
    }
  }

  /// Whether nobody has filled an entry in: every value is still in brackets, or it says that it is an example.
  static func isTemplate(_ entry: Entry) -> Bool {
    func isOpen(_ text: String) -> Bool { text.isBlank || text.hasPrefix("[") && text.hasSuffix("]") }
    if let tag = entry.title.first == "[" ? entry.title.dropFirst().prefix(while: { $0 != "]" }) : nil,
      ["example", "sample", "exemple", "ejemplo", "exemplo", "beispiel", "пример", "示例", "例"].contains(tag.lowercased())
    {
      return true
    }
    let hasBracket = !entry.title.isBlank || !entry.fields.isEmpty
    return isOpen(entry.title) && entry.fields.allSatisfy { isOpen($0.value) } && hasBracket
      && entry.sections.allSatisfy { !isAnswer($0.text) }
  }

  private static func isAnswer(_ text: String) -> Bool {
    Substance.withoutForm.judge(MarkdownBlock.parse(Array(text.utf8))) == .real
  }

  static func key(_ id: String) -> String { IssueID(id)?.description ?? id.lowercased() }
}
