import Testing

@testable import Issues

struct SecretScannerTests {
  private func scan(_ text: String) -> [SecretMatch] {
    SecretScanner.scan([UInt8](text.utf8))
  }

  private func found(_ text: String) -> [String] {
    scan(text).map { String(decoding: [UInt8](text.utf8)[$0.range], as: UTF8.self) }
  }

  @Test(arguments: SampleToken.all)
  func `finds a token in a sentence, in code and at the end of the text`(token: SampleToken) {
    for text in [
      "I used \(token.text). Then it failed.", "é “\(token.text)”", token.text, "{\"a\":\"b\\n\(token.text)\"}",
      "export X='\(token.text)'\r\n",
    ] {
      #expect(scan(text).map(\.kind) == [token.kind], "\(text)")
      #expect(found(text) == [token.text])
    }
  }

  @Test(arguments: SampleToken.all)
  func `finds no token that is too short, repeats one letter, or is part of a word`(token: SampleToken) {
    #expect(scan("A \(token.prefix)\(token.body.prefix(12)) b").isEmpty)
    #expect(scan("A \(token.prefix)\(String(repeating: "x", count: token.body.count)) b").isEmpty)
    #expect(scan("A z9\(token.text) b").allSatisfy { $0.kind != token.kind })
  }

  @Test(arguments: SampleToken.all)
  func `a redacted token has nothing of the secret`(token: SampleToken) throws {
    let match = try #require(scan(token.text).first)
    #expect(match.redacted.utf8.count < 40)
    #expect(!match.redacted.contains(token.body.suffix(6)))
    #expect(Redaction.mask("a \(token.text) b") == "a \(match.redacted) b")
  }

  @Test func `kinds and titles are named once`() {
    let kinds = Set(SampleToken.all.map(\.kind))
    #expect(kinds.count >= 60)
    #expect(kinds.allSatisfy { !$0.contains(" ") && $0 == $0.lowercased() })
  }

  @Test func `a token of the exact form with a letter more is no token`() {
    #expect(scan("gh" + "p_" + SampleToken.random(37)).isEmpty)
    #expect(scan("AK" + "IA" + SampleToken.random(17, SampleToken.upper)).isEmpty)
    #expect(scan("npm" + "_" + SampleToken.random(36) + "_more").isEmpty)
  }

  @Test func `finds two tokens that are apart by a comma`() {
    let (first, second) = ("gh" + "p_" + SampleToken.random(36), "np" + "m_" + SampleToken.random(36))
    #expect(found("\(first),\(second)") == [first, second])
  }

  @Test(arguments: ["RSA ", "EC ", "OPENSSH ", "ENCRYPTED ", "PGP ", ""])
  func `finds a private key up to its end`(label: String) throws {
    let name = label == "PGP " ? "PGP PRIVATE" + " KEY BLOCK" : "\(label)PRIVATE" + " KEY"
    let line = SampleToken.random(64)
    let key = "-----BEGIN \(name)-----\n\(line)\n\(line)\n-----END \(name)-----"
    let match = try #require(scan("Here:\n\(key)\nThanks").first)
    #expect(match.kind == "private-key")
    #expect(found("Here:\n\(key)\nThanks") == [key])
    #expect(match.redacted == "-----BEGIN \(name)-----…")
  }

  @Test func `finds a private key in JSON, quoted, indented and cut off`() {
    let (begin, end) = ("-----BEGIN PRIVATE" + " KEY-----", "-----END PRIVATE" + " KEY-----")
    let line = SampleToken.random(64)
    #expect(found("{\"k\": \"\(begin)\\n\(line)\\n\(end)\\n\"}") == ["\(begin)\\n\(line)\\n\(end)"])
    #expect(found("> \(begin)\n> \(line)\n> \(end)") == ["\(begin)\n> \(line)\n> \(end)"])
    #expect(found("    \(begin)\r\n    \(line)\r\n    \(end)") == ["\(begin)\r\n    \(line)\r\n    \(end)"])
    #expect(found("# \(begin)\n# \(line)\n# \(end)") == ["\(begin)\n# \(line)\n# \(end)"])
    #expect(found("\(begin)\n\(line)\n\nand so on") == ["\(begin)\n\(line)"])
  }

  @Test(arguments: [
    "-----BEGIN PUBLIC" + " KEY-----\n\(SampleToken.random(64))\n-----END PUBLIC KEY-----",
    "-----BEGIN CERTIFICATE-----\n\(SampleToken.random(64))\n-----END CERTIFICATE-----",
    "-----BEGIN PRIVATE" + " KEY-----\n...\n-----END PRIVATE KEY-----",
    "The line -----BEGIN PRIVATE" + " KEY----- is missing in the file that the server wrote to its log today.",
  ])
  func `finds no private key in what is none`(text: String) {
    #expect(scan(text).isEmpty)
  }
}
