import CSQLite
import Testing

@Suite struct `SQLite` {
  @Test func `has full-text search, which the index will need`() {
    #expect(sqlite3_compileoption_used("ENABLE_FTS5") == 1)
  }
}
