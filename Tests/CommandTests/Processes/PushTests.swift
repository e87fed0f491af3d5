import Foundation
import TestSupport
import Testing

/// Real pushes to a bare repository with the hook of a server.
struct PushTests {
  private let program: ProgramRepository
  private let server: String

  init() throws {
    program = try ProgramRepository()
    server = program.repository.sibling("server.git")
    try program.sh(
      """
      git issue init --no-hooks && git issue add 'Login crashes' \(ProgramRepository.answers)
      git init --quiet --bare \(server) && git remote add origin \(server)
      git -C \(server) issue hooks install --server
      """)
  }

  private static let bad = "---\nid: BUG-777\nstatus: open\ntype: bug\nseverity: high\ntitle: Bad\n---\n\nNothing.\n"

  private func commitBad(_ path: String = ".issues/BUG-777-bad.md", message: String = "past the hook") throws {
    try program.repository.write(path, Self.bad)
    try program.sh("git add . && git commit --quiet -m '\(message)'")
  }

  private func push(_ references: String) throws -> (status: Int32, output: String) {
    try program.status("git push origin \(references)")
  }

  private func references() throws -> [String] {
    try program.repository.git("ls-remote", "origin").split(separator: "\n").compactMap {
      $0.split(separator: "\t").last.map(String.init)
    }.filter { $0 != "HEAD" }
  }

  @Test func `the first push of a tracker is taken`() throws {
    #expect(try push("main").status == 0)
    #expect(try references() == ["refs/heads/main"])
  }

  @Test func `the first push of several branches is judged from the one that becomes the default`() throws {
    try program.sh("git branch other && git tag -a -m one v1")
    #expect(try push("--all").status == 0)
    #expect(try push("--tags").status == 0)
    #expect(try references().count == 4)
  }

  @Test func `a bad report is refused, by commit and path`() throws {
    _ = try push("main")
    try commitBad()
    let commit = try program.repository.git("rev-parse", "--short", "HEAD")
    let (status, output) = try push("main")
    #expect(status == 1)
    #expect(output.contains("refs/heads/main was refused"))
    #expect(output.contains("commit \(commit) by Ada Lovelace: past the hook"))
    #expect(output.contains(".issues/BUG-777-bad.md:") && output.contains(": error[steps-missing]: "))
    #expect(try program.repository.git("ls-remote", "origin", "main").hasPrefix(commit) == false)
  }

  @Test func `what is mended in the same push is taken`() throws {
    _ = try push("main")
    try commitBad()
    try program.sh("git rm --quiet .issues/BUG-777-bad.md && git commit --quiet -m 'not so'")
    #expect(try push("main").status == 0)
  }

  @Test func `a new branch and a tag are judged from the default branch, whether or not their objects are new`() throws
  {
    _ = try push("main")
    try commitBad()
    #expect(try push("HEAD:refs/heads/new").status == 1)
    #expect(try push("HEAD:refs/tags/new").status == 1)
    try program.sh("git tag -a -m new v1")
    #expect(try push("v1").status == 1)
    // The objects get in by another way.
    try program.sh("git -C \(server) fetch --quiet \(program.repository.path) HEAD")
    #expect(try push("HEAD:refs/heads/new").status == 1)
    #expect(try references() == ["refs/heads/main"])
  }

  @Test func `a deletion stands in no bad branch's way, nor a bad branch in that of work elsewhere`() throws {
    _ = try push("main HEAD:refs/heads/old")
    try commitBad()
    let (status, output) = try push("HEAD:refs/heads/new :refs/heads/old")
    #expect(status == 1)
    #expect(output.contains("refs/heads/new was refused") && !output.contains("refs/heads/old was refused"))
    #expect(try push(":refs/heads/old").status == 0)
    try program.sh("git reset --quiet --hard HEAD~")
    try program.repository.commit("other.txt", "1\n")
    #expect(try push("main").status == 0)
  }

  @Test func `what was bad before the hook stops nobody, until it is touched`() throws {
    try commitBad()
    try program.sh("mv \(server)/hooks/pre-receive \(server)/aside && git push --quiet origin main")
    try program.sh("mv \(server)/aside \(server)/hooks/pre-receive")
    try program.repository.commit("other.txt", "1\n")
    try program.sh("git issue add 'Another' \(ProgramRepository.answers)")
    #expect(try push("main HEAD:refs/heads/topic").status == 0)
    try program.sh("echo more >> .issues/BUG-777-bad.md && git commit --quiet -am more")
    #expect(try push("main").status == 1)
  }

  @Test func `a forced push is judged from where it parts from the old tip, and tells what it takes back`() throws {
    _ = try push("main")
    try program.sh("git issue set BUG-1 severity=low && git push --quiet origin main && git reset --quiet --hard HEAD~")
    try program.repository.commit("other.txt", "1\n")
    let (status, output) = try push("--force main")
    #expect(status == 0)
    #expect(output.contains("these are not as they were: BUG-001"))
    try commitBad()
    #expect(try push("--force main").status == 1)
  }

  @Test func `unrelated histories, and tags of other things than commits`() throws {
    _ = try push("main")
    try program.sh("git tag tree 'HEAD^{tree}' && git tag blob HEAD:.issues/config.yml")
    #expect(try push("tree blob").status == 0)
    try program.sh("git switch --quiet --orphan other && git commit --quiet --allow-empty -m start")
    #expect(try push("other").status == 0)
    try commitBad()
    #expect(try push("other").status == 1)
  }

  @Test func `the push does not bring its own rules, and their loosening is told`() throws {
    _ = try push("main")
    try program.sh("printf 'rules:\\n  steps-missing: off\\n' >> .issues/config.yml && git add .")
    try commitBad(message: "looser")
    let (status, output) = try push("main")
    #expect(status == 1)
    #expect(output.contains("error[steps-missing]"))
    #expect(output.contains("note: refs/heads/main loosens .issues/config.yml: rule steps-missing: error → off"))
  }

  @Test func `settings that nobody can read are refused, and can be mended where they are`() throws {
    _ = try push("main")
    try program.sh(
      "cp .issues/config.yml good && echo 'prefix: [' > .issues/config.yml && git commit --quiet -am broken")
    let (status, output) = try push("main")
    #expect(status == 1)
    #expect(output.contains(".issues/config.yml:2:1: error: the settings cannot be read"))
    try program.sh("mv \(server)/hooks/pre-receive \(server)/aside && git push --quiet origin main")
    try program.sh("mv \(server)/aside \(server)/hooks/pre-receive")
    try program.sh("mv good .issues/config.yml && git commit --quiet -am mended")
    #expect(try push("main").status == 0)
  }

  @Test func `lines begin as the host wants them to`() throws {
    _ = try push("main")
    try commitBad()
    func lines() throws -> [Substring] {
      try push("main").output.split(separator: "\n").filter { $0.hasPrefix("remote: ") }.map { $0.dropFirst(8) }
    }
    #expect(try lines().allSatisfy { !$0.hasPrefix("GL-HOOK-ERR: ") })
    try program.sh("git -C \(server) config issue.hookErrorPrefix GL-HOOK-ERR:")
    #expect(try lines().allSatisfy { $0.hasPrefix("GL-HOOK-ERR: ") } && !lines().isEmpty)
    try program.sh("git -C \(server) config --unset issue.hookErrorPrefix")
    program.repository.environment["GL_REPOSITORY"] = "project-1"
    #expect(try lines().allSatisfy { $0.hasPrefix("GL-HOOK-ERR: ") } && !lines().isEmpty)
  }

  @Test func `an earlier hook gets its input too, and both are heard`() throws {
    let hook = "\(server)/hooks/pre-receive"
    try program.sh("git -C \(server) issue hooks uninstall")
    try program.sh("printf '#!/bin/sh\\ncat > \(server)/seen\\n' > \(hook) && chmod +x \(hook)")
    try program.sh("git -C \(server) issue hooks install --server")
    #expect(try push("main").status == 0)
    let seen = try String(contentsOfFile: "\(server)/seen", encoding: .utf8)
    #expect(seen.hasSuffix(" refs/heads/main\n"))
    try commitBad()
    #expect(try push("main").status == 1)
  }

  @Test func `a repository that we cannot read takes what touches no issue`() throws {
    let client = program.repository.sibling("sha256")
    let server = program.repository.sibling("sha256.git")
    try program.sh(
      """
      git init --quiet --object-format=sha256 \(client) && git init --quiet --bare --object-format=sha256 \(server)
      printf '#!/bin/sh\\nexec git-issue hook pre-receive\\n' > \(server)/hooks/pre-receive
      chmod +x \(server)/hooks/pre-receive
      cd \(client) && echo 1 > file && git add . && git commit --quiet -m one && git push \(server) main
      """)
    try program.sh(
      "mkdir .issues && echo x > .issues/BUG-001-x.md && git add . && git commit --quiet -m two", in: client)
    let (status, output) = try program.status("git push \(server) main", in: client)
    #expect(status == 1)
    #expect(output.contains("SHA-256") && output.contains("the push was refused: its issues could not be checked"))
  }

  @Test func `a push of many references is judged with one walk`() throws {
    _ = try push("main")
    try program.sh("for i in $(seq 300); do echo \"create refs/tags/t$i HEAD\"; done | git update-ref --stdin")
    #expect(try push("--tags").status == 0)
    try commitBad()
    try program.sh("for i in $(seq 300); do echo \"create refs/tags/u$i HEAD\"; done | git update-ref --stdin")
    let (status, output) = try push("--tags")
    #expect(status == 1)
    #expect(output.contains("refs/tags/u1 and 299 more was refused"))
  }
}
