import Testing

@testable import Issues

/// The Bug Tracking Document, there and back.
struct BugDocumentTests {
  private let format = BugDocument()
  private let configuration = Configuration()
  private var form: Form { get throws { try #require(Form.builtIn("bug")) } }

  @Test(arguments: 0..<400) func `what was exported is imported and exported as it was`(seed: Int) throws {
    let issues = try Self.issues(seed: UInt64(seed))
    let first = format.write(try contents(issues))
    let read = try format.read(ImportSource(name: "BUGS.md", bytes: Array(first.utf8)))
    #expect(read.entries.count == issues.count)
    let again = format.write(try contents(self.issues(of: read)))
    #expect(Self.difference(first, again) == nil)
  }

  @Test(arguments: 0..<200) func `no word of a text is lost`(seed: Int) throws {
    let issues = try Self.issues(seed: UInt64(seed))
    let written = Set(Self.words(format.write(try contents(issues))))
    for issue in issues {
      let words = Set(Self.words(issue.0.document.body)).union(Self.words(issue.0.title))
      // "Steps to Reproduce" is called otherwise there.
      #expect(words.subtracting(written).subtracting(["Reproduce"]).isEmpty)
    }
  }

  @Test(arguments: 0..<500) func `a text is unguarded as it was guarded`(seed: Int) {
    var texts = NastyTexts(seed: UInt64(seed))
    let text = texts.text()
    #expect(GuardedText.read(GuardedText.written(text)) == text)
  }

  // MARK: Helping

  private func contents(_ issues: [(Issues.Issue, [Entry.Comment])]) throws -> ExportedContents {
    ExportedContents(
      reports: issues.map { ExportedContents.Report($0.0, comments: $0.1) }, configuration: configuration,
      forms: [try form], today: try #require(CalendarDate("2026-11-21")))
  }

  private func issues(of document: ImportedDocument) throws -> [(Issues.Issue, [Entry.Comment])] {
    try document.entries.map { entry in
      let id = try #require(entry.id.flatMap { IssueID($0) })
      let document = entry.document(id: id, form: try form, configuration: configuration)
      return (try #require(report(document, path: ".issues/\(id)-x.md")), entry.comments)
    }
  }

  /// The first lines in which two texts differ.
  static func difference(_ first: String, _ second: String) -> String? {
    let (a, b) = (first.split(separator: "\n"), second.split(separator: "\n"))
    guard let line = (0..<max(a.count, b.count)).first(where: { $0 >= a.count || $0 >= b.count || a[$0] != b[$0] })
    else {
      return first == second ? nil : "blank lines"
    }
    func excerpt(_ lines: [Substring]) -> [Substring] { Array(lines[max(0, line - 4)..<min(lines.count, line + 3)]) }
    return "\(excerpt(a))\n   \(excerpt(b))"
  }

  static func words(_ text: String) -> [Substring] { text.split { !$0.isLetter && !$0.isNumber } }

  /// Issues with anything in their texts.
  static func issues(seed: UInt64) throws -> [(Issues.Issue, [Entry.Comment])] {
    var texts = NastyTexts(seed: seed + 1)
    return try (1...3).map { number in
      let id = IssueID(prefix: "BUG", number: number)
      var fields: [String: FieldValue] = [
        "id": .text(id.description), "title": .text(texts.line()), "type": .text("bug"),
        "status": .text(texts.pick(["open", "fixed", "wont-fix", "odd"])),
      ]
      if texts.number(below: 2) == 0 { fields["severity"] = .text(texts.pick(["high", "low", "Blocker!"])) }
      if texts.number(below: 2) == 0 { fields["reported"] = .text(texts.pick(["2026-01-10", "yesterday"])) }
      if texts.number(below: 2) == 0 { fields["labels"] = .list([texts.line(), "auth"]) }
      if texts.number(below: 2) == 0 { fields["reporter"] = .text(texts.line()) }
      if texts.number(below: 2) == 0 {
        fields[texts.pick(["x-origin", "Found In", "phase", "verified"])] = .text(texts.line())
      }
      if texts.number(below: 2) == 0 {
        fields["environment"] = .map([
          ("os", "Debian 12"), (texts.pick(["browser", "Web App", "server"]), texts.line()),
        ])
      }
      let titles = [
        "Description", "Steps to Reproduce", "Expected Behavior", "Notes", "Environment", "Own: part", "Fix",
      ]
      let sections = (0...texts.number(below: 5)).map { _ in (title: texts.pick(titles), text: texts.text()) }
      var document = Document(fields: fields, sections: sections)
      if texts.number(below: 4) == 0 {
        document = Document(
          document.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
      }
      let comment = Entry.Comment(seconds: 1_790_000_000, author: Person("ada"), text: texts.text() + "\nwords")
      return (
        try #require(report(document, path: ".issues/\(id)-x.md")), texts.number(below: 3) == 0 ? [comment] : []
      )
    }
  }
}

/// Reads an issue; the name of its type is Swift Testing's too.
func report(_ document: Document, path: String) -> Issues.Issue? { Issues.Issue(document, path: path) }
