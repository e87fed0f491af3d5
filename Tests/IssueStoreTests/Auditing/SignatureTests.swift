import Foundation
import Git
import IssueStore
import TestSupport
import Testing

/// Who signed what, as the real git verifies it.
struct SignatureTests {
  private static let hasSecureShell = FileManager.default.isExecutableFile(atPath: "/usr/bin/ssh-keygen")
  private static let hasPrivacyGuard = FileManager.default.isExecutableFile(atPath: "/usr/bin/gpg")

  /// A tracker whose next commits are signed with an SSH key.
  private func secureShellTracker() throws -> Tracker {
    let tracker = try Tracker()
    let repository = tracker.repository
    let key = repository.sibling("key")
    try Shell.run(
      ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key], in: repository.path,
      environment: repository.environment)
    let publicKey = try String(contentsOfFile: "\(key).pub", encoding: .utf8)
    let signers = repository.sibling("signers")
    try "ada@example.org \(publicKey)".write(toFile: signers, atomically: false, encoding: .utf8)
    try repository.git("config", "gpg.format", "ssh")
    try repository.git("config", "user.signingKey", "\(key).pub")
    try repository.git("config", "gpg.ssh.allowedSignersFile", signers)
    try repository.git("config", "commit.gpgSign", "true")
    return tracker
  }

  /// Puts a commit in place of HEAD whose message is not the one that was signed.
  private func tamper(_ tracker: Tracker) throws {
    let text = try tracker.repository.git("cat-file", "commit", "HEAD")
    let forged = try tracker.repository.git(
      "hash-object", "-t", "commit", "-w", "--stdin", input: text.replacing("issue: BUG-", with: "issue: bug-") + "\n")
    try tracker.repository.git("reset", "--quiet", "--hard", forged)
  }

  private func verdicts(_ tracker: Tracker) throws -> [CommitSignature.Verdict] {
    try tracker.audit().commits.compactMap(\.signature?.verdict)
  }

  @Test(.enabled(if: SignatureTests.hasSecureShell, "there is no ssh-keygen here"))
  func `signatures of SSH keys are good, bad, or not there`() throws {
    let tracker = try secureShellTracker()
    try tracker.add("Login crashes")
    #expect(try verdicts(tracker) == [.good, .unsigned])
    #expect(try tracker.audit().commits.first?.signature?.signer == "ada@example.org")
    try tracker.add("Export is empty")
    try tamper(tracker)
    #expect(try verdicts(tracker) == [.bad, .good, .unsigned])
    let report = try tracker.audit()
    #expect(report.refused.compactMap(\.signature?.verdict) == [.bad])
    #expect(report.signatures.map(\.verdict) == [.good, .bad, .unsigned])
  }

  @Test(.enabled(if: SignatureTests.hasSecureShell, "there is no ssh-keygen here"))
  func `a key that nobody vouches for is untrusted, and without a list nothing can be checked`() throws {
    let tracker = try secureShellTracker()
    try tracker.add("Login crashes")
    try "".write(toFile: tracker.repository.sibling("signers"), atomically: false, encoding: .utf8)
    #expect(try verdicts(tracker) == [.untrusted, .unsigned])
    try tracker.repository.git("config", "--unset", "gpg.ssh.allowedSignersFile")
    #expect(try verdicts(tracker) == [.unchecked, .unsigned])
    #expect(try tracker.audit().refused.isEmpty)
  }

  @Test(.enabled(if: SignatureTests.hasPrivacyGuard, "there is no gpg here"))
  func `signatures of OpenPGP keys are good or bad`() throws {
    let tracker = try Tracker()
    let home = "/tmp/git-issue-gpg-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(
      atPath: home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: home) }
    tracker.repository.environment["GNUPGHOME"] = home
    let environment = tracker.repository.environment
    try Shell.run(
      [
        "gpg", "--batch", "--quiet", "--passphrase", "", "--quick-generate-key", "Ada Lovelace <ada@example.org>",
        "ed25519", "sign", "never",
      ], in: tracker.repository.path, environment: environment)
    defer { _ = try? Shell.run(["gpgconf", "--kill", "all"], in: "/", environment: environment) }
    try tracker.repository.git("config", "commit.gpgSign", "true")
    try tracker.add("Login crashes")
    #expect(try verdicts(tracker) == [.good, .unsigned])
    try tamper(tracker)
    #expect(try verdicts(tracker) == [.bad, .unsigned])
    tracker.repository.environment["GNUPGHOME"] = "\(home)/nowhere"
    #expect(try verdicts(tracker) == [.unchecked, .unsigned])
  }

  @Test func `no program is started where nothing is signed`() throws {
    let tracker = try Tracker()
    try tracker.add("Login crashes")
    tracker.repository.environment["PATH"] = "/nowhere"
    let report = try tracker.audit()
    #expect(report.signatureFailure == nil)
    #expect(report.commits.compactMap(\.signature?.verdict) == [.unsigned, .unsigned])
  }
}
