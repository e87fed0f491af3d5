import Testing

@testable import Issues

@Suite struct `Reading JSON` {
  @Test(arguments: [
    #"{"a":[1,-2,true,false,null,"x"],"b":{}}"#, #""line\nbreak \"quoted\" \\ \u001b""#, "[]", "\"é𝄞\"",
  ])
  func `gives back what was written`(_ text: String) throws {
    #expect(try JSONNode.parse(Array(text.utf8)).json.written == text)
  }

  @Test func `knows where each value stands`() throws {
    let members = try #require(try JSONNode.parse(Array(" {\"é\" : [12, \"x\"]} ".utf8)).members)
    #expect(members[0].keyRange == 2..<6)
    #expect(members[0].value.range == 9..<18)
    #expect(members[0].value.items?.map(\.range) == [10..<12, 14..<17])
  }

  @Test func `joins surrogates, and takes half a pair for an unknown character`() throws {
    #expect(try JSONNode.parse(Array(#""\ud834\udd1e""#.utf8)).text == "𝄞")
    #expect(try JSONNode.parse(Array(#""\ud834x""#.utf8)).text == "\u{FFFD}x")
  }

  @Test(arguments: [
    ("", 0), ("{", 1), ("[1,]", 3), ("[1 2]", 3), ("{\"a\" 1}", 5), ("{a: 1}", 1), ("01", 0), ("1.", 0), ("-", 0),
    ("nul", 0), ("\"a\nb\"", 2), ("\"\\x\"", 1), ("\"\\u12g4\"", 1), ("\"a", 2), ("1 1", 2), ("1e5 // x", 4),
  ])
  func `says where a text is no JSON`(_ text: String, offset: Int) {
    let error = #expect(throws: JSONError.self) { try JSONNode.parse(Array(text.utf8)) }
    #expect(error?.offset == offset)
  }

  @Test func `stops at bytes that are no text, and at endless nesting`() {
    #expect(throws: JSONError.self) { try JSONNode.parse([0x22, 0xFF, 0x22]) }
    #expect(throws: JSONError.self) { try JSONNode.parse([UInt8](repeating: UInt8(ascii: "["), count: 100_000)) }
  }
}

extension JSONNode {
  fileprivate var json: JSON {
    switch content {
    case .null: .null
    case .bool(let value): .bool(value)
    case .number(let digits): .number(Int(digits) ?? 0)
    case .text(let text): .text(text)
    case .list(let items): .list(items.map(\.json))
    case .object(let members): .object(members.map { ($0.key, $0.value.json) })
    }
  }
}
