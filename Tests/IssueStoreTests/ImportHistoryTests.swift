import Git
import IssueStore
import Issues
import TestSupport
import Testing

/// An import that tells how its reports came to be what they are.
struct ImportHistoryTests {
  private let tracker: Tracker

  init() throws { tracker = try Tracker() }

  @Test func `each event is a commit by who did it and when`() throws {
    var first = entry("BUG-1", "First", ["reported": "2025-03-01", "status": "fixed", "resolved": "2025-03-04"])
    first.fields.append(Entry.Field("reporter", "Ada <ada@example.org>"))
    first.comments = [comment("2025-03-02T11:00:00Z", "Bob", "Seen too.")]
    var second = entry("BUG-2", "Second", ["reported": "2025-03-03"])
    second.events = [
      Entry.Event(.opened, seconds: seconds("2025-03-03T08:30:00Z"), author: Person("Eve <eve@example.org>")),
      Entry.Event(.labeled("auth"), seconds: seconds("2025-03-05T09:00:00Z"), author: Person("Bob")),
      Entry.Event(.closed, seconds: seconds("2025-03-06T09:00:00Z"), author: Person("Bob")),
      Entry.Event(.reopened, seconds: seconds("2025-03-07T09:00:00Z"), author: Person("Eve <eve@example.org>")),
    ]
    second.fields.append(Entry.Field("labels", "auth"))
    try bring([first, second])
    #expect(
      try log() == [
        "Eve <eve@example.org> 2025-03-07T09:00:00Z issue: BUG-002 fixed → open, resolved removed",
        "Bob <> 2025-03-06T09:00:00Z issue: BUG-002 open → fixed, resolved 2025-03-06",
        "Bob <> 2025-03-05T09:00:00Z issue: BUG-002 labels auth",
        "unknown <> 2025-03-04T00:00:00Z issue: BUG-001 open → fixed, resolved 2025-03-04",
        "Eve <eve@example.org> 2025-03-03T08:30:00Z issue: BUG-002 Second",
        "Bob <> 2025-03-02T11:00:00Z issue: BUG-001 comment",
        "Ada <ada@example.org> 2025-03-01T00:00:00Z issue: BUG-001 First",
      ])
    #expect(try tracker.repository.git("status", "--porcelain") == "")
    #expect(try tracker.repository.git("fsck", "--strict", "--no-dangling") == "")
  }

  @Test func `the log of an issue starts where the old tracker did, and the audit refuses nothing`() throws {
    var first = entry("BUG-1", "First", ["reported": "2025-03-01", "status": "fixed", "resolved": "2025-03-04"])
    first.comments = [comment("2025-03-02T11:00:00Z", "Bob", "Seen too.")]
    try bring([first])
    let store = try tracker.store()
    var isCut = false
    let head = try #require(try store.headCommit())
    let revisions = try History(store).revisions(of: IssueID(prefix: "BUG", number: 1), from: head, isCut: &isCut)
    #expect(revisions.map(\.event) == [.changed, .changed, .created])
    #expect(revisions.last?.commit.author.time == Int64(seconds("2025-03-01T00:00:00Z")))
    #expect(try tracker.refusals() == [])
  }

  @Test func `it comes to the same as one commit`() throws {
    var entries = [
      entry("BUG-1", "First", ["reported": "2025-03-01", "status": "fixed", "related": "BUG-2"]),
      entry("BUG-2", "Second", ["reported": "2025-03-03", "related": "BUG-1"]), entry(nil, "No day", [:]),
    ]
    entries[0].sections = [Entry.Section("resolution", title: "Resolution", "Done.")]
    entries[0].fields.append(Entry.Field("resolved", "2025-03-02"))
    try bring(entries)
    let other = try Tracker()
    _ = try other.store().importEntries([request(entries)], .commit, Tracker.session)
    #expect(
      try tracker.repository.git("rev-parse", "HEAD:.issues") == other.repository.git("rev-parse", "HEAD:.issues"))
    // The second was not there yet when the first was reported.
    #expect(try log().first?.hasSuffix("issue: name what the imported reports are related to") ?? false)
    #expect(try !bring(entries).hasChanged)
  }

  @Test func `it is not staged`() throws {
    #expect(throws: StoreError.self) {
      _ = try tracker.store().importEntries([request([])], .stage, Tracker.session, telling: .asItHappened)
    }
  }

  @Test func `comments of another file belong to the issue that they are about`() throws {
    var addition = Entry(id: "#7", title: "")
    addition.comments = [comment("2025-03-02T11:00:00Z", "Bob", "Seen too.")]
    var orphan = addition
    orphan.id = "#8"
    let outcome = try tracker.store().importEntries(
      [request([addition, orphan], "comments.json"), request([entry("#7", "Seven", [:])])], .commit, Tracker.session)
    #expect(outcome.value.lines.map(\.id.description) == ["BUG-007"])
    #expect(outcome.value.leftOut.map(\.part.reason) == ["about #8, which is in none of the files"])
    let snapshot = try tracker.store().current()
    let issue = try snapshot.issue(IssueID(prefix: "BUG", number: 7))
    #expect(try snapshot.companions(of: issue).comments.map(\.text) == ["Seen too."])
  }

  // MARK: Helping

  private func log() throws -> [String] {
    let text = try tracker.repository.git(
      "log", "--format=%an <%ae> %ad %s", "--date=format-local:%Y-%m-%dT%H:%M:%SZ", "HEAD~\(count() - 2)..HEAD")
    return text.split(separator: "\n").map(String.init)
  }

  private func count() throws -> Int {
    Int(try tracker.repository.git("rev-list", "--count", "HEAD").split(whereSeparator: \.isWhitespace).first ?? "")
      ?? 0
  }

  private func seconds(_ text: String) -> Int { Timestamp.seconds(text) ?? 0 }

  private func comment(_ time: String, _ name: String, _ text: String) -> Entry.Comment {
    Entry.Comment(seconds: seconds(time), author: Person(name), text: text)
  }

  private func entry(_ id: String?, _ title: String, _ fields: [String: String]) -> Entry {
    var entry = Entry(id: id, title: title)
    entry.fields = fields.sorted { $0.key < $1.key }.map { Entry.Field($0.key, $0.value) }
    return entry
  }

  private func request(_ entries: [Entry], _ source: String = "old.json") -> ImportRequest {
    ImportRequest(source: source, document: ImportedDocument(entries: entries), type: nil)
  }

  @discardableResult
  private func bring(_ entries: [Entry]) throws -> Outcome<ImportReport> {
    try tracker.store().importEntries([request(entries)], .commit, Tracker.session, telling: .asItHappened)
  }
}
