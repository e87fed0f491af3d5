import Foundation
import Testing

@testable import Issues

struct IssueIDTests {
  @Test(arguments: [
    ("BUG-12", "BUG-012"), ("bug-012", "BUG-012"), ("BUG-0000012", "BUG-012"), ("BUG-1234", "BUG-1234"),
    ("a-b-1", "A-B-001"), ("BUG-7k2f", "BUG-7k2f"), ("bug-7K2F", "BUG-7k2f"), ("X1-1", "X1-001"),
  ]) func `an id is read in any case and with any zeros`(_ text: String, _ id: String) {
    #expect(IssueID(text)?.description == id)
  }

  @Test(arguments: [
    "", "BUG", "BUG-", "-1", "1-1", "BUG--1", "BUG-1 ", "BUG-x", "BUG-abcd", "BUG-1a", "BÜG-1", "BUG_1", "BUG-1-",
    "BUG-1111111111111111111", "BUG-１",
  ]) func `what is no id is none`(_ text: String) {
    #expect(IssueID(text) == nil)
  }

  @Test(arguments: [
    ("BUG-042-login-crash", "BUG-042"), ("bug-42", "BUG-042"), ("BUG-7k2f-x", "BUG-7k2f"), ("BUGS-1", nil),
    ("BUG1-x", nil), ("login-BUG-1", nil), ("APP-1", nil),
  ]) func `a file name starts with an id of a known prefix`(_ stem: String, _ id: String?) {
    #expect(IssueID(stem: stem, prefixes: ["BUG"])?.description == id)
  }

  @Test func `ids are ordered by number`() {
    let ids = ["BUG-010", "BUG-009", "APP-999", "BUG-1000", "BUG-7k2f"].compactMap { IssueID($0) }
    #expect(ids.sorted().map(\.description) == ["APP-999", "BUG-009", "BUG-010", "BUG-1000", "BUG-7k2f"])
  }
}

struct IssueFolderTests {
  @Test(arguments: [
    ("Login crashes", "login-crashes"), ("Größe: 5 €?", "groesse-5"), ("  ", "issue"), ("日本", "issue"), ("", "issue"),
    ("Don't /../ panic", "dont-panic"), ("e\u{301}té", "ete"), ("İstanbul", "istanbul"), ("a--b__c", "a-b-c"),
    ("CON", "con"), ("-x-", "x"), ("ﬁ", "issue"),
  ]) func `a slug is plain on every file system`(_ title: String, _ slug: String) {
    #expect(IssueFolder.slug(title) == slug)
  }

  @Test func `a slug is at most 48 characters, cut between words`() {
    let slug = IssueFolder.slug(String(repeating: "word ", count: 40))
    #expect(slug.count <= 48 && slug.hasSuffix("word"))
    #expect(IssueFolder.slug(String(repeating: "x", count: 100)).count == 48)
  }

  @Test func `a path follows the layout`() {
    let id = IssueID(prefix: "BUG", number: 17042)
    #expect(IssueFolder.path(of: id, title: "X", layout: .flat) == ".issues/BUG-17042-x.md")
    #expect(IssueFolder.path(of: id, title: "X", layout: .bucketed) == ".issues/17/BUG-17042-x.md")
  }
}

struct CalendarDateTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("2000-02-29", 11016), ("2026-11-21", 20778), ("1969-12-31", -1), ("0001-01-01", -719162),
    ("9999-12-31", 2932896),
  ]) func `a day is a number and back`(_ text: String, _ days: Int) {
    #expect(CalendarDate(text)?.daysSince1970 == days)
    #expect(CalendarDate(daysSince1970: days).description == text)
  }

  @Test(arguments: [
    "", "2026-2-3", "2026-02-30", "2023-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026/01/01",
    "2026-01-01 ", "+026-01-01", "２０２６-01-01",
  ]) func `a day that does not exist is none`(_ text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func `the day depends on the zone`() {
    #expect(CalendarDate(secondsSince1970: 86_399, offset: 0).description == "1970-01-01")
    #expect(CalendarDate(secondsSince1970: 86_399, offset: 1).description == "1970-01-02")
    #expect(CalendarDate(secondsSince1970: 0, offset: -1).description == "1969-12-31")
    #expect(Timestamp.text(seconds: 0, offset: -90) == "1969-12-31T22:30:00-01:30")
  }
}

struct CommentNameTests {
  @Test func `a name is read as it was written`() throws {
    let name = CommentName(seconds: 1_795_237_320, author: Person("Ada Lovelace <ada@example.org>"), tail: "3f2a")
    #expect(name.fileName == "20261121T050200Z-ada-lovelace-3f2a.md")
    #expect(name.time == "2026-11-21T05:02:00Z")
    #expect(CommentName(name.fileName) == name)
  }

  @Test(arguments: [
    "", "x.md", "20261121T050200Z.md", "20261321T050200Z-a-1.md", "20261121T050200Z-a-1.txt", "abc20261121T050Z-a-1.md",
  ])
  func `another name is none`(_ name: String) {
    #expect(CommentName(name) == nil)
  }

  @Test func `a time that does not exist is none`() {
    #expect(CommentName("20261121T996099Z-a-1.md") == nil)
  }
}

struct NearestTests {
  @Test(arguments: [
    ("sverity", "severity"), ("STATUS", "status"), ("lable", "label"), ("stauts", "status"), ("xyz", nil), ("", nil),
  ]) func `the nearest word is close`(_ typed: String, _ word: String?) {
    #expect(Nearest.word(to: typed, among: ["severity", "status", "label"]) == word)
  }

  @Test func `a swap of neighbours is one fault`() {
    #expect(Nearest.distance(Array("ab"), Array("ba")) == 1)
    #expect(Nearest.distance(Array("kitten"), Array("sitting")) == 3)
  }
}

struct JSONTests {
  @Test(arguments: 1...30) func `what is written is read back`(_ seed: UInt64) throws {
    var generator = DocumentGenerator(seed: seed)
    let text = generator.text() + "\u{0}\u{7F}\u{85}\u{2028}\u{202E}\u{FEFF}\t\r\n\"\\/😀"
    let json = JSON.envelope([
      ("text", .text(text)), (text, .number(Int(generator.next() % 1_000))), ("list", .texts([text, ""])),
      ("empty", .list([])), ("object", .object([])), ("null", .null), ("bool", .bool(true)),
    ])
    for written in [json.written, json.pretty] {
      let read = try JSONSerialization.jsonObject(with: Data(written.utf8))
      let members = try #require(read as? [String: Any])
      #expect(members["text"] as? String == text)
      #expect(members["list"] as? [String] == [text, ""])
      #expect(members["version"] as? Int == 1)
      #expect(members["null"] is NSNull)
      #expect(!written.unicodeScalars.contains { $0.value == 0x202E || $0.value == 0x85 || $0.value == 0 })
    }
  }
}
