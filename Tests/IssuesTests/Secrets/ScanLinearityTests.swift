import Testing

@testable import Issues

struct ScanLinearityTests {
  @Test(arguments: [
    "ghp_", "glpat-", "sk-", "a:a:a:@", "a://a:a@", "://", "ey", "ey-", "eyJhbGciOiJIUzI1NiIs.", "-", "-----BEGIN ",
    "-----BEGIN PRIVATE\u{20}KEY-----", "-u a:b ", "curl ", "curl -u ", "authorization: ", "password=", "token='",
    "pypi-AgEI" + "cHlwaS5vcmc", "Q~", "1234567890:AA", "a@", "a@b.", "+1 2", "1.", "2001:", "4111 ", "(415) ",
    "password: Ab1!efgh ", "<!-- gitleaks:allow --> api_key=",
  ])
  func `time grows no faster than the text`(pattern: String) {
    expectLinear(1_000 / pattern.utf8.count) { scan(String(repeating: pattern, count: $0)) }
  }

  @Test func `many secrets on one line are scanned in linear time`() {
    let secret = "gh" + "p_" + SampleToken.random(36) + " "
    expectLinear(20) { scan(String(repeating: secret, count: $0)) }
  }

  private func scan(_ text: String) {
    let bytes = [UInt8](text.utf8)
    _ = SecretScanner.scan(bytes)
    _ = PersonalDataScanner.scan(bytes)
  }
}
