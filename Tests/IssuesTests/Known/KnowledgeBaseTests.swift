import Testing

@testable import Issues

struct KnowledgeBaseTests {
  private static let table = [
    KnownIssue(issue: "Connection refused", area: "Database", cause: "DB not running", solution: "`make up`"),
    KnownIssue(issue: "asyncpg not found", area: "Database", cause: "Wrong driver", solution: "Check DATABASE_URL"),
    KnownIssue(issue: "Connection refused", area: "Redis", cause: "Redis not running", solution: "`make up`"),
  ]

  /// A knowledge base with some entries written into it.
  private func base(_ rounds: [KnownIssue]...) -> KnowledgeBase {
    rounds.reduce(KnowledgeBase()) { base, round in
      let files = base.recording(round)
      let kept = base.entries.filter { entry in !files.contains { $0.path == entry.path } }
      return KnowledgeBase(
        kept
          + files.compactMap { file in
            KnownIssue(file.document).map { .init(path: file.path, document: file.document, known: $0) }
          })
    }
  }

  private func issues(_ entries: [KnowledgeBase.Entry]) -> [String] {
    entries.map { "\($0.known.area): \($0.known.issue)" }
  }

  @Test func `entries keep the order in which they came`() {
    let more = KnownIssue(issue: "Migration conflict", area: "Database", cause: "", solution: "`alembic merge heads`")
    let base = base(Self.table, [more])
    #expect(base.entries.map(\.known.order) == [10, 20, 30, 40])
    #expect(
      base.areas.map { issues($0.entries) } == [
        ["Database: Connection refused", "Database: asyncpg not found", "Database: Migration conflict"],
        ["Redis: Connection refused"],
      ])
  }

  @Test func `files are named after area and issue`() {
    let same = KnownIssue(issue: "connection, refused!", area: "database", cause: "", solution: "")
    #expect(
      base(Self.table + [same]).entries.map(\.path) == [
        ".issues/known/database-connection-refused.md", ".issues/known/database-asyncpg-not-found.md",
        ".issues/known/redis-connection-refused.md", ".issues/known/database-connection-refused-2.md",
      ])
  }

  @Test func `what is there already is not written again`() {
    #expect(base(Self.table).recording(Self.table).isEmpty)
  }

  @Test func `an entry that says something else now is brought up to it`() {
    let changed = KnownIssue(issue: "Connection refused", area: "Redis", cause: "Redis not running", solution: "Wait")
    let base = base(Self.table, [changed])
    #expect(base.entries.map(\.known.solution) == ["`make up`", "Check DATABASE_URL", "Wait"])
    #expect(base.entries.map(\.known.order) == [10, 20, 30])
  }

  @Test func `two entries about the same stay two`() {
    let twice = [
      KnownIssue(issue: "Timeout", cause: "Slow disk", solution: "Wait"),
      KnownIssue(issue: "Timeout", cause: "Slow network", solution: "Retry"),
    ]
    #expect(base(twice).entries.count == 2)
    #expect(base(twice, twice, twice).entries.map(\.known.cause) == ["Slow disk", "Slow network"])
  }

  @Test(arguments: [
    ("connection refused", ["Database: Connection refused", "Redis: Connection refused"]),
    ("redis connection", ["Redis: Connection refused", "Database: Connection refused"]),
    ("MAKE", ["Database: Connection refused", "Redis: Connection refused"]),
    ("driver", ["Database: asyncpg not found"]),
    ("database_url", ["Database: asyncpg not found", "Database: Connection refused"]), ("nothing", []), ("no a", []),
    ("up", ["Database: Connection refused", "Redis: Connection refused"]), ("", []),
  ])
  func `a search finds words anywhere, the best match first`(_ text: String, _ found: [String]) {
    #expect(issues(base(Self.table).search(text)) == found)
  }
}
