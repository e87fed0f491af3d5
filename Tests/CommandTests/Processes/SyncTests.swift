import Foundation
import TestSupport
import Testing

/// `git issue sync` between clones of a bare repository.
@Suite(.timeLimit(.minutes(20))) struct SyncTests {
  private let program: ProgramRepository

  init() throws {
    program = try ProgramRepository()
    try program.sh(
      """
      git init --quiet --bare \(server); git remote add origin \(server)
      git issue init && git issue sync
      """)
  }

  private var server: String { program.repository.sibling("server.git") }

  /// Another clone, with its hooks.
  private func clone(_ name: String) throws -> String {
    let path = program.repository.sibling(name)
    try program.sh("git clone --quiet \(server) \(path) && cd \(path) && git issue hooks install")
    return path
  }

  private func add(_ title: String, prefix: String = "") -> String {
    "git issue add '\(title)' \(ProgramRepository.answers)"
  }

  @Test func `the first one makes the branch and its upstream, and a second one has nothing to do`() throws {
    #expect(try program.sh("git rev-parse --abbrev-ref '@{upstream}'") == "origin/main")
    #expect(try program.sh("git issue sync") == "origin/main: nothing to do")
    try program.sh(add("First"))
    #expect(try program.sh("git issue sync") == "origin/main: received 0 commits, sent 1 commit")
    #expect(try program.sh("git ls-remote origin main").hasPrefix(try program.sh("git rev-parse HEAD")))
  }

  @Test(arguments: ["", "--rebase"]) func `two clones get what the other has done`(_ option: String) throws {
    try program.sh("\(add("First")); git issue sync")
    let other = try clone("other")
    try program.sh("git issue set BUG-1 severity=low; git issue sync")
    let output = try program.sh("git issue comment BUG-1 -m 'I can see it too.'; git issue sync \(option)", in: other)
    #expect(output.hasSuffix("received 1 commit, sent \(option.isEmpty ? "2 commits" : "1 commit")"), "\(output)")
    try program.sh("git issue sync")
    #expect(try program.sh("git issue show BUG-1").contains("I can see it too."))
    let merges = try program.sh("git rev-list --count --merges HEAD")
    #expect(merges == (option.isEmpty ? "1" : "0"))
  }

  @Test(arguments: ["", "--rebase"]) func `what two clones have given one id gets two`(_ option: String) throws {
    let other = try clone("other")
    try program.sh("\(add("First")); git issue sync")
    let output = try program.sh("\(add("Second")); git issue sync \(option)", in: other)
    #expect(output.contains("BUG-001 is BUG-002 now"), "\(output)")
    try program.sh("git issue sync")
    #expect(try program.sh("git issue list --json --fields id | grep -c BUG-00[12]") == "2")
    #expect(try program.sh("git issue show BUG-001").contains("First"))
    try program.expectClean()
  }

  @Test func `it stops at a conflict, says what to do, and goes on after it`() throws {
    try program.sh("\(add("First")); git issue sync")
    let other = try clone("other")
    try program.sh("git issue set BUG-1 severity=low; git issue sync")
    let (status, output) = try program.status("git issue set BUG-1 severity=high; git issue sync", in: other)
    #expect(status == 1)
    #expect(output.contains(".issues/BUG-001-first.md") && output.contains("git merge --abort"), "\(output)")
    let again = try program.status("git issue sync", in: other)
    #expect(again.status == 1 && again.output.contains("a merge is going on"), "\(again.output)")
    try program.sh("git checkout --quiet --ours .issues && git add .issues && git commit --quiet --no-edit", in: other)
    #expect(try program.sh("git issue sync", in: other).contains("sent 2 commits"))
  }

  @Test func `what git refuses is refused in git's words, and nothing changes`() throws {
    try program.sh("\(add("First")); git issue sync")
    let other = try clone("other")
    try program.sh("git issue set BUG-1 severity=low; git issue sync")
    try program.sh("sed -i s/^title.*/title:\\ Mine/ .issues/BUG-001-first.md && git add .", in: other)
    let before = try program.sh("git rev-parse HEAD; git status --porcelain", in: other)
    let (status, output) = try program.status("git issue sync", in: other)
    #expect(status == 1 && output.contains("git merge origin/main failed"), "\(output)")
    #expect(try program.sh("git rev-parse HEAD; git status --porcelain", in: other) == before)
    for (command, words) in [
      ("git issue sync nowhere", "there is no remote 'nowhere'"),
      ("git switch --quiet --detach && git issue sync", "HEAD is on no branch"),
      ("git remote set-url origin /nowhere && git switch --quiet main && git issue sync", "git fetch origin failed"),
    ] {
      let (status, output) = try program.status(command, in: other)
      #expect(status == 1 && output.contains(words), "\(output)")
    }
  }

  @Test func `what the server refuses is told once`() throws {
    try program.sh("git -C \(server) issue hooks install --server")
    try program.repository.write(".issues/BUG-777-bad.md", "---\nid: BUG-777\ntitle: Bad\n---\n")
    let (status, output) = try program.status("git add . && git commit --quiet --no-verify -m bad; git issue sync")
    #expect(status == 1 && output.contains("git push origin failed"), "\(output)")
    #expect(output.components(separatedBy: "error[steps-missing]").count == 2)
  }

  @Test(arguments: [2, 5]) func `clones that sync at once lose nothing`(_ count: Int) throws {
    let clones = try (1...count).map { try clone("clone\($0)") }
    let work = clones.enumerated().map { index, path in
      """
      (cd \(path); for number in 1 2 3; do
        git issue add "Report $number of \(index)" \(ProgramRepository.answers) && git issue sync || echo failed
      done) & pids="$pids $!"
      """
    }
    let output = try program.sh(work.joined(separator: "\n") + "\nfor pid in $pids; do wait $pid; done")
    #expect(!output.contains("failed"), "\(output)")
    try program.sh("git issue sync")
    let ids = try program.sh("git ls-tree --name-only HEAD .issues/ | grep -o 'BUG-[0-9]*'")
    #expect(Set(ids.split(separator: "\n")).count == count * 3)
    #expect(try program.sh("git issue list --count") == "\(count * 3)")
    try program.expectClean()
  }
}
