import TestSupport
import Testing

@testable import Issues

struct TextDictionaryTests {
  @Test(arguments: 0..<8) func `it knows what a dictionary knows`(_ seed: Int) {
    var dice = Dice(seed: seed)
    var expected: [String: Int] = [:]
    var found = TextDictionary<Int>()
    for number in 0..<3_000 {
      // Short and long ones, many of which come again; some are the beginning of others.
      let text =
        String(repeating: "é", count: Int.random(in: 0...12, using: &dice))
        + String(Int.random(in: 0...(seed * 200), using: &dice))
      let bytes = Array(text.utf8)
      bytes.withUnsafeBytes { bytes in
        #expect(found[bytes] == expected[text])
        #expect(found.value(of: bytes) { $0 == text ? number : -1 } == expected[text] ?? number)
        #expect(found[bytes] == expected[text] ?? number)
      }
      if expected[text] == nil { expected[text] = number }
    }
  }

  @Test func `the empty text is one`() {
    var found = TextDictionary<String>()
    let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
    #expect(found[nothing] == nil)
    #expect(found.value(of: nothing) { "<\($0)>" } == "<>")
    #expect(found[nothing] == "<>")
  }
}
