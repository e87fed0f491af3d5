import Foundation
import Git
import IssueStore
import Issues
import TestSupport
import Testing

/// A repository that keeps issues, made with the real git.
final class Tracker {
  let repository: TemporaryRepository

  static let configuration = "version: 1\nprefix: BUG\n"
  static let attributes = "*.md text eol=lf\n*.yml text eol=lf\n**/attachments/** -text -diff -merge\n"

  init() throws {
    repository = try TemporaryRepository()
    try repository.write(".issues/.gitattributes", Self.attributes)
    try repository.write(".issues/config.yml", Self.configuration)
    try repository.git("add", ".")
    try repository.git("commit", "--quiet", "--message", "start")
  }

  /// Opens the issues, which recovers them too.
  func store(in directory: String? = nil, reference: String? = nil) throws -> IssueStore {
    try IssueStore(
      directory: directory ?? repository.path, environment: repository.environment, reference: reference)
  }

  static var session: Session { Session(now: 1_790_000_000, isWaiting: { _ in }) }

  /// A report that keeps every rule.
  static func report(_ id: IssueID, _ title: String) -> Document {
    Document(
      Example.report(["id: \(id)", "title: \(title)"]).replacing(
        "  os: Debian 12", with: "  os: Debian 12\n  server: local\n  python: 3.11.7\n  test_scenario: login"))
  }

  @discardableResult
  func add(_ title: String, _ delivery: Delivery = .commit, to store: IssueStore? = nil) throws -> Outcome<ChangedIssue>
  {
    try (store ?? self.store()).add(prefix: "BUG", title: title, delivery, Self.session) { id, _ in
      Self.report(id, title)
    }
  }

  @discardableResult
  func set(
    _ key: String, _ value: String, of number: Int = 1, _ delivery: Delivery = .commit, in store: IssueStore? = nil
  ) throws -> Outcome<ChangedIssue> {
    let id = IssueID(prefix: "BUG", number: number)
    return try (store ?? self.store()).change(id, delivery, Self.session) { issue, _ in
      issue.document.setting(key, to: .text(value))
    }
  }

  /// Replaces a text in a file of the work tree.
  func edit(_ path: String, _ old: String, _ new: String) throws {
    try repository.write(path, repository.read(path).replacing(old, with: new))
  }

  /// Commits all that is in the work tree, past every hook.
  @discardableResult
  func commitAll(_ message: String) throws -> String {
    try repository.git("add", "--all")
    try repository.git("commit", "--quiet", "--no-verify", "--allow-empty", "--message", message)
    return try repository.git("rev-parse", "HEAD")
  }

  /// The ids of all issues that can be read.
  func ids(in store: IssueStore? = nil) throws -> [String] {
    try (store ?? self.store()).current().load().compactMap { loaded in
      if case .issue(let issue) = loaded { issue.id.description } else { nil }
    }
  }

  /// What a commit changes.
  func paths(of commit: String = "HEAD") throws -> [String] {
    try repository.git("show", "--format=", "--name-only", "--no-renames", commit).split(separator: "\n").map(
      String.init)
  }

  /// Expects that git finds nothing wrong, nothing changed and nothing locked.
  func expectClean(in directory: String? = nil, sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(try repository.git("status", "--porcelain", in: directory) == "", sourceLocation: sourceLocation)
    #expect(throws: Never.self, sourceLocation: sourceLocation) {
      try repository.git("fsck", "--strict", "--no-dangling", in: directory)
      try repository.git("diff-files", "--quiet", in: directory)
    }
    let leftovers = try leftovers(in: directory)
    #expect(leftovers == [], sourceLocation: sourceLocation)
  }

  /// Locks, and what a transaction keeps while it is at work.
  func leftovers(in directory: String? = nil) throws -> [String] {
    let gitDirectory = try repository.git("rev-parse", "--absolute-git-dir", in: directory)
    let names = try FileManager.default.subpathsOfDirectory(atPath: gitDirectory)
    return names.filter { name in
      name.hasSuffix(".lock")
        || name.hasPrefix("git-issue/")
          && !["lock", "files", "index", "fields", "text", "history"].contains(name.split(separator: "/")[1])
    }.sorted()
  }
}

extension String {
  func replacing(_ old: String, with new: String) -> String { replacingOccurrences(of: old, with: new) }
}
