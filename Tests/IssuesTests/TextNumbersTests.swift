import TestSupport
import Testing

@testable import Issues

struct TextNumbersTests {
  @Test(arguments: 0..<8) func `texts are numbered as they come, each once`(_ seed: Int) {
    var dice = Dice(seed: seed)
    var expected: [String: Int] = [:]
    var numbers = TextNumbers()
    for _ in 0..<3_000 {
      // Short and long ones, many of which come again; some are the beginning of others.
      let text =
        String(repeating: "é", count: Int.random(in: 0...12, using: &dice))
        + String(Int.random(in: 0...(seed * 200), using: &dice))
      let number = expected[text] ?? expected.count
      expected[text] = number
      #expect(Array(text.utf8).withUnsafeBytes { numbers.number(of: $0) } == number)
    }
  }

  @Test func `the empty text is one`() {
    var numbers = TextNumbers()
    let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
    #expect([1, 2].withUnsafeBytes { numbers.number(of: $0) } == 0)
    #expect(numbers.number(of: nothing) == 1)
    #expect(numbers.number(of: nothing) == 1)
    #expect([UInt8]().withUnsafeBytes { numbers.number(of: $0) } == 1)
  }
}
