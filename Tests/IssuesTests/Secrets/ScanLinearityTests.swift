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
    expectLinear(pattern, counts: (1_000 / pattern.utf8.count, 10_000 / pattern.utf8.count))
  }

  @Test func `many secrets on one line are scanned in linear time`() {
    expectLinear("gh" + "p_" + SampleToken.random(36) + " ", counts: (20, 200))
  }

  /// Expects that ten times the text takes far less than a hundred times as long, as quadratic time would.
  private func expectLinear(_ pattern: String, counts: (small: Int, large: Int)) {
    let small = seconds(String(repeating: pattern, count: counts.small))
    let large = seconds(String(repeating: pattern, count: counts.large))
    #expect(large < 40 * max(small, 0.000_5))
  }

  /// The shortest of some runs, which other processes have disturbed least.
  private func seconds(_ text: String) -> Double {
    let bytes = [UInt8](text.utf8)
    let durations = (0..<4).map { _ in
      ContinuousClock().measure {
        _ = SecretScanner.scan(bytes)
        _ = PersonalDataScanner.scan(bytes)
      }
    }
    return (durations.min() ?? .zero) / .seconds(1)
  }
}
