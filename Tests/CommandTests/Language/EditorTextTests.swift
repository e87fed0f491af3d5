import Issues
import TestSupport
import Testing

@testable import git_issue

/// The text that an editor tells of, change by change.
@Suite struct EditorTextTests {
  private static func node(_ json: JSON) throws -> JSONNode { try JSONNode.parse(Array(json.written.utf8)) }

  private static func place(_ line: Int, _ column: Int) -> JSON {
    .object([("line", .number(line)), ("character", .number(column))])
  }

  @Test(arguments: [LineMap.Unit.utf8, .utf16])
  func `any changes make of it what they make in the editor`(unit: LineMap.Unit) throws {
    var dice = Dice(seed: 9)
    let pieces = ["a", "é", "😀", "\n", "\r\n", "\r", "漢", "", "long words", "\u{301}", "a\nb\nc"]
    var text = EditorText(uri: "", version: 1, text: "é😀\r\nzwei\n\ndrei 漢字\n", unit: unit)
    for _ in 0..<3_000 {
      let whole = text.bytes
      let line = Int.random(in: 0...whole.count { $0 == 0x0A }, using: &dice)
      let start = whole.indices.filter { $0 == 0 || whole[$0 - 1] == 0x0A }.dropFirst(line).first ?? whole.count
      let content = whole[start...].prefix { $0 != 0x0A }
      let visible = content.last == 0x0D ? content.dropLast() : content
      let scalars = Array(String(decoding: visible, as: UTF8.self).unicodeScalars)
      let first = Int.random(in: 0...scalars.count, using: &dice)
      let last = Int.random(in: first...min(scalars.count, first + 3), using: &dice)
      func column(_ count: Int) -> Int {
        scalars[..<count].reduce(0) { $0 + (unit == .utf8 ? UTF8.width($1) : UTF16.width($1)) }
      }
      func offset(_ count: Int) -> Int { start + scalars[..<count].reduce(0) { $0 + UTF8.width($1) } }
      let new = whole.count > 4_000 ? "" : pieces.randomElement(using: &dice) ?? ""
      var expected = whole
      expected.replaceSubrange(offset(first)..<offset(last), with: new.utf8)
      let range = JSON.object([("start", Self.place(line, column(first))), ("end", Self.place(line, column(last)))])
      try text.apply([Self.node(.object([("range", range), ("text", .text(new))]))], version: 2)
      #expect(text.bytes == expected)
      guard text.bytes == expected else { return }
    }
  }

  @Test func `a range whose ends are the wrong way round is the same range`() throws {
    var text = EditorText(uri: "", version: 1, text: "abc", unit: .utf16)
    let range = JSON.object([("start", Self.place(0, 2)), ("end", Self.place(0, 1))])
    try text.apply([Self.node(.object([("range", range), ("text", .text("x"))]))], version: 2)
    #expect(String(decoding: text.bytes, as: UTF8.self) == "axc" && text.version == 2)
  }

  @Test(arguments: ["/a/b", "/a b/é%/#?.md", "/"]) func `addresses lead back to their paths`(path: String) {
    #expect(FileURI(FileURI(path: path).text)?.path == path)
  }

  @Test(arguments: [
    ("file:///a%20b", "/a b"), ("FILE://localhost/a", "/a"), ("file:///a?x#y", "/a"), ("file://host/a", nil),
    ("file:///%F", nil), ("file:///%ff", nil), ("file:///a%00b", nil), ("file:a", nil), ("http:///a", nil), ("", nil),
    ("file:///%+1", nil),
  ])
  func `addresses of other things are none`(text: String, path: String?) {
    #expect(FileURI(text)?.path == path)
  }
}
