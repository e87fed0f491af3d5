import Git
import Issues
import TestSupport
import Testing

@testable import IssueStore

/// Where two histories part, and what each has changed since, is what Git says.
struct CommitSidesTests {
  @Test(arguments: 1...3) func `two commits meet where Git says, and differ as their trees do`(seed: Int) throws {
    let history = try GeneratedHistory(seed: seed)
    let git = history.tracker.repository
    let store = try history.tracker.store()
    let commits = try git.git("rev-list", "--all").split(separator: "\n").compactMap { ObjectID(hex: $0) }
    let table = try CommitTable.upTo(commits, in: store)
    for (one, other) in zip(commits, commits.reversed()).filter({ $0.0 != $0.1 }).prefix(40) {
      let (start, tip) = (try #require(table.position(of: one)), try #require(table.position(of: other)))
      let bases = try git.git("merge-base", "--all", "\(one)", "\(other)").split(separator: "\n")
      let meetings = table.meetings(from: tip, with: table.ancestors(of: start)).map { "\(table.id($0))" }
      #expect(Set(bases.map(String.init)).isSubset(of: meetings))
      for base in bases.compactMap({ ObjectID(hex: $0) }).compactMap({ table.position(of: $0) }) {
        let old = try store.repository.tree(of: table.id(base))
        let new = try store.repository.tree(of: other)
        let found = try table.differences(from: base, to: tip, in: store.repository)
        let expected = try store.repository.changes(from: old, to: new, under: IssueFolder.path)
        #expect(found == expected)
      }
    }
  }
}
