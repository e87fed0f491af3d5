import Foundation
import TestSupport
import Testing

/// `git issue migrate layout`.
@Suite(.timeLimit(.minutes(20))) struct MigrateTests {
  private let program: ProgramRepository
  private var repository: TemporaryRepository { program.repository }

  init() throws {
    program = try ProgramRepository()
    try program.sh(
      """
      git issue init
      for title in First Second; do git issue add $title \(ProgramRepository.answers); done
      sed s/BUG-002/BUG-1002/ .issues/BUG-002-second.md > .issues/BUG-1002-third.md; git rm -q .issues/BUG-002-second.md
      git add .; git commit -qm third
      git issue comment BUG-1 -m 'I can see it too.';
      printf 'a\\r\\nb' > file.bin; git issue attach BUG-1002 file.bin; rm file.bin
      """)
  }

  @Test func `all moves in one commit, with what belongs to it, and the reverse brings back every byte`() throws {
    let before = try program.sh("git rev-parse HEAD^{tree}")
    let output = try program.sh("git issue migrate layout bucketed")
    #expect(output == "the layout is bucketed now: 4 files moved", "\(output)")
    try program.expectClean()
    let files = try repository.git("ls-files", ".issues").split(separator: "\n").map(String.init)
    #expect(files.contains(".issues/0/BUG-001-first.md") && files.contains(".issues/1/BUG-1002-third.md"))
    #expect(files.contains(".issues/1/BUG-1002-third/attachments/file.bin"))
    #expect(!repository.exists(".issues/BUG-001-first") && !repository.exists(".issues/BUG-001-first.md"))
    #expect(try program.status("git issue check").status == 0)
    #expect(try program.status("git issue doctor").status == 0)
    #expect(try program.sh("git issue log BUG-1").contains("reported: First"))
    #expect(try program.sh("git log --format=%s --follow -- .issues/0/BUG-001-first.md").contains("reported: First"))
    #expect(try program.sh("git issue add Fourth \(ProgramRepository.answers)").contains("BUG-1003"))
    #expect(repository.exists(".issues/1/BUG-1003-fourth.md"))
    try program.sh("git reset -q --hard HEAD~")

    #expect(try program.sh("git issue migrate layout bucketed").contains("nothing was changed"))
    try program.sh("git issue migrate layout flat")
    #expect(try program.sh("git rev-parse HEAD^{tree}") == before)
    try program.expectClean()
    #expect(!repository.exists(".issues/0"))
  }

  @Test func `edits that are not committed are refused by name, and nothing moves`() throws {
    try program.sh("echo more >> .issues/BUG-1002-third.md; echo other > other.txt; git add other.txt")
    let before = try program.sh("git rev-parse HEAD; git status --porcelain")
    let (status, output) = try program.status("git issue migrate layout")
    #expect(status == 1 && output.contains(".issues/BUG-1002-third.md has edits that are not committed"), "\(output)")
    #expect(try program.sh("git rev-parse HEAD; git status --porcelain") == before)
    try program.sh("git checkout .issues && git issue migrate layout")
    #expect(try program.sh("git status --porcelain") == "A  other.txt")
  }

  @Test func `a bare repository is rearranged too`() throws {
    let server = repository.sibling("server.git")
    try program.sh("git clone --quiet --bare . \(server)")
    try program.sh("git issue migrate layout --ref main", in: server)
    let tree = try program.sh("git ls-tree -r --name-only main", in: server)
    #expect(tree.contains(".issues/1/BUG-1002-third.md") && !tree.contains(".issues/BUG-001"))
  }

  @Test func `a server whose hook judges by the settings before takes the change`() throws {
    let server = repository.sibling("server.git")
    try program.sh(
      """
      git init --quiet --bare \(server); git remote add origin \(server); git push --quiet origin main
      git -C \(server) issue hooks install --server
      git issue migrate layout; git push --quiet origin main
      """)
    #expect(try program.status("git issue audit").status == 0)
    #expect(try program.status("git issue review HEAD~..HEAD").status == 0)
  }

  @Test func `killed at any moment, it is wholly done or not at all`() throws {
    for round in 1...12 {
      let pause = Double.random(in: 0...0.08)
      let wanted = round % 2 == 1 ? "bucketed" : "flat"
      _ = try program.status(
        "git issue migrate layout \(wanted) >/dev/null 2>&1 & pid=$!; sleep \(pause); kill -9 $pid 2>/dev/null; wait $pid"
      )
      let listed = try program.status("git issue list --count")
      #expect(listed.status == 0 && listed.output == "2", "killed after \(pause) s: \(listed.output)")
      try program.expectClean()
      try program.sh("git issue migrate layout \(wanted)")
    }
  }
}
