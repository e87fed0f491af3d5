/// Reads the Error & Issue Tracker: its chapters that hold no issues, and the issues of the others.
struct TrackerReader {
  /// What is read of a line: nothing is left of it, or it is left out for a reason.
  enum Claim: Equatable {
    case taken
    case leftOut(String)
  }

  private typealias Chapter = (kind: TrackerLayout.Chapter?, range: Range<Int>)

  var lines: [Substring]
  let regions: MarkdownRegions
  let shapes: [MarkdownShape]
  var claims: [Int: Claim] = [:]
  var document = ImportedDocument()
  /// The headings that say of the entries below them what these do not say themselves.
  private var groups: [(lines: Range<Int>, field: Entry.Field?)] = []

  static func read(_ text: String) -> ImportedDocument {
    var reader = TrackerReader(text)
    reader.readChapters()
    return reader.finished()
  }

  /// Whether a text has chapters that only such a document has.
  static func recognises(_ text: String) -> Bool {
    if text.hasPrefix(TrackerLayout.title) { return true }
    let headings = text.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("## ") }
    let chapters = Set(headings.compactMap { TrackerLayout.Chapter($0.dropFirst(3).trimmed) })
    return chapters.intersection(TrackerLayout.Chapter.telling).count >= 2
  }

  private init(_ text: String) {
    lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    regions = MarkdownRegions(lines)
    shapes = lines.map { MarkdownShape($0) }
  }

  static let counted = "is counted anew by every export"
  static let frame = "the document's own frame"

  // MARK: Chapters

  private mutating func readChapters() {
    let chapters = chapters
    for chapter in chapters {
      switch chapter.kind {
      case nil where chapter.range.lowerBound == 0: readHead(chapter.range)
      case nil: break
      case .statistics, .phases:
        for line in chapter.range where row(line) != nil { claims[line] = .leftOut(Self.counted) }
      case .severities: readSeverities(chapter.range)
      case .open: readGroups(chapter.range) { $0.severity(ofHeading: $1, at: $2) }
      case .resolved: readGroups(chapter.range) { $0.phase(ofHeading: $1, at: $2) }
      case .template: readTemplate(chapter.range)
      case .known: readKnown(chapter.range)
      case .watch: readWatched(chapter.range)
      }
      if chapter.kind != nil { readFrame(chapter.range) }
    }
  }

  /// The chapters that are known, each up to the next heading of its rank, or to the first issue in one that has none.
  private var chapters: [Chapter] {
    var chapters: [Chapter] = []
    var kind: TrackerLayout.Chapter?
    var start = 0
    for line in lines.indices {
      guard let (level, text) = heading(line) else { continue }
      let isEntry = !TrackerLayout.isName(text) && EntryHeading(text)?.id != nil
      let holdsEntries = kind == .open || kind == .resolved
      guard level <= 2 || isEntry && !holdsEntries else { continue }
      chapters.append((kind, start..<line))
      kind = isEntry ? nil : TrackerLayout.Chapter(text)
      start = line
    }
    return chapters + [(kind, start..<lines.count)]
  }

  func heading(_ line: Int) -> (level: Int, text: String)? {
    guard !regions.isInside[line], case .heading(let level, let text) = shapes[line] else { return nil }
    return (level, text)
  }

  func row(_ line: Int) -> [String]? {
    guard !regions.isInside[line], case .row(let cells) = shapes[line] else { return nil }
    return cells
  }

  private mutating func readHead(_ range: Range<Int>) {
    for line in range {
      if lines[line].trimmed == TrackerLayout.title { claims[line] = .leftOut(Self.frame) }
      guard !regions.isInside[line], case .label(let label, let value) = shapes[line], !value.isEmpty else { continue }
      switch Vocabulary.key(label) {
      case "project" where document.settings.project == nil:
        if value != TrackerLayout.unnamed { document.settings.project = value }
      case "purpose" where document.settings.purpose == nil: document.settings.purpose = value
      default: continue
      }
      claims[line] = .taken
    }
  }

  /// What every such document has: its heading, what stands for nothing, the day.
  private mutating func readFrame(_ range: Range<Int>) {
    claims[range.lowerBound] = claims[range.lowerBound] ?? .leftOut(Self.frame)
    for line in range where claims[line] == nil {
      let text = lines[line].trimmed
      if text.hasPrefix("*Last Updated:"), text.hasSuffix("*") {
        claims[line] = .leftOut("is the day of the export")
      } else if TrackerLayout.frame.contains(text) || isRemarkOnNothing(text), heading(line) == nil,
        !isInEntry(line, range)
      {
        claims[line] = .leftOut(Self.frame)
      }
    }
  }

  private func isRemarkOnNothing(_ text: String) -> Bool {
    text.hasPrefix("<!--") && text.hasSuffix("-->") && (text.hasPrefix("<!-- No ") || text.hasPrefix("<!-- Add "))
  }

  /// Whether a line of a chapter stands behind the heading of an issue in it.
  func isInEntry(_ line: Int, _ range: Range<Int>) -> Bool {
    for index in stride(from: line, through: range.lowerBound, by: -1) {
      guard let (_, text) = heading(index) else { continue }
      if claims[index] != nil { return false }
      if !TrackerLayout.isName(text), EntryHeading(text) != nil { return true }
    }
    return false
  }

  // MARK: Issues

  private mutating func readGroups(_ range: Range<Int>, _ field: (inout Self, String, Int) -> Entry.Field??) {
    guard let (own, _) = heading(range.lowerBound) else { return }
    for line in range.dropFirst() {
      guard let (level, text) = heading(line), level == own + 1, TrackerLayout.isName(text),
        let group = field(&self, TrackerLayout.name(ofHeading: text), line)
      else { continue }
      groups.append((line..<range.upperBound, group))
      claims[line] = .leftOut(Self.frame)
    }
  }

  /// Nil for a heading that is none of a severity.
  private func severity(ofHeading text: String, at line: Int) -> Entry.Field?? {
    let name = TrackerMarks.bare(text)
    if name == TrackerLayout.noSeverity { return .some(nil) }
    let known = document.settings.severities.map(\.name) + Configuration.defaultSeverities.map(\.name)
    return known.first { Configuration.key($0) == Configuration.key(name) }.map { Entry.Field("severity", $0) }
  }

  private mutating func phase(ofHeading text: String, at line: Int) -> Entry.Field?? {
    let next = lines[(line + 1)...].first { !$0.isBlank }
    let isUnknown = next?.trimmed == TrackerLayout.unknownPhase
    guard !text.isEmpty else { return nil }
    if isUnknown { return .some(text == TrackerLayout.noPhase ? nil : Entry.Field("phase", text)) }
    if !document.settings.phases.contains(text) { document.settings.phases.append(text) }
    return Entry.Field("phase", text)
  }

  private mutating func readTemplate(_ range: Range<Int>) {
    for line in range.dropFirst() where claims[line] == nil {
      if regions.isInside[line] {
        claims[line] = .leftOut(BugDocumentReader.template)
      } else if TrackerLayout.frame.contains(lines[line].trimmed) {
        claims[line] = .leftOut(Self.frame)
      }
    }
  }

  // MARK: The document

  private func finished() -> ImportedDocument {
    var document = document
    let rest = lines.indices.map { line -> String in
      guard let claim = claims[line] else { return String(lines[line]) }
      // A heading still ends what stands above it, and says what is open and what is not.
      guard claim != .taken, let (level, text) = heading(line) else { return "" }
      let isChapter = level <= 2 && TrackerLayout.Chapter(text) != nil
      return String(repeating: "#", count: level) + " " + (isChapter ? Self.plain(text) : "·")
    }
    let read = BugDocumentReader.read(rest.joined(separator: "\n"), frame: [])
    document.entries = read.entries.map { entry in
      var entry = TrackerEntry.mended(entry)
      let line = (entry.lines?.lowerBound ?? 0) - 1
      if let group = groups.last(where: { $0.lines.lowerBound < line }), group.lines.contains(line),
        let field = group.field, let key = field.key, entry[key] == nil
      {
        entry.fields.append(field)
      }
      return entry
    }
    document.leftOut = leftOut(read.leftOut)
    return document
  }

  /// The words of a chapter's heading, without its number: it is no issue.
  static func plain(_ heading: String) -> String { Vocabulary.key(heading) }

  private func leftOut(_ rest: [ImportedDocument.LeftOut]) -> [ImportedDocument.LeftOut] {
    var reasons: [Int: String] = [:]
    for part in rest {
      for line in part.lines where claims[line - 1] == nil && !lines[line - 1].isBlank {
        reasons[line - 1] = part.reason
      }
    }
    for case (let line, .leftOut(let reason)) in claims where !lines[line].isBlank { reasons[line] = reason }
    var runs: [(lines: ClosedRange<Int>, reason: String)] = []
    for line in reasons.keys.sorted() {
      let reason = reasons[line] ?? ""
      if let last = runs.last, last.reason == reason, lines[(last.lines.upperBound + 1)..<line].allSatisfy(\.isBlank) {
        runs[runs.count - 1].lines = last.lines.lowerBound...line
      } else {
        runs.append((line...line, reason))
      }
    }
    return runs.map { run in
      ImportedDocument.LeftOut(
        lines: (run.lines.lowerBound + 1)...(run.lines.upperBound + 1),
        text: lines[run.lines].joined(separator: "\n"), reason: run.reason)
    }
  }
}
