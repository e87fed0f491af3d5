import Testing

@testable import Issues

/// Where a place stands that an editor names.
@Suite struct LineMapOffsetTests {
  private static let text = Array("é😀x\r\n漢\n".utf8)

  @Test(arguments: [
    (1, 1, 0), (1, 2, 2), (1, 3, 2), (1, 4, 6), (1, 5, 7), (1, 99, 7), (2, 1, 9), (2, 2, 12), (2, 9, 12), (3, 1, 13),
    (4, 1, 13), (.max, .max, 13),
  ])
  func `columns in UTF-16 count two for what is beyond its first plane`(line: Int, column: Int, offset: Int) {
    #expect(LineMap(Self.text).offset(ofLine: line, column: column, in: .utf16) == offset)
  }

  @Test(arguments: [(1, 1, 0), (1, 2, 0), (1, 3, 2), (1, 6, 2), (1, 7, 6), (1, 8, 7), (1, 9, 7), (2, 3, 9), (2, 4, 12)])
  func `columns in UTF-8 count bytes, and are never inside of a character`(line: Int, column: Int, offset: Int) {
    #expect(LineMap(Self.text).offset(ofLine: line, column: column, in: .utf8) == offset)
  }

  @Test(arguments: [LineMap.Unit.utf8, .utf16]) func `the place of an offset leads back to it`(unit: LineMap.Unit) {
    let map = LineMap(Self.text)
    for offset in [0, 2, 6, 7, 9, 12, 13] {
      let place = map.position(of: offset)
      #expect(map.offset(ofLine: place.line, column: place.column(in: unit), in: unit) == offset)
    }
  }

  @Test func `columns in characters are those of messages`() {
    let map = LineMap(Self.text)
    #expect([1, 2, 3, 4, 5, 0].map { map.offset(ofLine: 1, character: $0) } == [0, 2, 6, 7, 7, 0])
  }
}
