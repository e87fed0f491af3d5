import Testing

@testable import Issues

/// The Error & Issue Tracker, there and back.
struct TrackerTests {
  private let format = Issues.Tracker()

  @Test(arguments: 0..<300) func `what was exported is imported and exported as it was`(seed: Int) throws {
    let first = format.write(try Self.contents(seed: UInt64(seed)))
    let read = try format.read(source(first))
    let again = format.write(try contents(of: read))
    #expect(Self.difference(first, again) == nil)
  }

  @Test(arguments: 0..<100) func `no word of an export is lost`(seed: Int) throws {
    let contents = try Self.contents(seed: UInt64(seed))
    let written = Set(BugDocumentTests.words(format.write(contents)))
    for report in contents.reports {
      let words = Set(BugDocumentTests.words(report.issue.document.body)).union(
        BugDocumentTests.words(report.issue.title))
      #expect(words.subtracting(written).isEmpty)
    }
  }

  @Test(arguments: 0..<100) func `every line of a document is in it or among what is left out`(seed: Int) throws {
    let text = format.write(try Self.contents(seed: UInt64(seed)))
    let read = try format.read(source(text))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var told = Set(read.leftOut.flatMap(\.lines)).union(read.entries.flatMap { $0.lines ?? 1...1 })
    for (index, line) in lines.enumerated() {
      let isRead = line.hasPrefix("- [") || line.hasPrefix("| ") || line.hasPrefix("**P")
      if isRead || line.isBlank || line == "---" { told.insert(index + 1) }
    }
    #expect(lines.indices.filter { !told.contains($0 + 1) }.map { lines[$0] } == [])
  }

  @Test func `a filled document comes back as it was`() throws {
    let read = try format.read(source(Self.filled))
    #expect(read.entries.map(\.id) == ["ISSUE-003", "ISSUE-004", "ISSUE-001", "ISSUE-002"])
    #expect(read.known.map(\.value.issue) == ["Stale lock", "Wrong zone"])
    #expect(read.watched.map(\.fullName) == ["Speed / Queue longer than 100", "Safety / Token in a log"])
    #expect(read.watched.map(\.sighting) == [.never, .someDay])
    let again = format.write(try contents(of: read))
    let (a, b) = (Self.uncounted(Self.filled), Self.uncounted(again))
    #expect(Self.difference(a, b) == nil)
    #expect(again.contains("| 🔴 Open Issues | 1 |\n| 🟡 In Progress | 1 |\n| 🟢 Resolved | 1 |\n| 🔵 Won't Fix | 1 |"))
    #expect(again.contains("| Build | 2 | 0 | 1 | 0 | 0 | 1 |\n| Ship | 0 | 0 | 0 | 0 | 0 | 0 |"))
  }

  @Test func `garbled marks are read, and phases come from the headings`() throws {
    let text = """
      # Error & Issue Tracker

      ## Severity Levels

      | Level | Description | Response Time |
      |---|---|---|
      | 游댮 **Critical** | Nothing works | Within 2 days |
      | 游 **High** | Bad | As soon as we can |

      ## Open Issues

      ### Critical 댮

      <!-- No critical issues -->
      *None*

      ### High 游

      ### [ISSUE-7] The 游 stays in a title

      **Status:** 游리 In Progress

      **Description:**
      游 words

      ## Resolved Issues

      ### Phase 1

      *None yet*

      ### Phase 2

      ### [ISSUE-8] Done
      **Severity:** 游릭 Low
      **Status:** 游댯 Won't Fix

      *Last Updated: 2026-01-10*
      """
    let read = try format.read(source(text))
    #expect(read.settings.phases == ["Phase 1", "Phase 2"])
    #expect(read.settings.severities.map(\.response) == [.days(2)])
    #expect(read.leftOut.contains { $0.lines == 8...8 && $0.reason.contains("response time") })
    let (first, second) = (try #require(read.entries.first), try #require(read.entries.last))
    #expect(first.title == "The 游 stays in a title")
    #expect([first["status"], first["severity"]] == ["🟡 In Progress", "High"])
    #expect(first.sections.map(\.text) == ["游 words"])
    #expect([second["status"], second["severity"], second["phase"]] == ["🔵 Won't Fix", "🟢 Low", "Phase 2"])
  }

  @Test(arguments: 0..<300) func `a cell is read as it was written`(seed: Int) throws {
    var texts = NastyTexts(seed: UInt64(seed) + 7)
    let parts = ["|", "\\", "<br>", " ", "\n", "&#124;", "&amp;", "#124;", "a", "`x|y`", "\\|"]
    let text = texts.number(below: 2) == 0 ? texts.text() : (0...6).map { _ in texts.pick(parts) }.joined()
    let once = TableCell.written(text)
    let row = MarkdownShape("| \(once) | b |")
    let cells: [String] = if case .row(let cells) = row { cells } else { [] }
    try #require(cells.count == 2)
    let read = TableCell.read(cells[0])
    #expect(TableCell.written(read) == once)
    if Draft.normalized(text) == text, text == text.trimmed { #expect(read == text) }
  }

  @Test(arguments: [
    "", "# Error & Issue Tracker", "# Error & Issue Tracker\r\n\r\n## Open Issues\r\n\r\n### High\r\n",
    "# Error & Issue Tracker\n## Common Issues Reference\n| Issue | Solution |\n|--|--|\n| | |\n| a | b | c |\n",
    "# Error & Issue Tracker\n## Error Patterns to Watch\n- [ ]\n-\n- [x]\n#\n##\n",
    "## Quick Stats\n|\n||\n## Severity Levels\n|",
  ]) func `odd documents are read, or refused in words`(text: String) throws {
    let read = Result { () throws(ImportError) in try format.read(source(text)) }
    if case .success(let document) = read { #expect(document.entries.isEmpty) }
  }

  @Test func `settings are taken over where there are none of one's own`() throws {
    var settings = ImportedSettings()
    settings.project = "Shop: the backend"
    settings.phases = ["Build", "Ship"]
    settings.severities = [
      ImportedSettings.Severity(name: "Low", meaning: "Rarely seen", response: .days(30), line: 4),
      ImportedSettings.Severity(name: "Blocker", meaning: "All", response: .immediate, line: 5),
    ]
    for file in [
      "", "version: 1\nprefix: BUG # ours\nphases:\n- Build\n", "phases: [Plan]\nseverities:\n  low: {name: Low}\n",
    ] {
      let (bytes, untaken) = try Configuration.taking(settings, into: Array(file.utf8))
      let read = try Configuration(bytes, path: "config.yml")
      #expect(read.project == "Shop: the backend")
      #expect(read.phases.suffix(2) == ["Build", "Ship"])
      #expect(untaken.map(\.severity.line).contains(5))
      if !file.contains("severities") {
        #expect(read.severity("low")?.response == .days(30))
        #expect(read.severity("low")?.meaning == "Rarely seen")
        #expect(read.severities.map(\.id) == ["critical", "high", "medium", "low"])
      }
      #expect(try Configuration.taking(settings, into: bytes).file == bytes)
    }
  }

  // MARK: Helping

  private func source(_ text: String) -> ImportSource { ImportSource(name: "TRACKER.md", bytes: Array(text.utf8)) }

  /// What another repository writes after the import.
  private func contents(of document: ImportedDocument) throws -> ExportedContents {
    let configuration = try Configuration(
      Configuration.taking(document.settings, into: Array("prefix: ISSUE\n".utf8)).file, path: "config.yml")
    let form = try #require(Form.builtIn("bug"))
    let reports = try document.entries.map { entry in
      let id = try #require(entry.id.flatMap { IssueID($0) })
      let document = entry.document(id: id, form: form, configuration: configuration)
      return ExportedContents.Report(
        try #require(report(document, path: ".issues/\(id)-x.md")), comments: entry.comments)
    }
    var contents = ExportedContents(
      reports: reports, configuration: configuration, forms: [form], today: try #require(CalendarDate("2026-11-21")))
    contents.known = Self.base(document.known.map(\.value))
    contents.watched = try WatchList(WatchList.adding(document.watched, to: []))
    return contents
  }

  private static func base(_ known: [KnownIssue]) -> KnowledgeBase {
    KnowledgeBase(
      KnowledgeBase().recording(known).compactMap { file in
        KnownIssue(file.document).map { KnowledgeBase.Entry(path: file.path, document: file.document, known: $0) }
      })
  }

  /// A document without what is counted anew.
  private static func uncounted(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.filter { line in
      !line.hasPrefix("*Last Updated") && !line.hasSuffix("| 0 |") && !line.hasSuffix("| **0** |")
        && !(line.hasPrefix("|") && line.hasSuffix("|") && line.dropLast(2).last?.isNumber ?? false)
        && !line.hasSuffix("** |")
    }.joined(separator: "\n")
  }

  private static func difference(_ first: String, _ second: String) -> String? {
    let (a, b) = (
      first.split(separator: "\n", omittingEmptySubsequences: false),
      second.split(separator: "\n", omittingEmptySubsequences: false)
    )
    guard let line = (0..<max(a.count, b.count)).first(where: { $0 >= a.count || $0 >= b.count || a[$0] != b[$0] })
    else { return nil }
    func excerpt(_ lines: [Substring]) -> [Substring] {
      Array(lines[min(max(0, line - 4), lines.count)..<min(lines.count, line + 3)])
    }
    return "\(line): \(excerpt(a))\n   \(excerpt(b))"
  }

  private static func contents(seed: UInt64) throws -> ExportedContents {
    var texts = NastyTexts(seed: seed + 1)
    var settings = ImportedSettings()
    settings.phases = ["Phase 1", "Fix", "BUG-9: odd", "Critical work"].filter { _ in texts.number(below: 2) == 0 }
    if texts.number(below: 2) == 0 { settings.project = "A **bold** | name" }
    let configuration = try Configuration(
      Configuration.taking(settings, into: Array("prefix: ISSUE\n".utf8)).file, path: "config.yml")
    let reports = try (1...4).map { number in
      let id = IssueID(prefix: "ISSUE", number: number)
      var fields: [String: FieldValue] = [
        "id": .text(id.description), "title": .text(texts.line()), "type": .text("bug"),
        "status": .text(texts.pick(["open", "in-progress", "fixed", "wont-fix", "odd"])),
      ]
      if texts.number(below: 2) == 0 {
        fields["severity"] = .text(texts.pick(["critical", "high", "low", "Blocker!"]))
      }
      if texts.number(below: 2) == 0 {
        fields["phase"] = .text(texts.pick(["Phase 1", "Phase 7", "Fix", texts.line()]))
      }
      if texts.number(below: 2) == 0 { fields["files"] = .list(["src/a.py", texts.line()]) }
      if texts.number(below: 2) == 0 { fields["related"] = .list(["ISSUE-002", "#7"]) }
      if texts.number(below: 2) == 0 { fields["labels"] = .list([texts.line(), "auth"]) }
      if texts.number(below: 2) == 0 { fields["resolved"] = .text("2026-01-10") }
      if texts.number(below: 2) == 0 { fields[texts.pick(["x-origin", "Found In", "verified"])] = .text(texts.line()) }
      if texts.number(below: 2) == 0 {
        fields["environment"] = .map([("os", "Debian 12"), ("dependencies", texts.line())])
      }
      let titles = [
        "Description", "Steps to Reproduce", "Expected Behavior", "Root Cause", "Environment", "Own: part", "Fix",
        "Error Message/Stack Trace", "Files Affected", "Notes",
      ]
      let sections = (0...texts.number(below: 5)).map { _ in (title: texts.pick(titles), text: texts.text()) }
      let document = Document(fields: fields, sections: sections)
      let comment = Entry.Comment(seconds: 1_790_000_000, author: Person("ada"), text: texts.text() + "\nwords")
      return ExportedContents.Report(
        try #require(report(document, path: ".issues/\(id)-x.md")),
        comments: texts.number(below: 3) == 0 ? [comment] : [])
    }
    var contents = ExportedContents(
      reports: reports, configuration: configuration, forms: [try #require(Form.builtIn("bug"))],
      today: try #require(CalendarDate("2026-11-21")))
    let areas = ["", "Database Issues", "BUG-1: area", "Notes"]
    contents.known = base(
      (0...texts.number(below: 3)).map { number in
        KnownIssue(
          issue: "\(number) \(texts.line())", area: texts.pick(areas), cause: texts.text(), solution: texts.text())
      })
    contents.watched = WatchList(
      (0...texts.number(below: 3)).map { number in
        WatchedPattern(
          name: "\(texts.line()) \(number)", area: texts.pick(areas), sighting: texts.pick([.never, .someDay]))
      })
    return contents
  }
}
