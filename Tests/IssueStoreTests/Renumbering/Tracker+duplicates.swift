import Foundation
import IssueStore
import Issues
import TestSupport

extension Tracker {
  /// A tracker in which `side` and `main` have each filed a report as BUG-001 since they parted. The side is ahead by
  /// some more, if they are given; HEAD is main.
  static func forked(
    mine: String = "Mine", theirs: String = "Theirs", side: (Tracker) throws -> Void = { _ in }
  ) throws -> Tracker {
    let tracker = try Tracker()
    try tracker.repository.git("switch", "--quiet", "--create", "side")
    try tracker.file(1, theirs)
    try side(tracker)
    try tracker.repository.git("switch", "--quiet", "main")
    try tracker.file(1, mine)
    return tracker
  }

  /// Commits a report with a number, whether or not it is free.
  ///
  /// - Parameter text: What stands below it.
  func file(_ number: Int, _ title: String, besides text: String = "") throws {
    let id = IssueID(prefix: "BUG", number: number)
    let path = IssueFolder.path(of: id, title: title, layout: .flat)
    try repository.commit(path, Self.report(id, title).text + text, message: "file \(title)")
  }

  /// What HEAD's branch follows, as after a fetch.
  func track(_ revision: String, as name: String = "main") throws {
    try repository.git("update-ref", "refs/remotes/origin/\(name)", revision)
    try repository.git("config", "remote.origin.url", "/nowhere")
    try repository.git("config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*")
    try repository.git("config", "branch.main.remote", "origin")
    try repository.git("config", "branch.main.merge", "refs/heads/\(name)")
  }

  @discardableResult
  func renumber(_ delivery: Delivery? = nil) throws -> Outcome<Renumbering> {
    let store = try store()
    return try store.renumber(delivery ?? store.delivery(staging: false), Self.session)
  }

  /// The ids by the titles of the issues, as the work tree has them.
  func titles() throws -> [String: String] {
    var titles: [String: String] = [:]
    for loaded in try store().current().load() {
      if case .issue(let issue) = loaded { titles[issue.title] = issue.id.description }
    }
    return titles
  }

  /// Merges, whatever comes of it.
  func merge(_ options: String...) throws {
    _ = try? repository.git(arguments: ["merge", "--quiet", "--no-edit", "--no-verify"] + options)
  }
}
