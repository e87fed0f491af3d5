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
    #expect(output.contains("its settings cannot be read") && output.contains(".issues/config.yml:2:1: error: "))
    try program.sh("mv \(server)/hooks/pre-receive \(server)/aside && git push --quiet origin main")
    try program.sh("mv \(server)/aside \(server)/hooks/pre-receive")
    try program.sh("mv good .issues/config.yml && git commit --quiet -am mended")
    #expect(try push("main").status == 0)
  }

  @Test func `settings that are taken away hold for what comes after them`() throws {
    _ = try push("main")
    try program.sh("git rm -rq .issues && git commit --quiet -m gone")
    let (status, output) = try push("main")
    #expect(status == 0 && output.contains("note: refs/heads/main loosens .issues: all issues and settings are gone"))
    try program.sh(
      "git checkout --quiet HEAD~ -- .issues && printf 'rules:\\n  steps-missing: off\\n' >> .issues/config.yml")
    try commitBad(message: "back, and looser")
    let (refused, reason) = try push("main")
    #expect(refused == 1 && reason.contains("error[steps-missing]"))
    #expect(reason.contains("rule steps-missing: error → off"))
    let (found, audit) = try program.status("git issue audit")
    #expect(found == 1 && audit.contains("steps-missing"), "\(audit)")
  }

  @Test func `settings that cannot be read where they are do not let others loosen them`() throws {
    try program.sh("echo 'bogus: 1' >> .issues/config.yml && git commit --quiet -am broken")
    try program.sh("mv \(server)/hooks/pre-receive \(server)/aside && git push --quiet origin main")
    try program.sh("mv \(server)/aside \(server)/hooks/pre-receive")
    try program.sh("sed -i 's/^bogus.*/rules:\\n  steps-missing: off/' .issues/config.yml")
    try commitBad(message: "mended, and looser")
    let (status, output) = try push("main")
    #expect(status == 1 && output.contains("error[steps-missing]") && output.contains("loosens"))
  }

  @Test func `a branch that takes over what has landed is not refused for it`() throws {
    _ = try push("main main:refs/heads/feature")
    try program.sh(
      """
      git branch feature
      sed -i 's/^prefixes:.*//; s/^prefix: BUG/prefixes: [BUG, TASK]/' .issues/config.yml
      git commit --quiet -am 'another prefix' && git push --quiet origin main
      sed 's/^id: .*/id: TASK-001/' .issues/BUG-001-*.md > .issues/TASK-001-other.md
      git add . && git commit --quiet -m task && git push --quiet origin main
      git switch --quiet feature && git commit --quiet --allow-empty -m own && git merge --quiet --no-edit main
      """)
    let (status, output) = try push("feature")
    #expect(status == 0, "\(output)")
    try program.sh("git reset --quiet --hard HEAD~ && git rebase --quiet main")
    try program.sh("git push --quiet --force origin feature")
    try commitBad()
    #expect(try push("feature").status == 1)
  }

  @Test func `a branch is not moved back to where it was bad`() throws {
    _ = try push("main")
    try commitBad()
    try program.sh(
      "sed 's/^id: .*/id: BUG-777/' .issues/BUG-001-*.md > .issues/BUG-777-bad.md && git commit --quiet -am mended")
    #expect(try push("main").status == 0)
    let (status, output) = try push("+main~1:main")
    #expect(status == 1 && output.contains("error[steps-missing]"), "\(output)")
    try program.sh("git reset --quiet --hard HEAD~ && git commit --quiet --allow-empty -m aside")
    #expect(try push("+main").status == 1)
    #expect(try push("+main~2:main").status == 0)
  }

  @Test func `a name that is no UTF-8 hides nothing`() throws {
    _ = try push("main")
    try program.repository.write("bad.md", Self.bad)
    try program.sh("mv bad.md \".issues/BUG-777-$(printf '\\377').md\" && git add .issues")
    #expect(try program.status("git issue hook pre-commit").status == 1)
    #expect(try program.status("git issue check --staged").output.contains("error[steps-missing]"))
    try program.sh("git commit --quiet -nm odd")
    #expect(try push("main").output.contains("error[steps-missing]"))
    let (reviewed, review) = try program.status("git issue review origin/main..HEAD")
    #expect(reviewed == 1 && review.contains("BUG-777 new"), "\(review)")
    #expect(try program.status("git issue audit").status == 1)
    try program.sh("git reset --quiet --hard HEAD~ && mkdir -p .issues/BUG-001-login-crashes/comments")
    let token = "ghp_" + "x7Kq2mZ9vB4nR8sT1wY6pL3cD5fG0hJaeu2Q"
    try program.sh(
      "echo 'token: \(token)' > \".issues/BUG-001-login-crashes/comments/20261121T050200Z-a$(printf '\\377')-3f2a.md\"")
    try program.sh("git add . && git commit --quiet -nm comment")
    #expect(try push("main").output.contains("error[secret-leaked]"))
    #expect(try program.status("git issue review origin/main..HEAD").status == 1)
  }

  @Test func `many commits that have most in common are judged in little time`() throws {
    _ = try push("main")
    try program.sh(
      """
      for i in $(seq 100 199); do
        sed "s/^id: .*/id: BUG-$i/" .issues/BUG-001-*.md > .issues/BUG-$i-x.md && git add . && git commit --quiet -m $i
        git tag t$i
      done
      """)
    let clock = ContinuousClock()
    var status: Int32 = 1
    let time = try clock.measure { status = try push("--tags").status }
    #expect(status == 0)
    #expect(time < .seconds(20))
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
