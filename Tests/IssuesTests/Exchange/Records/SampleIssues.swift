import Testing

@testable import Issues

/// Issues with anything in their texts, and the way there and back.
enum SampleIssues {
  static let configuration = Configuration()

  static func contents(seed: UInt64) throws -> ExportedContents {
    var texts = NastyTexts(seed: seed + 1)
    return try contents(
      (1...3).map { number in
        let id = IssueID(prefix: "BUG", number: number)
        var fields: [String: FieldValue] = [
          "id": .text(id.description), "title": .text(texts.line()), "type": .text("bug"),
          "status": .text(texts.pick(["open", "fixed", "wont-fix", "odd"])),
        ]
        if texts.number(below: 2) == 0 { fields["severity"] = .text(texts.pick(["high", "low", "Blocker!"])) }
        if texts.number(below: 2) == 0 { fields["reported"] = .text(texts.pick(["2026-01-10", "yesterday"])) }
        if texts.number(below: 2) == 0 { fields["labels"] = .list([texts.line(), "auth", "=1+1"]) }
        if texts.number(below: 2) == 0 { fields["reporter"] = .text(texts.pick(["@ada", "+1", "-x", "Ada <a@b.c>"])) }
        if texts.number(below: 2) == 0 {
          fields[texts.pick(["x-origin", "Found In", "phase", "verified", "x-odd"])] = .text(texts.line())
        }
        if texts.number(below: 2) == 0 {
          fields["environment"] = .map([("os", "Debian; 12"), (texts.pick(["browser", "Web App"]), texts.line())])
        }
        let titles = [
          "Description", "Steps to Reproduce", "Expected Behavior", "Notes", "Environment", "Own: part", "Fix",
          "Status",
          "Severity", "=Sum", "Column, with \"quotes\"; and more", "Comment", "Section: x",
        ]
        let sections = (0...texts.number(below: 5)).map { _ in
          (
            title: texts.pick(titles),
            text: texts.pick(["=cmd|' /C calc'!A0", "'=x", "''", "'", "-1", "", texts.text()])
          )
        }
        let document = Document(fields: fields, sections: sections)
        let comments = (0..<texts.number(below: 3)).map { index in
          Entry.Comment(
            seconds: index == 0 ? nil : 1_790_000_000 + index, author: Person("ada-tester"),
            text: texts.text() + "\n; \"words\"")
        }
        return (document, comments)
      })
  }

  static func contents(_ reports: [(Document, [Entry.Comment])]) throws -> ExportedContents {
    let reports = try reports.map { document, comments in
      let issue = try #require(Self.issue(document, path: ".issues/\(document["id"]?.text ?? "")-x.md"))
      return ExportedContents.Report(issue, comments: comments)
    }
    return ExportedContents(
      reports: reports, configuration: configuration, forms: [try #require(Form.builtIn("bug"))],
      today: try #require(CalendarDate("2026-11-21")))
  }

  /// Reads an issue; the name of its type is Swift Testing's too.
  static func issue(_ document: Document, path: String) -> Issues.Issue? { Issues.Issue(document, path: path) }

  /// The issues that a document makes.
  static func contents(of document: ImportedDocument) throws -> ExportedContents {
    let form = try #require(Form.builtIn("bug"))
    return try contents(
      document.entries.map { entry in
        let id = try #require(entry.id.flatMap { IssueID($0) })
        return (entry.document(id: id, form: form, configuration: configuration), entry.comments)
      })
  }

  /// Everything that an entry says.
  static func words(_ entry: Entry) -> String {
    var texts = [entry.id ?? "", entry.title]
    texts += entry.fields.flatMap { [$0.label, $0.value] } + entry.environment.flatMap { [$0.label, $0.value] }
    texts += entry.sections.flatMap { [$0.title, $0.text] }
    texts += entry.comments.flatMap { [$0.author.description, $0.text] }
    return texts.joined(separator: "\n")
  }

  static func words(_ document: ImportedDocument) -> String {
    (document.entries.map(words) + document.leftOut.map(\.text)).joined(separator: "\n")
  }
}

/// Formats that are exact: what was exported is imported and exported as it was.
struct ExactFormatsTests {
  static let formats: [any ImportFormat & ExportFormat] = [CSV(), JSONDocument(), JSONLines()]

  @Test(arguments: 0..<100) func `what was exported is imported and exported as it was`(seed: Int) throws {
    let contents = try SampleIssues.contents(seed: UInt64(seed))
    for format in Self.formats {
      let first = format.write(contents)
      let source = ImportSource(name: "x", bytes: Array(first.utf8))
      let read = try format.read(source)
      if seed < 5 { #expect(Formats.recognising(source)?.name == format.name) }
      #expect(read.leftOut.isEmpty && read.remarks.isEmpty)
      #expect(read.entries.count == 3)
      let again = format.write(try SampleIssues.contents(of: read))
      #expect(again == first, "\(format.name)")
    }
  }

  @Test(arguments: 0..<50) func `no word of a text is lost`(seed: Int) throws {
    let contents = try SampleIssues.contents(seed: UInt64(seed))
    for format in Self.formats {
      let read = try format.read(ImportSource(name: "x", bytes: Array(format.write(contents).utf8)))
      for (report, entry) in zip(contents.reports, read.entries) {
        // Headings may be called otherwise by the form, or have nothing below them.
        let headings = "Description Steps to Reproduce Expected Behavior Notes Fix"
        let there = Set(BugDocumentTests.words(SampleIssues.words(entry) + "\n" + headings))
        #expect(Set(BugDocumentTests.words(report.issue.document.body)).subtracting(there).isEmpty)
      }
    }
  }

  @Test func `nothing to export is nothing to import`() throws {
    let none = try SampleIssues.contents([])
    for format in Self.formats where format.name != "jsonl" {
      let read = try format.read(ImportSource(name: "x", bytes: Array(format.write(none).utf8)))
      #expect(read.entries.isEmpty)
    }
    #expect(JSONLines().write(none).isEmpty)
  }

  @Test(arguments: [
    "=1+1", "+1", "-1", "@x", "\tx", "'=1", "''=1", "'", "''", "x", "", "'x", "＝1", "'＝1", "a'=", " =1", "'-",
  ])
  func `a guarded cell is no formula, and comes back as it was`(_ cell: String) {
    let guarded = CSVTable.guarded(cell)
    #expect(CSVTable.unguarded(guarded) == cell)
    #expect(!"=+-@\t＝".contains(guarded.first ?? "x"))
  }
}
