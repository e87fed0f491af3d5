/// A heading of a document that is no report itself, and what it says of those below it.
struct Chapter {
  let level: Int
  /// Its own kind, else that of the chapter it is part of.
  let kind: ChapterKind?
  /// Whether its own heading says that reports stand there.
  let isExplicit: Bool
  let status: String?
  let severity: String?
  /// The chapter it is part of.
  let parent: Int?
  /// Whether reports with headings, or rows of tables, stand in it or below it.
  var hasReports = false
}

/// The chapters of a document, by its lines.
struct Chapters {
  private(set) var all: [Chapter]
  private var path: [Int] = [0]
  /// The chapter that each line is in.
  private(set) var of: [Int]

  /// - Parameter isBugDocument: Whether what the document is called says that it has reports.
  init(lines: Int, isBugDocument: Bool) {
    all = [
      Chapter(
        level: 0, kind: isBugDocument ? .reports : nil, isExplicit: false, status: nil, severity: nil, parent: nil)
    ]
    of = Array(repeating: 0, count: lines)
  }

  /// The chapter that a line is in.
  subscript(line: Int) -> Chapter { all[of[line]] }

  /// Begins a chapter.
  mutating func enter(_ level: Int, _ text: String) {
    while path.count > 1, all[path[path.count - 1]].level >= level { path.removeLast() }
    let parent = path[path.count - 1]
    let isTitle = all.count == 1
    let kind = isTitle ? ChapterKind(title: text) : ChapterKind(text)
    let said = Configuration.choices(inHeading: text)
    // Nothing in a chapter about something else is a report, whatever its parts are called.
    let inherited = all[parent].kind
    let chapter = Chapter(
      level: level, kind: inherited == .other ? .other : kind ?? inherited,
      isExplicit: !isTitle && (kind == .reports || kind == nil && (said.status != nil || said.severity != nil)),
      status: said.status ?? all[parent].status, severity: said.severity ?? all[parent].severity, parent: parent)
    path.append(all.count)
    all.append(chapter)
  }

  /// Notes that a line stands in the chapter begun last.
  mutating func put(_ line: Int) { of[line] = path[path.count - 1] }

  /// Notes that a report stands in a line's chapter.
  mutating func addReport(at line: Int) {
    var chapter: Int? = of[line]
    while let index = chapter, !all[index].hasReports {
      all[index].hasReports = true
      chapter = all[index].parent
    }
  }

  /// The last chapter that was begun.
  var last: Chapter { all[all.count - 1] }
}
