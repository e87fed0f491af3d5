import Git
import Issues
import TestSupport
import Testing

@testable import IssueStore

/// Many ids at once are found as each by itself.
struct ManyIDsTests {
  @Test func `the files of many ids are those of each`() throws {
    let tracker = try Tracker()
    for number in 1...30 {
      let id = IssueID(prefix: "BUG", number: number)
      try tracker.repository.write(".issues/\(id)-x.md", Tracker.report(id, "X").text)
    }
    // An id twice, one that only the front matter says, and one under another name.
    try tracker.repository.write(".issues/BUG-004-y.md", Tracker.report(IssueID(prefix: "BUG", number: 4), "Y").text)
    try tracker.repository.write(".issues/notes.md", Tracker.report(IssueID(prefix: "BUG", number: 40), "Z").text)
    try tracker.repository.write(".issues/BUG-009-x.md", Tracker.report(IssueID(prefix: "BUG", number: 7), "W").text)
    try tracker.commitAll("reports")
    let store = try tracker.store()
    let (all, here) = (try store.snapshot(at: "HEAD"), try store.current())
    for number in (1...42).reversed() {
      let id = IssueID(prefix: "BUG", number: number)
      let paths = try all.files(of: id).map(\.path)
      #expect(try store.snapshot(at: "HEAD").files(of: id).map(\.path) == paths, "\(id)")
      #expect(try store.current().files(of: id).map(\.path) == paths, "\(id)")
      #expect(try here.files(of: id).map(\.path) == paths, "\(id)")
    }
    #expect(
      try all.files(of: IssueID(prefix: "BUG", number: 7)).map(\.path) == [
        ".issues/BUG-007-x.md", ".issues/BUG-009-x.md",
      ])
    #expect(try all.files(of: IssueID(prefix: "BUG", number: 40)).map(\.path) == [".issues/notes.md"])
    #expect(try all.files(of: IssueID(prefix: "BUG", number: 41)).isEmpty)
  }

  @Test func `a file is found by its path`() throws {
    let tracker = try Tracker()
    try tracker.repository.write(".issues/BUG-001-x/comments/a.md", "A comment.\n")
    try tracker.repository.write("README.md", "Read.\n")
    try tracker.commitAll("files")
    for snapshot in [try tracker.store().current(), try tracker.store().snapshot(at: "HEAD")] {
      for path in [".issues/config.yml", ".issues/BUG-001-x/comments/a.md", "README.md"] {
        #expect(try snapshot.file(at: path)?.path == path)
      }
      for path in [".issues/BUG-001-x", "README", ".issues/none.md", "README.md/x"] {
        #expect(try snapshot.file(at: path) == nil, "\(path)")
      }
    }
  }
}
