import Testing

@testable import Issues

struct SecretExcuseTests {
  private let token = "gh" + "p_" + SampleToken.random(36)

  private func count(_ text: String) -> Int {
    SecretScanner.scan([UInt8](text.utf8)).count
  }

  @Test func `a mark on the line excuses it`() {
    #expect(count("\(token) # gitleaks:allow") == 0)
    #expect(count("\(token) <!-- pragma: allowlist secret -->") == 0)
    #expect(count("a\n\(token) \(token) # gitleaks:allow\nb") == 0)
  }

  @Test func `a mark excuses its line in code too`() {
    #expect(count("```sh\nexport T=\(token) # gitleaks:allow\n```") == 0)
    #expect(count("    export T=\(token) # pragma: allowlist secret") == 0)
  }

  @Test func `a mark excuses no other line`() {
    #expect(count("\(token) # gitleaks:allow\n\(token)") == 1)
    #expect(count("# pragma: allowlist secret\n\(token)") == 1)
    #expect(count("text <!-- gitleaks:allow -->\n\(token)") == 1)
    #expect(count("<!-- pragma: allowlist secret -->\n\n\(token)") == 1)
  }

  @Test func `a mark alone in an HTML comment excuses the next line`() {
    #expect(count("  <!-- pragma: allowlist secret -->  \r\n\(token)\r\n") == 0)
    #expect(count("<!-- gitleaks:allow -->\n\(token)\n\(token)") == 1)
    #expect(count("# pragma: allowlist nextline secret\n\(token)") == 0)
  }

  @Test func `an excused first line excuses a private key`() {
    let body = "PRIVATE" + " KEY-----\n\(SampleToken.random(64))\n-----END"
    #expect(count("<!-- gitleaks:allow -->\n-----BEGIN \(body)") == 0)
    #expect(count("-----BEGIN \(body)") == 1)
  }
}
