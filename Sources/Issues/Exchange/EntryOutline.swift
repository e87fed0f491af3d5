/// The headings of a bug document, and what tells which of them are reports and which are chapters.
struct EntryOutline {
  struct Heading {
    let line: Int
    let level: Int
    let text: String
    /// What it says as the heading of a report: an id, or a number.
    let entry: EntryHeading?
    /// Fields that only reports have, right below it.
    var fields = 0
    /// Texts that reports have, in it and in the headings below it.
    var texts = 0
    /// Whether a text of its own stands below it, and neither a list nor a table nor another title.
    var hasProse = false
    /// Whether other reports stand below it.
    var hasReports = false
  }

  private(set) var headings: [Heading] = []
  /// Whether any heading has an id of its own.
  private(set) var hasIDs = false
  /// How many headings there are on a level.
  private var counts: [Int: Int] = [:]
  /// The levels on which there are headings with an id.
  private var levels: Set<Int> = []
  /// Levels on which headings with numbers are chapters.
  private var chapterLevels: Set<Int> = []

  init(_ lines: [Substring] = [], _ shapes: [MarkdownShape] = [], _ regions: MarkdownRegions = MarkdownRegions([])) {
    for (line, shape) in shapes.enumerated() where !regions.isInside[line] {
      guard case .heading(let level, let text) = shape else { continue }
      headings.append(Heading(line: line, level: level, text: text, entry: EntryHeading(text)))
      counts[level, default: 0] += 1
      if headings[headings.count - 1].entry?.id != nil {
        hasIDs = true
        levels.insert(level)
      }
    }
    weigh(lines, shapes, regions)
    for heading in headings where heading.entry?.number != nil {
      let kind = ChapterKind(heading.entry?.title ?? "")
      if heading.hasReports || kind != nil { chapterLevels.insert(heading.level) }
    }
  }

  /// Looks at what stands below each heading, at most a few lines of it.
  private mutating func weigh(_ lines: [Substring], _ shapes: [MarkdownShape], _ regions: MarkdownRegions) {
    var path: [Int] = []
    var next = 0
    for line in shapes.indices where !regions.isInside[line] {
      if next < headings.count, headings[next].line == line {
        while let last = path.last, headings[last].level >= headings[next].level { path.removeLast() }
        (headings[next].fields, headings[next].texts) = Self.names(below: line, headings[next].level, shapes, regions)
        headings[next].hasProse = Self.hasProse(below: line, headings[next].level, lines, shapes)
        let isReport = headings[next].entry?.id != nil || headings[next].fields > 0
        if isReport { for index in path { headings[index].hasReports = true } }
        path.append(next)
        next += 1
      } else if case .row(let cells) = shapes[line], line + 1 < shapes.count,
        case .row(let delimiter) = shapes[line + 1],
        MarkdownShape.isDelimiter(delimiter), TableColumns(cells)?.idColumn != nil
      {
        for index in path { headings[index].hasReports = true }
      }
    }
  }

  /// How many names of fields and of texts stand below a heading, before the next that is as high.
  private static func names(below line: Int, _ level: Int, _ shapes: [MarkdownShape], _ regions: MarkdownRegions)
    -> (fields: Int, texts: Int)
  {
    var (seen, fields) = (0, 0)
    var texts: Set<String> = []
    var isDirect = true
    for index in (line + 1)..<max(line + 1, min(shapes.count, line + 200)) where shapes[index] != .blank {
      if seen == 40 { break }
      guard !regions.isInside[index] else { continue }
      seen += 1
      var label: String?
      switch shapes[index] {
      case .heading(let other, let text):
        if other <= level { return (fields, texts.count) }
        let name = text.prefix { !":：".contains($0) }
        // `### Severity: Low` is a field of the heading above.
        if name.count == text.count { isDirect = false }
        label = String(name)
      case .label(let name, _), .listed(let name, _): label = name
      case .row(let cells) where cells.count == 2: label = cells[0].filter { $0 != "*" }
      case .plain(let name, _): label = name
      case .row, .text, .rule, .blank: break
      }
      switch label.flatMap({ FieldName($0) }) {
      case .field(let key) where isDirect && seen <= 8 && Self.fieldKeys.contains(key): fields += 1
      case .section(let id) where Self.textKeys.contains(id): texts.insert(id)
      default: break
      }
    }
    return (fields, texts.count)
  }

  private static func hasProse(
    below line: Int, _ level: Int, _ lines: [Substring], _ shapes: [MarkdownShape]
  ) -> Bool {
    let below = shapes[(line + 1)...].prefix(40)
    guard let first = below.firstIndex(where: { $0 != .blank }), ListMarker(lines[first]) == nil else { return false }
    switch shapes[first] {
    case .text, .label, .plain: break
    case .blank, .heading, .rule, .listed, .row: return false
    }
    for shape in below {
      guard case .heading(let other, let text) = shape else { continue }
      if other <= level { return true }
      if FieldName(text) == nil { return false }
    }
    return true
  }

  private static let fieldKeys: Set = ["status", "severity", "reported", "reporter"]
  private static let textKeys: Set = ["actual", "expected", "steps", "root-cause", "resolution", "error"]

  /// Whether any heading begins a report.
  var hasEntries: Bool {
    headings.contains { heading in
      guard let entry = heading.entry else { return isReport(heading) }
      return entry.number == nil || !areChapters(heading)
    }
  }

  func hasFields(_ heading: Heading) -> Bool { heading.fields > 0 }

  /// Whether a heading without an id has what reports have below it.
  func isReport(_ heading: Heading) -> Bool {
    guard heading.fields > 0 || heading.texts > 1, ChapterKind(heading.text) == nil else { return false }
    guard !hasIDs || levels.contains(heading.level) else { return false }
    return !heading.hasReports || heading.fields > 0 && counts[heading.level] ?? 0 > 1
  }

  /// Whether the headings with numbers on the level of one are the chapters of the document.
  func areChapters(_ heading: Heading) -> Bool { chapterLevels.contains(heading.level) }
}
