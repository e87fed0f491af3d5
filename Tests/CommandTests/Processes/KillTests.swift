import Foundation
import TestSupport
import Testing

/// The program under `kill -9` at any moment.
@Suite(.serialized, .timeLimit(.minutes(20))) struct KillTests {
  @Test func `an acknowledged report is there, and nothing is left stuck`() throws {
    let program = try ProgramRepository()
    try program.sh("git issue init --no-hooks")
    try program.repository.commit("file", "1\n")
    var acknowledged = 0
    for round in 1...20 {
      // From before the program reads anything to after it is done.
      let pause = Double.random(in: 0...0.05)
      let output = try program.sh(
        """
        git issue add "Round \(round)" \(ProgramRepository.answers) >out 2>/dev/null & pid=$!
        sleep \(pause); kill -9 $pid 2>/dev/null; wait $pid
        grep -o 'BUG-[0-9]* reported' out; rm -f out
        """)
      if output.contains("reported") { acknowledged += 1 }
      let listed = try program.status("git issue list 'title:\"Round \(round)\"' --count")
      #expect(listed.status == 0, "killed after \(pause) s: \(listed.output)")
      if output.contains("reported") { #expect(listed.output == "1", "killed after \(pause) s") }
      try program.expectClean()
    }
    let ids = try program.sh("git issue list --json --fields id | grep -o 'BUG-[0-9]*' | sort")
    #expect(Set(ids.split(separator: "\n")).count == ids.split(separator: "\n").count)
    #expect(ids.split(separator: "\n").count >= acknowledged)
    #expect(try program.status("git issue check").status == 0)
  }

  @Test func `a lock of git's is waited for and never removed`() throws {
    let program = try ProgramRepository()
    try program.sh("git issue init --no-hooks")
    try program.repository.write(".git/index.lock", "git's")
    try program.sh("timeout -s KILL 0.5 git issue add 'Login crashes' \(ProgramRepository.answers) || true")
    #expect(try program.repository.read(".git/index.lock") == "git's")
    try program.sh("git issue list")
    #expect(try program.repository.read(".git/index.lock") == "git's")
    try FileManager.default.removeItem(atPath: "\(program.repository.path)/.git/index.lock")
    try program.sh("git issue add 'Login crashes' \(ProgramRepository.answers)")
    try program.expectClean()
  }
}

/// Several programs at once.
@Suite(.timeLimit(.minutes(20))) struct ConcurrencyTests {
  @Test func `two processes file ten reports each, under twenty numbers`() throws {
    let program = try ProgramRepository()
    try program.sh("git issue init --no-hooks")
    let output = try program.sh(
      """
      for side in left right; do
        (for number in 1 2 3 4 5 6 7 8 9 10; do
          git issue add "On the $side $number" \(ProgramRepository.answers) || exit 1
        done) & pids="$pids $!"
      done
      for pid in $pids; do wait $pid || echo failed; done
      """)
    #expect(!output.contains("failed"), "\(output)")
    let ids = try program.sh("git issue list --json --fields id | grep -o 'BUG-[0-9]*' | sort").split(separator: "\n")
    #expect(ids.map(String.init) == (1...20).map { $0 < 10 ? "BUG-00\($0)" : "BUG-0\($0)" })
    #expect(try program.repository.git("rev-list", "--count", "HEAD") == "21")
    try program.expectClean()
  }

  @Test func `git commit and git issue at once lose nothing`() throws {
    let program = try ProgramRepository()
    try program.sh("git issue init --no-hooks")
    let output = try program.sh(
      """
      (for number in 1 2 3 4 5 6; do git issue add "Report $number" \(ProgramRepository.answers) || echo failed; done) &
      pid=$!
      number=0
      while [ $number -lt 12 ]; do
        echo $number > file-$number
        until git add file-$number && git commit --quiet -m "file $number" -- file-$number; do sleep 0.01; done 2>/dev/null
        number=$((number + 1))
      done
      wait $pid
      """)
    #expect(!output.contains("failed"), "\(output)")
    #expect(try program.sh("git issue list --count") == "6")
    #expect(try program.repository.git("ls-tree", "--name-only", "HEAD").split(separator: "\n").count == 13)
    #expect(try program.repository.git("rev-list", "--count", "HEAD") == "19")
    try program.expectClean()
  }
}
