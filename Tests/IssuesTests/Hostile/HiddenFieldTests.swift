import Testing

@testable import Issues

@Suite struct `Front matter that shows something else than it says` {
  @Test(arguments: ["\u{85}", "\u{2028}", "\u{2029}"]) func `with a hidden line break is refused`(_ sign: String) {
    let error = #expect(throws: YAMLError.self) { try YAMLNode.parse("title: ü\(sign)status: fixed\n".utf8, .strict) }
    #expect(error?.offset == 9)
  }

  @Test(arguments: [
    ("? title\n: a\n", 0), ("a: b\n? title\n: c\n", 5), ("a: b # why?\n# what?\n? title\n", 20), ("a: {? b : c}", 4),
    ("a:\n  - b\n? c\n: d\n", 9), ("a: |\n  b?\n? c\n", 10),
  ])
  func `with an explicit key is refused`(_ text: String, _ offset: Int) {
    let error = #expect(throws: YAMLError.self) { try YAMLNode.parse(text.utf8, .strict) }
    #expect(error?.offset == offset)
  }

  @Test(arguments: [
    "title: why?\nstatus: open\n", "?a: b\n", "a: b # why?\n# what?\nc: d\n", "a: ?b\nc: d", "a: |\n  why?\nc: d\n",
    "a:\n  - b?\nc: d\n", "a: {b: c?, d: e}\nf: g\n", "a: 'b?'\nc:\n# d?\ne: f\n", "a: b?\n  c?\nd: e\n",
  ])
  func `with other question marks is read`(_ text: String) throws {
    #expect(try YAMLNode.parse(text.utf8, .strict) != nil)
  }
}
