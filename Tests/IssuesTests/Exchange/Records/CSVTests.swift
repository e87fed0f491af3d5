import Testing

@testable import Issues

/// Tables of other programs.
struct CSVTests {
  private func read(_ text: String) throws -> ImportedDocument {
    try CSV().read(ImportSource(name: "bugs.csv", bytes: Array(text.utf8)))
  }

  @Test func `Jira's columns stand several times, and a cell may have several lines`() throws {
    let text = """
      Summary,Issue key,Issue id,Issue Type,Status,Priority,Resolution,Created,Labels,Labels,Component/s,Component/s,\
      Affects Version/s,Description,Comment,Comment,Attachment,Custom field (Steps to Reproduce)
      "Totals, with ""tax"" are off",SHOP-12,10012,Bug,Closed,Highest,Won't Fix,15/Jan/26 2:30 PM,tax,checkout,Cart,API,\
      1.2,"First line

      h2. Not ours",15/Jan/26 3:00 PM;ada;Seen; again,"16/Jan/26 9:05 AM;bob;Two
      lines",15/Jan/26 2:31 PM;ada;shot.png;https://jira.example/1,# Open the cart

      """
    let document = try read(text)
    let entry = try #require(document.entries.first)
    #expect(document.entries.count == 1)
    #expect(entry.id == "SHOP-12")
    #expect(entry.title == "Totals, with \"tax\" are off")
    #expect(entry["status"] == "Won't Fix")
    #expect(entry["reported"] == "2026-01-15")
    #expect(entry["labels"] == "tax, checkout")
    #expect(entry["components"] == "Cart, API")
    #expect(entry.environment == [Entry.Part("version", "1.2")])
    #expect(entry.comments.map(\.text) == ["Seen; again", "Two\nlines"])
    #expect(entry.comments.first?.seconds == 1_768_489_200)
    #expect(entry.sections.map(\.id) == ["description", "steps"])
    #expect(entry.fields.contains { $0.key == nil && $0.label == "Created" && $0.value == "15/Jan/26 2:30 PM" })
    #expect(entry.fields.contains { $0.key == nil && $0.label == "Attachment" })
    #expect(entry.fields.contains { $0.label == "Issue id" && $0.value == "10012" })
  }

  @Test func `rows that are too short or too long lose nothing, and are told`() throws {
    let document = try read("id;title;status\r\n1;One\r\n\r\n2;Two;open;more;\"and\r\nmore\"\r\n")
    #expect(document.entries.map(\.id) == ["#1", "#2"])
    #expect(document.remarks.map(\.line) == [2, 4])
    #expect(SampleIssues.words(document).contains("and\r\nmore"))
    #expect(document.entries.last?.lines == 4...5)
  }

  @Test(arguments: ["\u{FEFF}ID,Title\n1,x", "sep=;\nID;Title\n1;x", "ID\tTitle\r1\tx", "ID,Title\r\n1,x\r\n"])
  func `marks, separators and line ends of all kinds are understood`(_ text: String) throws {
    let source = ImportSource(name: "x.csv", bytes: Array(text.utf8))
    #expect(CSV().recognition(of: source) == .certain || text.hasPrefix("sep="))
    #expect(try CSV().read(source).entries.map(\.title) == ["x"])
  }

  @Test func `columns that nobody knows are kept by name`() throws {
    let entry = try #require(try read("Title,Mood,Long\nx,sad,\"a\nb\"").entries.first)
    #expect(entry.fields.map(\.verbatim) == ["**Mood**: sad"])
    #expect(entry.sections == [Entry.Section(nil, title: "Long", "a\nb")])
  }

  @Test(arguments: [("", nil), ("a\nb", 1), ("id,title\n1,\"open", 2)] as [(String, Int?)])
  func `what is no table is refused with its line`(_ text: String, line: Int?) {
    let error = #expect(throws: ImportError.self) { try read(text) }
    #expect(error?.line == line)
  }

  @Test func `bytes that are no text, and large tables, are no trouble`() throws {
    #expect(throws: ImportError.self) { try CSV().read(ImportSource(name: "x", bytes: [0x69, 0x2C, 0xFF, 0x0A])) }
    let rows = (1...20_000).map { "\($0),Title \($0),open\n" }.joined()
    #expect(try read("id,title,status\n" + rows).entries.count == 20_000)
  }
}
