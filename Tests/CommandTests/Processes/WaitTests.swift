import TestSupport
import Testing

/// What somebody is told who has to wait for another program.
@Suite(.timeLimit(.minutes(20))) struct WaitTests {
  private func waiting(holding: String, lettingGo: String) throws -> (told: String, printed: String, holder: String) {
    let program = try ProgramRepository()
    try program.sh("git issue init --no-hooks && git issue add 'Login crashes' \(ProgramRepository.answers)")
    try program.sh(
      """
      \(holding)
      git issue set BUG-001 severity=low >out 2>err & pid=$!
      sleep \(lettingGo == "at once" ? "0.3" : "2")
      kill $holder; rm -f .git/index.lock
      wait $pid; echo $holder >holder
      """)
    return try (program.sh("cat err"), program.sh("cat out"), program.sh("cat holder"))
  }

  @Test func `a lock of git's is told once, after a second, with who holds it`() throws {
    let (told, printed, holder) = try waiting(holding: "sleep 9 9>.git/index.lock & holder=$!", lettingGo: "late")
    #expect(told.split(separator: "\n").count == 1)
    #expect(told.hasPrefix("git issue: waiting for another process (pid \(holder)): it holds /"))
    #expect(told.hasSuffix("/.git/index.lock"))
    #expect(printed == "BUG-001 changed: Login crashes")
  }

  @Test func `another git issue is told too`() throws {
    let (told, printed, holder) = try waiting(
      holding: "flock --no-fork .git/git-issue/lock sleep 9 & holder=$!; sleep 0.1", lettingGo: "late")
    #expect(told == "git issue: waiting for another process (pid \(holder)): another git issue")
    #expect(printed == "BUG-001 changed: Login crashes")
  }

  @Test func `a short wait is not told`() throws {
    let (told, printed, _) = try waiting(holding: "sleep 9 9>.git/index.lock & holder=$!", lettingGo: "at once")
    #expect(told == "")
    #expect(printed == "BUG-001 changed: Login crashes")
  }
}
