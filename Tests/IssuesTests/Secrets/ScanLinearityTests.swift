import Testing

@testable import Issues

@Suite(.serialized)
struct ScanLinearityTests {
  @Test(arguments: [
    "ghp_", "glpat-", "sk-", "a:a:a:@", "a://a:a@", "://", "ey", "ey-", "eyJhbGciOiJIUzI1NiIs.", "-", "-----BEGIN ",
    "-----BEGIN PRIVATE\u{20}KEY-----", "-u a:b ", "curl ", "curl -u ", "authorization: ", "password=", "token='",
    "pypi-AgEI" + "cHlwaS5vcmc", "Q~", "1234567890:AA", "a@", "a@b.", "+1 2", "1.", "2001:", "4111 ", "(415) ",
    "password: Ab1!efgh ", "<!-- gitleaks:allow --> api_key=",
  ])
  func `time grows no faster than the text`(pattern: String) {
    func seconds(_ count: Int) -> Double {
      let bytes = [UInt8](String(repeating: pattern, count: count / pattern.utf8.count).utf8)
      let durations = (0..<3).map { _ in
        ContinuousClock().measure {
          _ = SecretScanner.scan(bytes)
          _ = PersonalDataScanner.scan(bytes)
        }
      }
      return (durations.min() ?? .zero) / .seconds(1)
    }
    #expect(seconds(20_000) < 15 * max(seconds(2_000), 0.001))
  }

  @Test func `many secrets on one line are scanned in linear time`() {
    let token = "gh" + "p_" + SampleToken.random(36) + " "
    func seconds(_ count: Int) -> Double {
      let bytes = [UInt8](String(repeating: token, count: count).utf8)
      return ContinuousClock().measure { _ = SecretScanner.scan(bytes) } / .seconds(1)
    }
    #expect(seconds(2_000) < 15 * max(seconds(200), 0.001))
  }
}
