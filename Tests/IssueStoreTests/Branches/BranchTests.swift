import Foundation
import Git
import IssueStore
import Issues
import TestSupport
import Testing

/// What other branches have made of issues.
struct BranchTests {
  /// A tracker with BUG-001 on `main`, and a branch on which something is done before HEAD goes back to main.
  private func tracker(branch: String = "feature/x", _ work: (Tracker) throws -> Void) throws -> Tracker {
    let tracker = try Tracker()
    try tracker.add("Login")
    try tracker.repository.git("switch", "--quiet", "--create", branch)
    try work(tracker)
    try tracker.repository.git("switch", "--quiet", "main")
    return tracker
  }

  private func versions(_ tracker: Tracker) throws -> [String] {
    let store = try tracker.store()
    let head = try #require(try store.headCommit())
    return try BranchSurvey(store, from: head).versions().map { version in
      let changes = version.changes.map { "\($0.name) \($0.new ?? "gone")" }.joined(separator: ", ")
      let more = version.companions > 0 ? " +\(version.companions)" : ""
      let names = version.branches.map(\.shortName).joined(separator: " ")
      return "\(version.id) \(version.state) [\(changes)]\(more) on \(names)"
    }
  }

  @Test func `a change, a new issue, a comment and a deletion are told`() throws {
    let tracker = try tracker { tracker in
      try tracker.set("status", "in-progress")
      try tracker.add("Only there")
    }
    try tracker.repository.git("switch", "--quiet", "--create", "gone")
    try tracker.repository.git("rm", "--quiet", ".issues/BUG-001-login.md")
    try tracker.repository.git("commit", "--quiet", "--message", "delete")
    try tracker.repository.git("switch", "--quiet", "--create", "talk", "main")
    try tracker.repository.commit(".issues/BUG-001-login/comments/20260102T030405Z-ada-1f2e.md", "Hm.\n")
    try tracker.repository.git("switch", "--quiet", "main")
    let found = try versions(tracker)
    #expect(
      found == [
        "BUG-001 changed [status in-progress] on feature/x", "BUG-001 deleted [] on gone",
        "BUG-001 changed [] +1 on talk", "BUG-002 only [] on feature/x",
      ])
  }

  @Test func `branches that have the same are told together`() throws {
    let tracker = try tracker { try $0.set("status", "in-progress") }
    try tracker.repository.git("branch", "copy", "feature/x")
    try tracker.repository.git("switch", "--quiet", "copy")
    try tracker.repository.commit("notes", "1\n")
    try tracker.repository.git("switch", "--quiet", "main")
    try tracker.repository.git("update-ref", "refs/remotes/origin/x", "feature/x")
    #expect(try versions(tracker) == ["BUG-001 changed [status in-progress] on copy feature/x origin/x"])
  }

  @Test func `a branch that is only behind says nothing`() throws {
    let tracker = try tracker { try $0.repository.commit("notes", "1\n") }
    try tracker.set("status", "in-progress")
    try tracker.add("More")
    #expect(try versions(tracker) == [])
    try tracker.repository.git("merge", "--quiet", "--no-edit", "feature/x")
    #expect(try versions(tracker) == [])
  }

  @Test func `what has come here by another way is no difference`() throws {
    let tracker = try tracker { try $0.set("status", "in-progress") }
    try tracker.repository.commit("notes", "1\n")
    try tracker.repository.git("cherry-pick", "feature/x")
    #expect(try versions(tracker) == [])
  }

  @Test func `the commit that made the difference is found`() throws {
    let tracker = try tracker { try $0.set("status", "in-progress") }
    let commit = try tracker.repository.git("rev-parse", "feature/x")
    try tracker.repository.git("switch", "--quiet", "feature/x")
    try tracker.repository.commit("notes", "1\n")
    try tracker.repository.git("switch", "--quiet", "main")
    let store = try tracker.store()
    let survey = try BranchSurvey(store, from: #require(try store.headCommit()))
    let version = try #require(try survey.versions().first)
    #expect(try survey.lastChange(of: version)?.id.description == commit)
  }

  @Test func `where an issue is, and what its closing has got into`() throws {
    let tracker = try tracker { try $0.repository.commit("notes", "1\n") }
    let filed = try tracker.repository.git("rev-parse", "HEAD")
    try tracker.repository.git("tag", "before")
    let id = IssueID(prefix: "BUG", number: 1)
    let closing = try tracker.store().change(id, .commit, Tracker.session) { issue, _ in
      issue.document.setting("status", to: .text("wont-fix")).setting("resolved", to: .text("2026-11-22"))
    }
    try tracker.repository.git("tag", "--annotate", "--message", "v1", "v1")
    let place = try tracker.store().whereabouts(of: id)
    #expect(place.path == ".issues/BUG-001-login.md" && place.filed?.id.description == filed)
    #expect(place.branches.map(\.shortName) == ["feature/x", "main"])
    #expect(place.closed?.id == closing.commit)
    #expect(place.closedOn.map(\.shortName) == ["main"] && place.closedIn == ["v1"])
  }

  @Test func `an issue of another branch is found there, and one of none is unknown`() throws {
    let tracker = try tracker { try $0.add("Only there") }
    let place = try tracker.store().whereabouts(of: IssueID(prefix: "BUG", number: 2))
    #expect(place.issue == nil && place.branches.map(\.shortName) == ["feature/x"] && place.filed != nil)
    #expect(throws: StoreError.self) { try tracker.store().whereabouts(of: IssueID(prefix: "BUG", number: 9)) }
  }

  @Test func `an issue that a branch has moved or renamed is the same one`() throws {
    let tracker = try tracker(branch: "layout") { tracker in
      _ = try tracker.store().arrange(.bucketed, .commit, Tracker.session)
    }
    #expect(try versions(tracker) == [])
    #expect(try branches(tracker) == ["layout", "main"])
    try tracker.set("severity", "low")
    try tracker.repository.git("switch", "--quiet", "layout")
    #expect(try versions(tracker) == ["BUG-001 changed [severity low] on main"])
    #expect(try branches(tracker) == ["layout", "main"])
    try tracker.repository.git("mv", ".issues/0/BUG-001-login.md", ".issues/0/BUG-001-sign-in.md")
    try tracker.commitAll("rename")
    #expect(try versions(tracker) == ["BUG-001 changed [severity low] on main"])
    #expect(try branches(tracker) == ["layout", "main"])
  }

  @Test func `comments of an issue that was moved here are where they belong`() throws {
    let path = ".issues/BUG-001-login/comments/20260102T030405Z-ada-1f2e.md"
    let tracker = try Tracker()
    try tracker.add("Login")
    try tracker.repository.commit(path, "Hm.\n")
    try tracker.repository.git("branch", "before")
    _ = try tracker.store().arrange(.bucketed, .commit, Tracker.session)
    try tracker.repository.git("switch", "--quiet", "before")
    #expect(try versions(tracker) == [])
    try tracker.repository.commit(path.replacing("1f2e", with: "2f2e"), "Well.\n")
    try tracker.repository.git("switch", "--quiet", "main")
    #expect(try versions(tracker) == ["BUG-001 changed [] +1 on before"])
  }

  @Test func `another report with the same number is told as one`() throws {
    let tracker = try Tracker()
    try tracker.repository.git("branch", "other")
    try tracker.add("Login")
    try tracker.repository.git("switch", "--quiet", "other")
    let report = Tracker.report(IssueID(prefix: "BUG", number: 1), "Logout")
    try tracker.repository.commit(".issues/BUG-001-logout.md", report.text)
    try tracker.repository.git("switch", "--quiet", "main")
    let place = try tracker.store().whereabouts(of: IssueID(prefix: "BUG", number: 1))
    #expect(place.branches.map(\.shortName) == ["main"])
    let other = try #require(place.versions.first)
    #expect(other.isRival && other.state == .only && other.issue?.title == "Logout")
  }

  private func branches(_ tracker: Tracker) throws -> [String] {
    try tracker.store().whereabouts(of: IssueID(prefix: "BUG", number: 1)).branches.map(\.shortName)
  }
}
