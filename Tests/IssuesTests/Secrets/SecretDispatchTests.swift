import TestSupport
import Testing

@testable import Issues

@Suite struct `Matchers of secrets` {
  private struct Numbered: SecretMatcher {
    let number: Int
    let leads: [(ByteSet, ByteSet)]

    func candidate(in text: ScannedText, at offset: Int) -> SecretCandidate? { nil }
  }

  @Test func `are announced by their leads, in their order`() {
    var dice = Dice(seed: 5)
    let sets: [ByteSet] = [.any, .digits, .letters, .words, ByteSet("x"), ByteSet(":="), ByteSet("gG")]
    let matchers = (0..<8).map { number in
      let leads = (0...Int.random(in: 0...2, using: &dice)).map { _ in
        (sets.randomElement(using: &dice) ?? .any, sets.randomElement(using: &dice) ?? .any)
      }
      return Numbered(number: number, leads: leads)
    }
    let dispatch = SecretDispatch(matchers)
    for first in UInt8(0)..<128 {
      for second in UInt8(0)..<128 {
        let announced = dispatch.matchers(at: 0, in: [first, second]).compactMap { ($0 as? Numbered)?.number }
        let expected = matchers.filter { $0.leads.contains { $0.contains(first) && $1.contains(second) } }.map(\.number)
        #expect(announced == expected, "\(first) \(second)")
        #expect((dispatch.nextLead(in: [first, second], from: 0) == nil) == expected.isEmpty)
      }
    }
  }
}
