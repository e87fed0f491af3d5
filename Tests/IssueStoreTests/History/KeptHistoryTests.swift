import Foundation
import Git
import IssueStore
import Issues
import TestSupport
import Testing

/// What is kept of commits changes no answer, whatever becomes of it.
struct KeptHistoryTests {
  private let history: GeneratedHistory
  private let file: String
  private let ids: [String]
  private let expected: [[String]]

  init() throws {
    history = try GeneratedHistory(seed: 7)
    file = "\(history.tracker.repository.path)/.git/git-issue/history"
    ids = ["BUG-010", "BUG-011", "BUG-012"]
    // In a folder that nothing can be written to.
    try FileManager.default.createDirectory(atPath: "\(file)/full", withIntermediateDirectories: true)
    expected = try ids.map { [history] id in try history.log(of: id) }
    try FileManager.default.removeItem(atPath: file)
  }

  private func answers() throws -> [[String]] { try ids.map { try history.log(of: $0) } }

  @Test func `it is written, and read the next time`() throws {
    #expect(try answers() == expected)
    #expect(FileManager.default.fileExists(atPath: file))
    #expect(try answers() == expected)
    #expect(expected.joined().count > 5)
  }

  @Test func `a single commit of many files is worth keeping`() throws {
    let git = history.tracker.repository
    let clone = git.sibling("imported")
    try git.git("clone", "--quiet", git.path, clone)
    for number in 100..<400 {
      let report = "---\nid: BUG-\(number)\ntitle: Login fails\nstatus: open\n---\n"
      try report.write(toFile: "\(clone)/.issues/BUG-\(number).md", atomically: true, encoding: .utf8)
    }
    try git.git("checkout", "--quiet", "--orphan", "import", in: clone)
    try git.git("add", ".", in: clone)
    try git.git("commit", "--quiet", "--message", "issues: import", in: clone)
    let log = try history.log(of: "BUG-399", in: history.tracker.store(in: clone))
    #expect(FileManager.default.fileExists(atPath: "\(clone)/.git/git-issue/history"))
    #expect(try history.log(of: "BUG-399", in: history.tracker.store(in: clone)) == log)
    #expect(log.count == 1)
  }

  @Test func `it does not matter which branches were asked for before`() throws {
    let git = history.tracker.repository
    for commit in try git.git("rev-list", "--reverse", "HEAD").split(separator: "\n").enumerated()
    where commit.offset % 11 == 3 {
      try git.git("checkout", "--quiet", "--force", "--detach", String(commit.element))
      _ = try history.log(of: "BUG-010")
    }
    try git.git("checkout", "--quiet", "--force", "main")
    #expect(try answers() == expected)
  }

  @Test func `damage is noticed wherever it is`() throws {
    #expect(try answers() == expected)
    let bytes = try [UInt8](Data(contentsOf: URL(filePath: file)))
    for place in stride(from: 0, to: bytes.count, by: 97) {
      var damaged = bytes
      damaged[place] ^= 0x41
      try Data(damaged).write(to: URL(filePath: file))
      #expect(try history.log(of: "BUG-010") == expected[0], "byte \(place)")
    }
  }

  @Test(arguments: [0, 1, 19, 20, 28, 60, 500, 5_000]) func `a part of it is none`(count: Int) throws {
    #expect(try answers() == expected)
    let bytes = try Data(contentsOf: URL(filePath: file))
    try bytes.prefix(count).write(to: URL(filePath: file))
    #expect(try answers() == expected)
  }

  @Test func `that of another version is none`() throws {
    #expect(try answers() == expected)
    var bytes = try Data(contentsOf: URL(filePath: file))
    bytes[18] = UInt8(ascii: "9")
    try bytes.write(to: URL(filePath: file))
    #expect(try answers() == expected)
  }

  @Test func `it knows no commit that is not asked for`() throws {
    #expect(try answers() == expected)
    let git = history.tracker.repository
    try git.git("reset", "--quiet", "--hard", "HEAD~5")
    let other = try answers()
    try FileManager.default.removeItem(atPath: file)
    #expect(try answers() == other)
    try git.git("reset", "--quiet", "--hard", "ORIG_HEAD")
    try git.git("reflog", "expire", "--expire=all", "--all")
    try git.git("gc", "--quiet", "--prune=now")
    #expect(try answers() == expected)
  }

  @Test func `several write it at once`() throws {
    let results = Results()
    let (history, ids) = (history, ids)
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      results.add(Result { try ids.map { try history.log(of: $0) } })
    }
    #expect(try results.all.map { try $0.get() } == Array(repeating: expected, count: 8))
  }

  @Test func `of a history that is cut nothing is kept`() throws {
    let clone = history.tracker.repository.sibling("clone")
    try history.tracker.repository.git(
      "clone", "--quiet", "--depth=3", "file://\(history.tracker.repository.path)", clone)
    _ = try history.log(of: "BUG-010", in: history.tracker.store(in: clone))
    #expect(!FileManager.default.fileExists(atPath: "\(clone)/.git/git-issue/history"))
    try history.tracker.repository.git("fetch", "--quiet", "--unshallow", in: clone)
    #expect(try history.log(of: "BUG-010", in: history.tracker.store(in: clone)) == expected[0])
  }
}

/// What threads have found.
private final class Results: @unchecked Sendable {
  private let lock = NSLock()
  private var found: [Result<[[String]], any Error>] = []
  var all: [Result<[[String]], any Error>] { lock.withLock { found } }
  func add(_ result: Result<[[String]], any Error>) { lock.withLock { found.append(result) } }
}
