import Testing

@testable import Issues

struct FingerprintTests {
  private static func fingerprints(_ diagnostics: Diagnostic...) -> [String] {
    Fingerprint.fingerprints(of: diagnostics).map(\.description)
  }

  @Test func `has thirty-two hexadecimal digits`() throws {
    let fingerprint = try #require(Self.fingerprints(.sample()).first)
    #expect(fingerprint.count == 32 && fingerprint.allSatisfy(\.isHexDigit))
  }

  @Test func `stays when the lines move`() {
    #expect(Self.fingerprints(.sample(line: 3)) == Self.fingerprints(.sample(line: 30, columns: 4..<8)))
  }

  @Test func `stays when the words around a missing thing change`() {
    let before = Diagnostic.sample(columns: 1..<1, sourceLine: "## Notes")
    let after = Diagnostic.sample(columns: 1..<1, sourceLine: "Some text.")
    #expect(Self.fingerprints(before) == Self.fingerprints(after))
  }

  @Test func `tells rules, files, words and equal faults apart`() {
    let all = Self.fingerprints(
      .sample(), .sample(), .sample(line: 9), .sample("title-missing"), .sample(path: "b.md"),
      .sample(message: "say more"), .sample(sourceLine: "other"))
    #expect(Set(all).count == 7)
  }

  @Test func `does not change with what is told before it`() {
    let alone = Self.fingerprints(.sample("title-missing"))
    #expect(Self.fingerprints(.sample(), .sample("title-missing")).suffix(1) == alone[...])
  }

  @Test func `is not masked away: two secrets of a file are two faults`() {
    let all = Self.fingerprints(
      .sample("secret-leaked", sourceLine: "key: ghp_…"), .sample("secret-leaked", sourceLine: "key: ghp_…"))
    #expect(Set(all).count == 2)
  }
}
