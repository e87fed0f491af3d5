import Foundation
import Git
import Issues
import Synchronization
import TestSupport
import Testing

@testable import IssueStore

/// What is found by the index is what is found in the files.
struct IssueIndexTests {
  let tracker: Tracker
  let folder: URL

  init() throws {
    tracker = try Tracker()
    folder = URL(filePath: tracker.repository.path)
    try tracker.writeReports(40, seed: 7)
  }

  static let queries = [
    "", "status:open", "severity>=high", "-label:auth sort:-reported", "is:uncommitted", "is:closed", "crash",
    "text:\"the login page\"", "title:crash sort:title", "environment.os:debian", "related:BUG-7", "has:files",
    "überlauf", "x-team:blue", "overdue:yes sort:id", "no:assignee",
    "cra* or überl*", "(severity:high,low or text:login) -crash", "not (label:a* or reported:>3m) sort:status,-id",
  ]

  /// Searches with and without the index, and expects the same.
  func compare(in directory: String? = nil, sourceLocation: SourceLocation = #_sourceLocation) throws {
    for text in Self.queries {
      let (kept, fresh) = try (find(text, .kept, in: directory), find(text, .none, in: directory))
      #expect(kept == fresh, "\(text)", sourceLocation: sourceLocation)
    }
  }

  /// All that is found, in words.
  func find(_ text: String, _ use: IndexUse, in directory: String? = nil) throws -> [String] {
    try find(text, use, in: tracker.store(in: directory).current())
  }

  func find(_ text: String, _ use: IndexUse, in snapshot: Snapshot) throws -> [String] {
    let settings = try snapshot.settings
    let query = try Query([text], configuration: settings.configuration, types: settings.types)
    let found = try snapshot.find(query, today: CalendarDate(daysSince1970: 20_800), me: nil, index: use)
    let issues = query.sorted(found.issues, found.context).map { issue in
      let uncommitted = found.context.uncommitted.contains(issue.path)
      return "\(issue.id) \(JSON.object(issue.json).pretty) \(uncommitted) \(found.faults[issue.path] ?? [])"
    }
    return issues + found.broken.map { "\($0)" }
  }

  @Test func `a pipe in place of a kept file is none, and is not waited for`() throws {
    try compare()
    let state = folder.appending(path: ".git/git-issue").path
    let kept = try ["fields", "text"].flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: "\(state)/\(folder)").map { "\(folder)/\($0)" }
    }
    for name in ["index", "history"] + kept {
      unlink("\(state)/\(name)")
      try #require(mkfifo("\(state)/\(name)", 0o600) == 0)
    }
    try compare()
    try tracker.add("Next")
  }

  @Test func `people are known by the mail map`() throws {
    let text = "---\nid: BUG-100\nreporter: Bob <old@example.org>\nassignee: ada@old.example.org\n---\n"
    try tracker.repository.write(".issues/BUG-100-x.md", text)
    let map = "Robert <bob@example.org> <old@example.org>\nAda <ada@example.org> <ada@old.example.org>\n"
    try tracker.repository.write(".mailmap", map)
    for index in [IndexUse.kept, .none] {
      for (text, isFound) in [
        ("reporter:bob@example.org", true), ("reporter:robert", true), ("reporter:old@", true), ("assignee:me", true),
        ("assignee:ada", true), ("reporter:me", false), ("-reporter:robert", false),
      ] {
        let snapshot = try tracker.store().current()
        let query = try Query([text], configuration: snapshot.configuration, types: [])
        let me = Person("Ada <ada@old.example.org>")
        let found = try snapshot.find(query, today: CalendarDate(daysSince1970: 20_800), me: me, index: index)
        #expect(found.issues.contains { $0.path == ".issues/BUG-100-x.md" } == isFound, "\(text)")
      }
    }
  }

  @Test func `edits, commits, switches, renames and broken files are seen`() throws {
    var dice = Dice(seed: 11)
    try compare()
    for round in 0..<30 {
      let number = Int.random(in: 1...44, using: &dice)
      let path = ".issues/\(IssueID(prefix: "BUG", number: number))-crash.md"
      let file = folder.appending(path: path)
      let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      switch round % 10 {
      case 0: try? FileManager.default.removeItem(at: file)
      case 1: try tracker.commitAll("round \(round)")
      case 2:
        try? FileManager.default.moveItem(at: file, to: folder.appending(path: "\(path.dropLast(3))-\(round).md"))
      case 3: try tracker.repository.write(path, text.replacing("status: open", with: "status: fixed"))
      case 4: try tracker.repository.write(path, text.replacing("title:", with: "x-team: blue\ntitle: Überlauf"))
      case 5: try tracker.repository.write(path, "---\nid: [\n---\n")
      case 6: try tracker.repository.write(".issues/BUG-\(number)-twin.md", text)
      case 7: try tracker.repository.write(".issues/notes-\(round).md", round % 20 == 7 ? text : "no issue\n")
      case 8:
        try tracker.repository.git("stash", "--include-untracked", "--quiet")
        try compare()
        _ = try? tracker.repository.git("stash", "pop", "--quiet")
      default:
        try tracker.commitAll("before \(round)")
        try tracker.repository.git("checkout", "--quiet", "HEAD~1")
        try compare()
        try tracker.repository.git("checkout", "--quiet", "main")
      }
      try tracker.writeReport(number % 7 + 1, &dice, related: number)
      try compare()
    }
  }

  @Test func `another layout, other prefixes and statuses are seen`() throws {
    try compare()
    for configuration in [
      "layout: bucketed\n", "prefixes:\n  - TASK\n", "statuses:\n  open: {}\n  done:\n    closed: true\n",
    ] {
      try tracker.repository.write(".issues/config.yml", Tracker.configuration + configuration)
      try compare()
    }
    try tracker.repository.write(
      ".issues/0/BUG-300-x.md", Tracker.report(IssueID(prefix: "BUG", number: 300), "X").text)
    try tracker.repository.write(".issues/config.yml", Tracker.configuration + "layout: bucketed\n")
    try compare()
  }

  @Test func `what is deleted, damaged or cut off is made anew`() throws {
    try tracker.commitAll("reports")
    try compare()
    let kept = folder.appending(path: ".git/git-issue")
    let names = try FileManager.default.subpathsOfDirectory(atPath: kept.path).filter { name in
      name == "index" || name.hasPrefix("fields/") || name.hasPrefix("text/")
    }
    #expect(names.count == 3)
    let expected = try find("login", .none)
    for name in names {
      let file = kept.appending(path: name)
      let whole = try Data(contentsOf: file)
      for offset in stride(from: 0, to: whole.count, by: 97) {
        var damaged = whole
        damaged[offset] ^= 0x41
        try damaged.write(to: file)
        #expect(try find("login", .kept) == expected, "byte \(offset) of \(name)")
        try whole.write(to: file)
      }
      for length in [0, 10, 60, whole.count / 2, whole.count - 1] {
        try whole.prefix(length).write(to: file)
        try compare()
        try whole.write(to: file)
      }
      try FileManager.default.removeItem(at: file)
      try compare()
    }
  }

  @Test func `what another version has written is made anew`() throws {
    try tracker.commitAll("reports")
    try compare()
    let kept = folder.appending(path: ".git/git-issue")
    for name in try FileManager.default.subpathsOfDirectory(atPath: kept.path) {
      let file = kept.appending(path: name)
      guard var bytes = try? Data(contentsOf: file), let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else {
        continue
      }
      // `git-issue index 3` becomes `git-issue index 9`: all that follows could mean something else.
      bytes[end - 1] = UInt8(ascii: "9")
      try bytes.write(to: file)
    }
    try compare()
    let index = try Data(contentsOf: kept.appending(path: "index"))
    #expect(!index.starts(with: Data("git-issue index 9".utf8)))
  }

  @Test(arguments: ["login", "page crash", "\"the login page\"", "cra*", "überlauf"])
  func `a search ranks alike, and tells the same lines`(_ text: String) throws {
    try tracker.repository.write(
      ".issues/BUG-050-x.md", Tracker.report(IssueID(prefix: "BUG", number: 50), "Überlauf").text)
    try tracker.commitAll("reports")
    let search = try #require(TextSearch(text))
    func answers(at revision: String?) throws -> [String] {
      let store = try tracker.store()
      // What a commit holds is read from its files.
      let snapshot = try revision.map { try store.snapshot(at: $0) } ?? store.current()
      return try snapshot.search(search, .all, limit: 20, today: CalendarDate(daysSince1970: 20_800), me: nil).answers
        .map { "\($0.issue.id) \($0.rank) \($0.hits)" }
    }
    #expect(try answers(at: nil) == answers(at: "HEAD"))
    #expect(try !answers(at: nil).isEmpty)
  }

  @Test func `texts that were kept only in part are completed`() throws {
    try tracker.commitAll("reports")
    let state = folder.appending(path: ".git/git-issue")
    func index() throws -> Data { try Data(contentsOf: state.appending(path: "index")) }
    func texts() throws -> Set<String> {
      Set(try FileManager.default.contentsOfDirectory(atPath: state.appending(path: "text").path))
    }
    _ = try find("status:open", .kept)
    let withoutTexts = try index()
    try compare()
    let old = try texts()
    #expect(old.count == 1)
    // Killed behind the segment, and before the table that names it.
    try withoutTexts.write(to: state.appending(path: "index"))
    try compare()
    // Three more, so that a large segment stays and a small one comes.
    let withOld = try index()
    let known = try texts()
    for number in 41...43 {
      let id = IssueID(prefix: "BUG", number: number)
      try tracker.repository.write(".issues/\(id)-x.md", Tracker.report(id, "Crash of \(number)").text)
    }
    try compare()
    let new = try texts().subtracting(known)
    #expect(new.count == 1)
    // Cut off by a loss of power, gone, or never named.
    for name in new {
      let file = state.appending(path: "text/\(name)")
      try Data(contentsOf: file).dropLast(100).write(to: file)
      try compare()
    }
    for name in try texts().subtracting(known) {
      try FileManager.default.removeItem(at: state.appending(path: "text/\(name)"))
    }
    try compare()
    try withOld.write(to: state.appending(path: "index"))
    try compare()
    // Then nothing is left to do, once the files are so old that their stamps tell whether they have changed.
    let isSettled = try (0..<10).contains { _ in
      let (last, names) = try (index(), texts())
      try compare()
      return try index() == last && texts() == names
    }
    #expect(isSettled)
  }

  @Test func `where nothing can be written the answer is the same`() throws {
    try tracker.repository.write(".git/git-issue", "in the way")
    try compare()
    #expect(try tracker.repository.read(".git/git-issue") == "in the way")
  }

  @Test func `linked work trees share what is known of contents`() throws {
    try tracker.commitAll("reports")
    try compare()
    let linked = tracker.repository.sibling("linked")
    try tracker.repository.git("worktree", "add", "--quiet", "--detach", linked)
    try compare(in: linked)
    let fields = folder.appending(path: ".git/git-issue/fields").path
    #expect(try FileManager.default.contentsOfDirectory(atPath: fields).count == 1)
    try compare()
  }

  @Test func `a file of the same length and date is not taken for the old one`() throws {
    try compare()
    let path = "\(tracker.repository.path)/.issues/BUG-001-crash.md"
    let date = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacing("severity: high", with: "severity: hihg").write(toFile: path, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.modificationDate: date ?? .now], ofItemAtPath: path)
    try compare()
  }

  @Test func `several at once find the same`() throws {
    let expected = try find("crash", .none)
    let found = Mutex<[Int]>([])
    let (path, environment) = (tracker.repository.path, tracker.repository.environment)
    Threads.run(4) {
      for _ in 0..<5 {
        guard let store = try? IssueStore(directory: path, environment: environment, recovery: .later),
          let snapshot = try? store.current(),
          let issues = try? snapshot.find(.all, today: CalendarDate(daysSince1970: 20_800), me: nil)
        else { continue }
        found.withLock { $0.append(issues.issues.count + issues.broken.count) }
      }
    } meanwhile: {
    }
    #expect(found.withLock { $0 } == Array(repeating: 40, count: 20))
    #expect(try find("crash", .kept) == expected)
  }
}
