import Foundation
import Git
import TestSupport
import Testing

@testable import IssueStore

/// What the next command makes of a report whose taking in was killed.
struct KilledIntakeTests {
  @Test(arguments: [false, true])
  func `neither a lock nor half a branch stays`(isMoved: Bool) throws {
    let tracker = try Tracker()
    let name = "refs/heads/report/BUG-001"
    let path = "\(tracker.repository.path)/.git/\(name)"
    let store = try tracker.store()
    let journal = store.journal
    let commit = try #require(ObjectID(hex: tracker.repository.git("rev-parse", "HEAD")))
    try journal.begin()
    try journal.record(
      .init(changes: [], reference: .init(name: name, old: nil, new: commit, ownerPath: journal.referenceOwner)))
    try FileManager.default.createDirectory(
      atPath: "\(tracker.repository.path)/.git/refs/heads/report", withIntermediateDirectories: true)
    try Data("\(commit)\n".utf8).write(to: URL(filePath: journal.referenceOwner))
    try FileManager.default.linkItem(atPath: journal.referenceOwner, toPath: "\(path).lock")
    if isMoved { try FileManager.default.moveItem(atPath: "\(path).lock", toPath: path) }
    _ = try tracker.store()
    try tracker.expectClean()
    #expect(try tracker.repository.git("branch", "--list", "report/*").isEmpty != isMoved)
    let next = try IssueStore(
      directory: tracker.repository.path, environment: tracker.repository.environment, intake: .each)
    try tracker.add("Login crashes", to: next)
    #expect(
      try tracker.repository.git("branch", "--list", "report/*").split(separator: "\n").count == (isMoved ? 2 : 1))
    try tracker.expectClean()
  }
}
