import Foundation
import Git
import TestSupport
import Testing

@Suite struct CommitTests {
  let test: TemporaryRepository
  init() throws { test = try TemporaryRepository() }

  private func write(_ message: String, signer: CommitSigner? = nil) throws -> ObjectID {
    let repository = try test.open()
    let tree = try repository.makeTree([], over: nil)
    return try repository.writeCommit(
      tree: tree, parents: [], author: ada, committer: ada, message: message, signer: signer)
  }

  @Test func `writes what git would have written`() throws {
    let first = try test.commit("a", "1")
    try test.commit("a", "2", message: "second\n\nbody\n")
    let repository = try test.open()
    let tree = try repository.resolveTree("HEAD")
    let id = try repository.writeCommit(
      tree: tree, parents: [try #require(ObjectID(hex: first))], author: repository.author(now: 0),
      committer: repository.committer(now: 0), message: "second\n\nbody\n", signer: nil)
    #expect(try id == test.id("HEAD"))
  }

  @Test func `moves no reference`() throws {
    let id = try write("alone\n")
    #expect(try test.open().head() == .branch(name: "refs/heads/main", commit: nil))
    #expect(try test.git("cat-file", "-t", id.description) == "commit")
    #expect(try test.git("fsck", "--strict", "--no-dangling") == "")
  }

  @Test func `reads a commit`() throws {
    let first = try test.commit("a", "1")
    try test.commit("a", "2", message: "a subject\nof two lines\n\nbody")
    let repository = try test.open()
    let commit = try repository.commitInfo(repository.resolve("HEAD"))
    #expect(commit.parents.map(\.description) == [first])
    #expect(try commit.tree == test.id("HEAD^{tree}"))
    #expect(commit.author == Signature(name: "Ada Lovelace", email: "ada@example.org", time: 1_767_319_445, offset: 60))
    #expect(commit.committer.time == 1_767_319_446)
    #expect(commit.message == "a subject\nof two lines\n\nbody\n")
    #expect(try commit.summary == test.git("log", "-1", "--format=%s"))
  }

  @Test func `reads a message in Latin 1`() throws {
    try test.git("-c", "i18n.commitEncoding=ISO-8859-1", "commit", "--quiet", "--allow-empty", "--message", "x")
    let raw = try test.git("cat-file", "commit", "HEAD").replacing("\n\nx", with: "\n\ncaf")
    try (Data(raw.utf8) + Data([0xe9, 0x0a])).write(to: URL(filePath: "\(test.path)/raw"))
    let id = try test.git("hash-object", "-t", "commit", "-w", "raw")
    #expect(try test.open().commitInfo(#require(ObjectID(hex: id))).summary == "café")
  }

  @Test func `names a revision that is unknown`() throws {
    try test.commit("a", "1")
    let repository = try test.open()
    let error = #expect(throws: GitError.self) { try repository.resolve("HEAD~5") }
    #expect(error?.code == .notFound)
    #expect(error?.message == "revision unknown: HEAD~5")
    #expect(throws: GitError.self) { try repository.resolve("HEAD:a") }
  }

  @Test func `refuses a message with a NUL`() throws {
    #expect(throws: GitError.self) { try write("a\0b") }
  }

  @Test func `signs with the program that the configuration names`() throws {
    try test.write(
      "gpg",
      "#!/bin/sh\necho \"$@\" >\"$HOME/arguments\"\ncat >\"$HOME/signed\"\n"
        + "echo '\n[GNUPG:] SIG_CREATED D 1' >&2\nprintf -- '-----BEGIN-----\\r\\n\\r\\nabc\\r\\n-----END-----\\n'\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(test.path)/gpg")
    try test.git("config", "gpg.program", "\(test.path)/gpg")
    try test.git("config", "commit.gpgSign", "true")
    let configuration = try test.open().configuration
    let signer = try #require(try CommitSigner.configured(by: configuration, environment: test.environment))
    let id = try write("signed\n", signer: signer)
    let text = try test.git("cat-file", "commit", id.description)
    #expect(text.contains("\ngpgsig -----BEGIN-----\n \n abc\n -----END-----\n\nsigned"))
    #expect(
      try String(contentsOfFile: "\(test.home)/arguments", encoding: .utf8)
        == "--status-fd=2 -bsau Ada Lovelace <ada@example.org>\n")
    let signed = try String(contentsOfFile: "\(test.home)/signed", encoding: .utf8)
    #expect(signed == text.replacing("gpgsig -----BEGIN-----\n \n abc\n -----END-----\n", with: "") + "\n")
    #expect(try test.git("fsck", "--strict", "--no-dangling") == "")
  }

  @Test func `writes nothing when signing fails`() throws {
    try test.git("config", "gpg.program", "false")
    let before = try test.git("count-objects")
    let signer = try CommitSigner(test.open().configuration, environment: test.environment)
    let error = #expect(throws: GitError.self) { try write("x\n", signer: signer) }
    #expect(error?.code == .signingFailed)
    #expect(try test.git("cat-file", "--batch-all-objects", "--batch-check").contains("commit") == false)
    #expect(before == "0 objects, 0 kilobytes")
  }

  @Test func `signs with an SSH key that git verifies`() throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/ssh-keygen") else { return }
    let key = "\(test.home)/key"
    try Shell.run(
      ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], in: test.path, environment: test.environment)
    let publicKey = try String(contentsOfFile: "\(key).pub", encoding: .utf8)
    try "ada@example.org \(publicKey)".write(toFile: "\(test.home)/signers", atomically: false, encoding: .utf8)
    try test.git("config", "gpg.format", "ssh")
    try test.git("config", "user.signingKey", "~/key")
    try test.git("config", "gpg.ssh.allowedSignersFile", "\(test.home)/signers")
    let id = try write("signed\n", signer: CommitSigner(test.open().configuration, environment: test.environment))
    try test.git("verify-commit", id.description)
    #expect(try test.git("log", "-1", "--format=%G?", id.description) == "G")
  }

  @Test func `does not sign unless asked`() throws {
    #expect(try CommitSigner.configured(by: test.open().configuration, environment: [:]) == nil)
  }
}
