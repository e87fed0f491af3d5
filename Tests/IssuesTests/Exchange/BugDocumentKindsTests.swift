import Foundation
import Testing

@testable import Issues

/// Bug documents as people keep them, and documents that only look like one.
struct BugDocumentKindsTests {
  /// Each entry as `id status severity`, with `-` for what is not said.
  @Test(arguments: [
    ("KNOWN_ISSUES.md", ["- - -", "- fixed -", "- - high", "- - -", "- fixed -", "- - -"]),
    ("bugs-checkboxes.md", ["- open -", "- fixed -", "- fixed high", "BUG-7 in-progress -"]),
    ("fehler.md", ["BUG-1 fixed high", "BUG-2 open low"]),
    ("缺陷.md", ["- open high", "- open low", "- fixed critical"]),
    ("bugs-bold.md", ["BUG-3 open high", "BUG-1 fixed low", "BUG-3 fixed -"]),
    ("issues-setext.md", ["ISSUE-12 fixed medium", "ISSUE-4 - critical"]),
    ("suivi.md", ["BUG-2 open high", "BUG-5 open low", "BUG-1 fixed critical"]),
    ("table-no-ids.md", ["- open high", "- wont-fix low", "- fixed critical", "QA-9 fixed low"]),
    ("details.md", ["ERR-101 in-progress critical", "ERR-102 fixed -"]),
    ("no-ids-fields.md", ["- open high", "- fixed low"]),
    ("links.md", ["BUG-11 fixed high", "BUG-13 fixed low", "BUG-14 fixed -", "BUG-12 open -"]),
    ("ru.md", ["BUG-1 open high", "BUG-2 open low", "BUG-3 fixed critical"]),
    ("ja.md", ["- open -", "- open -", "- fixed -"]),
    ("prose-ids.txt.md", ["BUG-001 fixed medium", "BUG-002 open -"]),
    ("sections.md", ["R-1 - critical", "R-2 in-progress critical", "R-3 fixed low"]),
    ("plain-headings.md", ["- open -", "- open -", "- fixed -"]),
    ("tags.md", ["- open high", "- fixed low", "- open -"]),
    ("problemas.md", ["ERR-01 open high", "ERR-02 fixed low"]),
    ("BUGS.txt", ["- - -", "- - -", "- - critical", "- fixed -", "- fixed -"]),
    ("sheet.md", ["- open high", "- fixed low"]),
    ("empty.md", []),
  ])
  func `entries are found in whatever way they are kept`(file: String, entries: [String]) throws {
    let source = try source("read/\(file)")
    #expect(Formats.recognising(source)?.name == "bug-document")
    let read = BugDocumentReader.read(source.text, name: source.name, frame: [])
    let told = read.entries.map(told)
    #expect(told == entries)
    let lost = try Conservation.lost(from: source.text, in: read)
    #expect(lost == [])
  }

  @Test(arguments: [
    "README.md", "CHANGELOG.md", "TODO.md", "adr.md", "bug_report.md", "design.md", "error-codes.md",
    "how-to-report-bugs.md", "minutes.md", "plan.md", "report.md", "requirements.md",
  ])
  func `other documents are not taken for bug documents`(file: String) throws {
    let recognised = Formats.recognising(try source("refused/\(file)"))?.name
    #expect(recognised == nil)
  }

  @Test func `the documentation of this project is no bug document`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
    for folder in ["Documentation", "Documentation/Decisions", "."] {
      for name in try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
      where name.hasSuffix(".md") {
        let text = try Data(contentsOf: root.appending(path: "\(folder)/\(name)"))
        #expect(Formats.recognising(ImportSource(name: name, bytes: Array(text))) == nil, "\(name)")
      }
    }
  }

  @Test(arguments: ["issue_bodies", "templates/markdown", "templates/forms_yaml"])
  func `reports and templates of other people are no bug documents`(folder: String) throws {
    let corpus = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../../shared/corpus/\(folder)").standardized
    guard let names = FileManager.default.enumerator(atPath: corpus.path) else { return }
    for case let name as String in names where name.hasSuffix(".md") || name.hasSuffix(".yml") {
      let bytes = Array(try Data(contentsOf: corpus.appending(path: name)))
      let source = ImportSource(name: name.split(separator: "/").last.map(String.init) ?? name, bytes: bytes)
      #expect(BugDocument().recognition(of: source) == .no, "\(name)")
    }
  }

  private func source(_ path: String) throws -> ImportSource {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "BugDocuments")
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return ImportSource(name: name, bytes: Array(try Data(contentsOf: folder.appending(path: path))))
  }

  private func told(_ entry: Entry) -> String {
    let settings = Configuration()
    let status = entry["status"].map { settings.readStatus($0)?.id ?? "?\($0)" } ?? "-"
    let severity = entry["severity"].map { settings.readSeverity($0)?.id ?? "?\($0)" } ?? "-"
    return "\(entry.id ?? "-") \(status) \(severity)"
  }
}

/// Looks for the words of a document in what was read of it.
enum Conservation {
  private static let settings = Configuration()

  /// The lines that have a word which is in no issue and not left out.
  static func lost(from source: String, in read: ImportedDocument) throws -> [Substring] {
    let form = try #require(Form.builtIn("bug"))
    var texts = read.entries.map { entry in
      let document = entry.document(
        id: IssueID(prefix: "BUG", number: 1), form: form, configuration: Configuration())
      return words("\(document.text) \(entry.id ?? "") \(entry.comments.map { "\($0.author) \($0.text)" })")
    }
    texts.append(words(read.leftOut.map(\.text).joined(separator: "\n")))
    return source.split(whereSeparator: \.isNewline).filter { line in
      let bare = said(line)
      return !bare.isEmpty && !texts.contains { bare.isSubset(of: $0) }
    }
  }

  /// The words of a line, without the names of fields and what is kept as a value of them.
  private static func said(_ line: Substring) -> Set<String> {
    var words: Set<String> = []
    let cells: [Substring]
    // Tags and boxes are marks, like a heading's sign.
    let line = line.replacing(/<\/?[a-z]+\/?>|\[[xX ]\]/, with: " ")[...]
    switch MarkdownShape(line) {
    case .row(let row): cells = row.map { $0[...] }
    case .heading(_, let text): cells = [text[...]]
    default: cells = line.split(separator: "|")
    }
    for cell in cells {
      let bare = cell.drop { " -*#>+0123456789.".contains($0) }
      guard let colon = bare.firstIndex(where: { ":：".contains($0) }) else {
        if FieldName(bare.filter { $0 != "*" }) == nil, !names.contains(String(cell)) {
          words.formUnion(value(cell))
        }
        continue
      }
      let label = bare[..<colon].filter { $0 != "*" }
      words.formUnion(FieldName(label) == nil ? value(cell) : value(bare[bare.index(after: colon)...]))
    }
    return words
  }

  /// What columns of ids and titles, and those of tables of fields, are called.
  private static let names: Set = ["Nr", "Titel", "Field", "Value", "编号", "标题", "ID", "Bug ID", "S.No"]

  private static func value(_ text: Substring) -> Set<String> {
    let bare = text.trimmed.filter { !"*~".contains($0) }
    if settings.readStatus(bare)?.isWhole ?? false || settings.readSeverity(bare)?.isWhole ?? false { return [] }
    return self.words(bare)
  }

  private static func words(_ text: some StringProtocol) -> Set<String> {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map { Int($0).map(String.init) ?? String($0) }
    return Set(words).filter { word in
      settings.readStatus(word)?.isWhole != true && settings.readSeverity(word)?.isWhole != true
    }
  }
}
