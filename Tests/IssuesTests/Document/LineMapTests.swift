import Testing

@testable import Issues

struct LineMapTests {
  @Test(
    arguments: [
      ("status: x", 9, 9, 9),
      ("日本: x", 5, 9, 5),
      ("😀: x", 4, 7, 5),
      ("👩‍💻 x", 5, 13, 7),
      ("e\u{301}: x", 5, 6, 5),
      ("\té\tx", 4, 5, 4),
      ("日\n😀x", 2, 5, 3),
    ] as [(String, Int, Int, Int)])
  func `counts columns in scalars, bytes and UTF-16 code units`(text: String, scalars: Int, bytes: Int, units: Int) {
    let position = LineMap(Array(text.utf8)).position(of: text.utf8.count - 1)
    #expect([position.column, position.utf8Column, position.utf16Column] == [scalars, bytes, units])
  }

  @Test func `counts a byte that is not UTF-8 as the character that is shown for it`() {
    let position = LineMap([0x61, 0x80, 0xFF, 0x62]).position(of: 3)
    #expect([position.column, position.utf8Column, position.utf16Column] == [4, 4, 4])
  }
}
