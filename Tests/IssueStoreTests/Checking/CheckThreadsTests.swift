import IssueStore
import Issues
import TestSupport
import Testing

/// Judging many issues on several threads.
struct CheckThreadsTests {
  @Test(arguments: [2, 3, 8])
  func `several threads find what one finds, in the same order`(_ threads: Int) throws {
    let tracker = try Tracker()
    try tracker.writeReports(300, seed: 1)
    let files = try tracker.store().current().files()
    let one = try Checker(tracker.store().current()).check(files, threads: 1).diagnostics
    var told = 0
    let several = try Checker(tracker.store().current()).check(files, threads: threads) { told += $0 }.diagnostics
    #expect(several == one)
    #expect(!one.isEmpty)
    #expect(told == 300)
  }

  @Test func `the issues of a commit are judged on several threads too`() throws {
    let tracker = try Tracker()
    try tracker.writeReports(300, seed: 2)
    try tracker.repository.git("add", ".")
    try tracker.repository.git("commit", "--quiet", "--message", "reports")
    let worked = try all(tracker.store().current())
    #expect(try all(tracker.store().snapshot(at: "HEAD")) == worked)
  }

  private func all(_ snapshot: Snapshot) throws -> [Diagnostic] {
    try Checker(snapshot).check(snapshot.files()).diagnostics
  }

  @Test func `what cannot be read is the error of the first such file`() throws {
    let tracker = try Tracker()
    try tracker.writeReports(300, seed: 3)
    try tracker.repository.git("add", ".")
    try tracker.repository.git("commit", "--quiet", "--message", "reports")
    let files = try tracker.store().snapshot(at: "HEAD").files()
    for file in [files[80], files[200]] {
      let blob = try tracker.repository.git("rev-parse", "HEAD:\(file.path)")
      try tracker.repository.git("cat-file", "-e", blob)
      try Shell.run(
        ["rm", "-f", "\(tracker.repository.path)/.git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))"],
        in: tracker.repository.path, environment: tracker.repository.environment)
    }
    let messages = [1, 4].map { threads in
      Result { try Checker(tracker.store().snapshot(at: "HEAD")).check(files, threads: threads) }.map(\.count)
    }
    #expect("\(messages[0])" == "\(messages[1])")
    #expect("\(messages[0])".contains("failure"))
  }
}
