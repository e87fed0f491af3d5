import Foundation
import Git
import IssueStore
import Issues
import TestSupport
import Testing

/// The log compared with Git's own, over histories that nobody thought of.
struct HistoryTests {
  @Test(arguments: 1...6) func `each issue has the commits that Git's log has for its files`(seed: Int) throws {
    let history = try GeneratedHistory(seed: seed)
    let files = history.lonelyFiles
    #expect(!files.isEmpty)
    for path in files {
      let log = ["log", "--format=%s", "--", path, String(path.dropLast(3))]
      let all = try history.tracker.repository.git(arguments: log)
      let plain = try history.tracker.repository.git(arguments: ["log", "--no-merges"] + log.dropFirst())
      let own = try history.log(of: id(of: path)).map(subject)
      // A merge that only takes from both sides is told by these.
      #expect(Set(own).isSubset(of: lines(all)), "\(path)")
      #expect(Set(lines(plain)).isSubset(of: own), "\(path)")
    }
  }

  private func id(of path: String) -> String {
    path.dropFirst(8).split(separator: "-").prefix(2).joined(separator: "-")
  }

  private func subject(_ line: String) -> String { line.split(separator: " ").prefix(2).joined(separator: " ") }

  private func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

  @Test(arguments: 1...6) func `the log of all issues has what each commit changes against all its parents`(
    seed: Int
  ) throws {
    let history = try GeneratedHistory(seed: seed)
    let expected = Set(
      history.changedFiles.compactMap { line -> String? in
        let parts = line.split(separator: " ")
        let name = parts[2].split(separator: "/")[1].split(separator: "-").prefix(2).joined(separator: "-")
        return IssueID(name).map { "\(parts[0]) \(parts[1]) \($0)" }
      })
    let own = Set(try history.log().map { "\($0.commit.summary): \($0.id)" })
    #expect(own.subtracting(expected) == [])
    #expect(expected.subtracting(own) == [])
  }

  @Test(arguments: 1...4) func `a straight history is that of git log --follow`(seed: Int) throws {
    let history = try GeneratedHistory(seed: seed, .linear)
    let git = history.tracker.repository
    for path in lines(try git.git("ls-files", ".issues/BUG-*.md")) {
      let id = id(of: path)
      let names = try git.git(
        "log", "--format=", "--name-only", "--", ":(glob).issues/\(id)-*", ":(glob).issues/\(id)-*/**")
      // Git follows one file, and takes one that is given again for new: comments and those are compared elsewhere.
      guard !names.contains("/comments/"), !names.contains("-again"), !id.hasPrefix("BUG-2") else { continue }
      let followed = lines(try git.git("log", "--format=%s", "--follow", "--", path))
      #expect(try history.log(of: id).map(subject) == followed, "\(path)")
    }
  }

  @Test func `an issue that was renumbered is followed to where it was reported`() throws {
    let tracker = try Tracker()
    try tracker.add("Login")
    try tracker.repository.git("mv", ".issues/BUG-001-login.md", ".issues/BUG-002-login.md")
    try tracker.edit(".issues/BUG-002-login.md", "id: BUG-001", "id: BUG-002\nformerly:\n  - BUG-001")
    try tracker.commitAll("renumber")
    try tracker.repository.git("mv", ".issues/BUG-002-login.md", ".issues/BUG-003-login.md")
    try tracker.edit(
      ".issues/BUG-003-login.md", "id: BUG-002\nformerly:\n  - BUG-001",
      "id: BUG-003\nformerly:\n  - BUG-001\n  - BUG-002")
    try tracker.commitAll("renumber again")
    let store = try tracker.store()
    let head = try #require(try store.headCommit())
    var isCut = false
    let revisions = try History(store).revisions(of: IssueID(prefix: "BUG", number: 3), from: head, isCut: &isCut)
    #expect(revisions.map(\.id.description) == ["BUG-003", "BUG-002", "BUG-001"])
    #expect(revisions.map(\.event) == [.changed, .changed, .created])
  }
}
