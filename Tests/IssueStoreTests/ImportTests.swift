import Git
import IssueStore
import Issues
import TestSupport
import Testing

/// What an import does to a repository.
struct ImportTests {
  private let tracker: Tracker

  init() throws { tracker = try Tracker() }

  @Test func `all entries are one commit, and those with gaps are in the baseline`() throws {
    let outcome = try bring([entry("BUG-1", "First"), entry("ENH-7", "Second")])
    #expect(outcome.value.lines.map(\.id.description) == ["BUG-001", "ENH-007"])
    #expect(try tracker.repository.git("rev-list", "--count", "HEAD").hasPrefix("2"))
    #expect(try tracker.repository.read(".issues/config.yml").contains("prefixes:\n  - ENH\n"))
    #expect(try !check().hasErrors)
    #expect(try check().covered.contains { $0.rule == "steps-missing" })
  }

  @Test func `a second import changes nothing`() throws {
    try bring([entry("BUG-1", "First"), entry(nil, "No id"), entry("BUG-1", "Twice")])
    let again = try bring([entry("BUG-1", "First"), entry(nil, "No id"), entry("BUG-1", "Twice")])
    #expect(again.value.lines.map(\.fate) == [.unchanged, .unchanged, .unchanged])
    #expect(!again.hasChanged)
  }

  @Test func `an id that is taken becomes the next number, and formerly says what it was`() throws {
    try tracker.add("Here already")
    let outcome = try bring([entry("BUG-1", "Another"), entry("BUG-5", "Free")])
    #expect(outcome.value.lines.map(\.id.description) == ["BUG-006", "BUG-005"])
    let issue = try tracker.store().current().issue(IssueID(prefix: "BUG", number: 6))
    #expect(issue.texts("formerly") == ["BUG-001"])
    #expect(try !bring([entry("BUG-1", "Another"), entry("BUG-5", "Free")]).hasChanged)
  }

  @Test func `the number of an issue that was deleted is not given again`() throws {
    try tracker.add("Gone")
    try tracker.add("Still here")
    try tracker.repository.git("rm", "--quiet", ".issues/BUG-001-gone.md")
    try tracker.repository.git("commit", "--quiet", "--message", "gone")
    #expect(try bring([entry("BUG-1", "Imported")]).value.lines.map(\.id.description) == ["BUG-003"])
  }

  @Test func `what changed in the source is taken over, and what changed here stays`() throws {
    try bring([entry("BUG-1", "Title", ["status": "open", "severity": "low", "phase": "1"])])
    try tracker.set("severity", "high")
    let outcome = try bring([entry("BUG-1", "Title", ["status": "open", "severity": "medium", "phase": "2"])])
    let issue = try tracker.store().current().issue(IssueID(prefix: "BUG", number: 1))
    #expect(issue.severity == "high")
    #expect(issue.document["phase"]?.text == "2")
    #expect(outcome.value.lines.first?.kept == ["severity"])
  }

  @Test func `what a document knows is written with its issues, once, and over nothing of ours`() throws {
    var document = ImportedDocument(entries: [entry("BUG-1", "First", ["phase": "Ship"])])
    document.known = [ImportedDocument.Read(KnownIssue(issue: "Stale lock", cause: "", solution: "Unlock"), line: 7)]
    document.watched = [WatchedPattern(name: "Slow", area: "Speed", sighting: .someDay)]
    document.settings.phases = ["Build", "Ship"]
    var other = ImportedDocument()
    other.known = document.known
    let both = [
      ImportRequest(source: "A.md", document: document, type: nil),
      ImportRequest(source: "B.md", document: other, type: nil),
    ]
    let outcome = try tracker.store().importEntries(both, .commit, Tracker.session)
    #expect(outcome.value.besides == [".issues/config.yml", ".issues/known/stale-lock.md", ".issues/watch.yml"])
    #expect(try tracker.repository.git("rev-list", "--count", "HEAD").hasPrefix("2"))
    #expect(try tracker.store().current().watchList().patterns == document.watched)
    #expect(try !tracker.store().importEntries(both, .commit, Tracker.session).hasChanged)

    try tracker.repository.write(
      ".issues/known/stale-lock.md",
      tracker.repository.read(".issues/known/stale-lock.md").split(separator: "Unlock").joined(separator: "Wait"))
    let again = try tracker.store().importEntries(both, .stage, Tracker.session)
    #expect(!again.hasChanged)
    #expect(again.value.leftOut.map(\.part.lines) == [7...7, 7...7])
    #expect(again.value.leftOut.allSatisfy { $0.part.reason.contains("stale-lock.md, which stays") })
  }

  @Test func `a secret refuses all of it, with its place in the source`() throws {
    var secret = entry("BUG-2", "Secret")
    secret.sections = [Entry.Section("notes", title: "Notes", "token ghp_" + "a8Kx2Lq9Zr4Tn7Vb1Mw6Yc3Hd5Jf0Gs2Pe8u")]
    secret.lines = 12...15
    #expect {
      try bring([entry("BUG-1", "First"), secret])
    } throws: { error in
      guard case StoreError.rejected(let diagnostics) = error else { return false }
      return diagnostics.map(\.start.line) == [12] && diagnostics.map(\.path) == ["BUGS.md"]
    }
    #expect(try tracker.store().current().files().isEmpty)
  }

  @Test func `entries may name each other, and comments come along once`() throws {
    var first = entry("BUG-1", "First", ["related": "BUG-2"])
    first.comments = [Entry.Comment(seconds: 1_790_000_000, author: Person("Ada"), text: "Seen again.")]
    let entries = [first, entry("BUG-2", "Second")]
    try bring(entries)
    #expect(try !check().covered.contains { $0.rule == "reference-unknown" })
    #expect(try !bring(entries).hasChanged)
    let store = try tracker.store()
    let issue = try store.current().issue(IssueID(prefix: "BUG", number: 1))
    #expect(try store.current().companions(of: issue).comments.map(\.text) == ["Seen again."])
  }

  // MARK: Helping

  private func entry(_ id: String?, _ title: String, _ fields: [String: String] = [:]) -> Entry {
    var entry = Entry(id: id, title: title)
    entry.fields = fields.sorted { $0.key < $1.key }.map { Entry.Field($0.key, $0.value) }
    return entry
  }

  @discardableResult
  private func bring(_ entries: [Entry]) throws -> Outcome<ImportReport> {
    let request = ImportRequest(source: "BUGS.md", document: ImportedDocument(entries: entries), type: nil)
    return try tracker.store().importEntries([request], .commit, Tracker.session)
  }

  private func check() throws -> Judged {
    let snapshot = try tracker.store().current()
    return try Checker(snapshot).check(snapshot.files())
  }
}
