import Issues
import TestSupport
import Testing

@testable import IssueStore

/// What is known of issues for whoever completes a word.
struct KnownIssuesTests {
  private static func repository(_ ids: some Sequence<String>) throws -> TemporaryRepository {
    let repository = try TemporaryRepository()
    try repository.write(".issues/config.yml", "version: 1\nprefix: BUG\nprefixes: [BUG, TASK]\n")
    for id in ids {
      let status = id.hasSuffix("0") ? "fixed" : "open"
      try repository.write(
        ".issues/\(id)-x.md",
        "---\nid: \(id)\nstatus: \(status)\ntype: bug\nlabels:\n  - l\(id.suffix(1))\ntitle: T \(id)\n---\n")
    }
    return repository
  }

  private static func snapshot(_ repository: TemporaryRepository) throws -> Snapshot {
    try IssueStore(directory: repository.path, environment: repository.environment, recovery: .later).current()
  }

  private static func texts(_ repository: TemporaryRepository, _ typed: String, limit: Int) throws -> [String] {
    try KnownIssues(snapshot(repository)).matches(typed, limit: limit).map { match in
      switch match {
      case .issue(let issue): "\(issue.id) \(issue.status ?? "-") \(issue.title ?? "-")"
      case .beginning(let text, let count): "\(text)… \(count)"
      }
    }
  }

  private static func id(_ number: Int) -> String { IssueID(prefix: "BUG", number: number).description }

  enum Keeping: CaseIterable { case kept, none }

  @Test(arguments: Keeping.allCases) func `tells issues one by one, or how their ids go on`(_ keeping: Keeping) throws {
    let repository = try Self.repository((1...30).map(Self.id) + ["BUG-1000", "BUG-7k2f", "TASK-001"])
    if keeping == .kept { _ = try Self.snapshot(repository).find(.all, today: CalendarDate("2026-11-22")!, me: nil) }
    #expect(repository.exists(".git/git-issue/index") == (keeping == .kept))
    #expect(try Self.texts(repository, "", limit: 10) == ["BUG-… 32", "TASK-… 1"])
    #expect(
      try Self.texts(repository, "BUG-", limit: 10) == [
        "BUG-0… 30", "BUG-1000 fixed T BUG-1000", "BUG-7k2f open T BUG-7k2f",
      ])
    #expect(
      try Self.texts(repository, "BUG-0", limit: 10) == [
        "BUG-00… 9", "BUG-01… 10", "BUG-02… 10", "BUG-030 fixed T BUG-030",
      ])
    #expect(try Self.texts(repository, "bug-03", limit: 10) == ["BUG-030 fixed T BUG-030"])
    #expect(try Self.texts(repository, "BUG-7", limit: 10) == ["BUG-7k2f open T BUG-7k2f"])
    #expect(try Self.texts(repository, "12", limit: 10) == ["BUG-012 open T BUG-012"])
    #expect(try Self.texts(repository, "T", limit: 10) == ["TASK-001 open T TASK-001"])
    #expect(try Self.texts(repository, "BUG-012x", limit: 10) == [])
    #expect(try Self.texts(repository, "X", limit: 10) == [])
  }

  @Test func `sees what has come and gone since issues were listed`() throws {
    let repository = try Self.repository((1...4).map(Self.id))
    _ = try Self.snapshot(repository).find(.all, today: CalendarDate("2026-11-22")!, me: nil)
    try repository.write(".issues/BUG-005-y.md", "---\nid: BUG-005\ntitle: New\n---\n")
    try Shell.run(["rm", ".issues/BUG-001-x.md"], in: repository.path, environment: repository.environment)
    #expect(
      try Self.texts(repository, "", limit: 10) == [
        "BUG-002 open T BUG-002", "BUG-003 open T BUG-003", "BUG-004 open T BUG-004", "BUG-005 - New",
      ])
  }

  @Test(arguments: Keeping.allCases) func `knows the values of fields, the most frequent first`(_ keeping: Keeping)
    throws
  {
    let repository = try Self.repository((1...11).map(Self.id))
    if keeping == .kept { _ = try Self.snapshot(repository).find(.all, today: CalendarDate("2026-11-22")!, me: nil) }
    let known = try KnownIssues(Self.snapshot(repository))
    #expect(known.values(of: "labels", limit: 3) == ["l1", "l0", "l2"])
    #expect(known.values(of: "phase", limit: 3) == [])
  }

  @Test func `offers nothing of an index that is damaged, and does not fall over it`() throws {
    let repository = try Self.repository((1...20).map(Self.id))
    _ = try Self.snapshot(repository).find(.all, today: CalendarDate("2026-11-22")!, me: nil)
    let damage =
      "python3 - <<'E'\np='.git/git-issue/index'; b=bytearray(open(p,'rb').read()); b[-900:]=bytes(900); open(p,'wb').write(b)\nE"
    try Shell.run(["sh", "-c", damage], in: repository.path, environment: repository.environment)
    let texts = try Self.texts(repository, "", limit: 50)
    #expect(texts.allSatisfy { $0.hasPrefix("BUG-0") })
    #expect(try KnownIssues(Self.snapshot(repository)).values(of: "labels", limit: 30).count <= 10)
  }
}
