import Testing

@testable import Issues

struct RedactionTests {
  private let token = "gh" + "p_" + SampleToken.random(36)

  @Test func `leaves a text without secrets as it is`() {
    #expect(Redaction.mask("Crash – at 12:00, see a.swift:3\r\n") == "Crash – at 12:00, see a.swift:3\r\n")
    #expect(Redaction.mask("") == "")
  }

  @Test func `replaces each secret of a line`() {
    #expect(Redaction.mask("é \(token), \(token).") == "é ghp_…, ghp_….")
    #expect(Redaction.mask([UInt8]("x=\(token)".utf8)) == "x=ghp_…")
  }

  @Test func `masks a line within a private key, given the whole text`() {
    let line = SampleToken.random(64)
    let text = [UInt8]("-----BEGIN PRIVATE\u{20}KEY-----\n\(line)\n\(line)\n-----END PRIVATE KEY-----\nrest".utf8)
    let matches = SecretScanner.scan(text)
    #expect(Redaction.mask(text, in: 28..<92, matches: matches) == "-----BEGIN PRIVATE\u{20}KEY-----…")
    #expect(Redaction.mask(text, in: (text.count - 4)..<(text.count + 9), matches: matches) == "rest")
  }

  @Test func `masks what a token and the words around it cover together`() {
    let text = "https://bot:a!\(token)@host"
    #expect(Redaction.mask(text) == "https://bot:ghp_…@host")
  }
}
