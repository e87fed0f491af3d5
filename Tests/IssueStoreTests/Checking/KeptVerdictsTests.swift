import Foundation
import Git
import Issues
import Synchronization
import TestSupport
import Testing

@testable import IssueStore

/// A check that uses what earlier ones found says what one says that uses nothing.
struct KeptVerdictsTests {
  private let tracker: Tracker
  private var file: URL { URL(filePath: tracker.repository.path).appending(path: ".git/git-issue/verdicts") }

  init() throws {
    tracker = try Tracker()
    try tracker.writeReports(40, seed: 7)
  }

  /// Checks with and without, and gives what both found.
  @discardableResult
  private func check(at revision: String? = nil, sourceLocation: SourceLocation = #_sourceLocation) throws
    -> [Diagnostic]
  {
    func snapshot() throws -> Snapshot {
      let store = try tracker.store()
      return if let revision { try store.snapshot(at: revision) } else { try store.current() }
    }
    let fresh = try Checker(snapshot()).check(snapshot().files()).diagnostics
    let kept = try Checker(snapshot()).check(snapshot().files(), memory: .kept).diagnostics
    #expect(kept == fresh, sourceLocation: sourceLocation)
    return fresh
  }

  /// Makes the files so old that their stamps are trusted.
  private func age() throws {
    let now = Date.now
    for name in try FileManager.default.contentsOfDirectory(atPath: "\(tracker.repository.path)/.issues") {
      try FileManager.default.setAttributes(
        [.modificationDate: now.addingTimeInterval(-100)],
        ofItemAtPath: "\(tracker.repository.path)/.issues/\(name)")
    }
  }

  private func records() throws -> Int {
    let store = try tracker.store()
    let kept = try KeptVerdicts(of: store.current(), store.current().settings.files, count: 40)
    return kept?.file.count ?? 0
  }

  @Test func `every issue has a verdict afterwards`() throws {
    #expect(try !check().isEmpty)
    #expect(try records() == 40)
    try check()
  }

  @Test func `edits, new issues, deleted ones and renamed ones are seen`() throws {
    var dice = Dice(seed: 11)
    for round in 0..<12 {
      let number = Int.random(in: 1...48, using: &dice)
      let path = "\(tracker.repository.path)/.issues/\(IssueID(prefix: "BUG", number: number))-crash.md"
      switch round % 4 {
      case 0: try? FileManager.default.removeItem(atPath: path)
      case 1: try tracker.repository.write("src/login.py", "round \(round)")
      case 2: try? FileManager.default.removeItem(atPath: "\(tracker.repository.path)/src/login.py")
      default: try? FileManager.default.moveItem(atPath: path, toPath: "\(path.dropLast(3))-\(round).md")
      }
      try tracker.writeReport(number % 7 + 1, &dice, related: number)
      if round % 3 == 0 { try age() }
      try check()
    }
  }

  @Test func `a file of the same length and date is not taken for the old one`() throws {
    try age()
    try check()
    let path = "\(tracker.repository.path)/.issues/BUG-001-crash.md"
    let date = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacing("severity: high", with: "severity: hihg").write(toFile: path, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.modificationDate: date ?? .now], ofItemAtPath: path)
    #expect(try check().contains { $0.path.contains("BUG-001") && $0.rule == "value-not-allowed" })
  }

  @Test func `a twin, a reference and a file are judged by what is there now`() throws {
    try tracker.repository.write(
      ".issues/BUG-100-a.md",
      Tracker.report(IssueID(prefix: "BUG", number: 100), "A").text
        .replacing("title:", with: "related:\n  - BUG-200\nfiles:\n  - src/x.py\ntitle:"))
    let others: Set<RuleID> = ["reference-unknown", "file-unknown", "duplicate-id"]
    let rules = { try others.intersection(check().filter { $0.path.contains("BUG-100-a") }.map(\.rule)) }
    #expect(try rules() == ["reference-unknown", "file-unknown"])
    try tracker.repository.write("src/x.py", "")
    try tracker.repository.write(".issues/BUG-200-b.md", Tracker.report(IssueID(prefix: "BUG", number: 200), "B").text)
    #expect(try rules() == [])
    try tracker.repository.write(".issues/BUG-100-c.md", Tracker.report(IssueID(prefix: "BUG", number: 100), "C").text)
    #expect(try rules() == ["duplicate-id"])
  }

  @Test func `settings and forms are part of the question`() throws {
    #expect(try check().contains { $0.rule == "value-not-allowed" })
    try tracker.repository.write(".issues/config.yml", Tracker.configuration + "rules:\n  value-not-allowed: off\n")
    #expect(try !check().contains { $0.rule == "value-not-allowed" })
    let form = "name: Bug\ndescription: A bug\nbody:\n  - type: textarea\n    id: proof\n    attributes:\n"
    try tracker.repository.write(
      ".issues/forms/bug.yml", form + "      label: Proof\n    validations:\n      required: true\n")
    #expect(try check().contains { $0.message.contains("Proof") })
  }

  @Test func `another program does not use it`() throws {
    try check()
    let store = try tracker.store()
    let files = try store.current().settings.files
    let other = FileStamp(words: [1, 2, 3, 4, 5])
    #expect(try KeptVerdicts(of: store.current(), files, count: 40)?.file.count == 40)
    #expect(try KeptVerdicts(of: store.current(), files, count: 40, program: other)?.file.count == 0)
  }

  @Test func `a damaged file is as good as none`() throws {
    try check()
    let whole = try Data(contentsOf: file)
    for offset in stride(from: 0, to: whole.count, by: 97) {
      var damaged = whole
      damaged[offset] ^= 0x41
      try damaged.write(to: file)
      #expect(try records() == 0, "byte \(offset)")
    }
    for length in [0, 10, 60, whole.count / 2, whole.count - 1] {
      try whole.prefix(length).write(to: file)
      #expect(try records() == 0)
    }
    try check()
    #expect(try records() == 40)
    try FileManager.default.removeItem(at: file)
    try check()
  }

  @Test func `bytes behind a right sum that are no verdicts do no harm`() throws {
    let name = try ObjectID.blob(of: [])
    let record = VerdictFile.Record(
      path: "a", blob: name, isExecutable: false, stamp: nil, bytes: [255, 255, 255, 255, 0, 1])
    let bytes = try #require(VerdictFile.bytes(of: [record], judgedBy: name))
    let file = try #require(VerdictFile(bytes, judgedBy: name))
    #expect(file.isRecord(0, of: "a"))
    #expect(file.verdict(0, path: "a") == nil)
    #expect(file.blob(0) == name)
  }

  @Test func `where nothing can be written the answer is the same`() throws {
    try tracker.repository.write(".git/git-issue", "in the way")
    try check()
    try check()
    #expect(try tracker.repository.read(".git/git-issue") == "in the way")
  }

  @Test func `a commit is judged by its blobs, in a bare repository too`() throws {
    try tracker.repository.git("add", ".")
    try tracker.repository.git("commit", "--quiet", "--message", "reports")
    #expect(try check() == check(at: "HEAD"))
    #expect(try check(at: "HEAD~1").isEmpty)
    #expect(try records() == 40)
    let bare = tracker.repository.sibling("bare.git")
    try tracker.repository.git("clone", "--quiet", "--bare", ".", bare)
    for _ in 0..<2 {
      let files = try tracker.store(in: bare).current().files()
      let found = try Checker(tracker.store(in: bare).current()).check(files, memory: .kept).diagnostics
      #expect(try found == check())
    }
    #expect(FileManager.default.fileExists(atPath: "\(bare)/git-issue/verdicts"))
  }

  @Test func `a change is never judged from memory`() throws {
    try tracker.repository.git("add", ".")
    try tracker.repository.git("commit", "--quiet", "--message", "reports")
    try check()
    try tracker.repository.write(
      ".issues/BUG-001-crash.md",
      try tracker.repository.read(".issues/BUG-001-crash.md").replacing(
        "reported: 2026-11-21", with: "reported: 2026-11-20"))
    try check()
    let store = try tracker.store()
    let head = try store.snapshot(at: "HEAD")
    let found = try Checker(store.current(), comparedWith: head).check(store.current().files(), memory: .kept)
      .diagnostics
    #expect(found.contains { $0.rule == "immutable-field-changed" })
  }

  @Test func `several at once find the same`() throws {
    let expected = try check()
    try FileManager.default.removeItem(at: file)
    let found = Mutex<[[Diagnostic]]>([])
    let (path, environment) = (tracker.repository.path, tracker.repository.environment)
    Threads.run(4) {
      for _ in 0..<5 {
        guard let store = try? IssueStore(directory: path, environment: environment, recovery: .later),
          let snapshot = try? store.current(), let files = try? snapshot.files(),
          let diagnostics = try? Checker(snapshot).check(files, memory: .kept).diagnostics
        else { continue }
        found.withLock { $0.append(diagnostics) }
      }
    } meanwhile: {
    }
    let all = found.withLock { $0 }
    #expect(all.count == 20)
    #expect(all.allSatisfy { $0 == expected })
  }
}

/// What is written of a verdict is what is read.
struct VerdictBytesTests {
  @Test(arguments: [["a/b.md"], ["a/b.md", "c.md"], []])
  func `answers come back as they were`(_ paths: [String]) throws {
    let random = try #require(IssueID("BUG-7k2f"))
    let verdict = Verdict(
      answers: [
        .paths(IssueID(prefix: "WEB-UI", number: 12), paths), .paths(random, paths), .isThere("src/é.py", true),
        .isThere("", false),
      ],
      diagnostics: [
        Diagnostic(
          rule: "steps-missing", level: .warning, path: "a/b.md", range: 3..<9,
          start: .init(line: 1, column: 4, utf8Column: 5, utf16Column: 6),
          end: .init(line: 2, column: 1, utf8Column: 1, utf16Column: 1), message: "say how", help: "write “it”",
          sourceLine: "# \u{1F41B}",
          fix: Fix.Placed(
            .unsafe,
            [
              .init(
                range: 4..<4, start: .init(line: 1, column: 5, utf8Column: 6, utf16Column: 7),
                end: .init(line: 1, column: 5, utf8Column: 6, utf16Column: 7), text: "open")
            ]))
      ])
    var writer = ByteWriter()
    verdict.write(to: &writer, path: "a/b.md")
    let whole = writer.bytes
    let read = whole.withUnsafeBytes { bytes in
      var reader = ByteReader(bytes)
      return Verdict(&reader, path: "a/b.md")
    }
    #expect(read == verdict)
    for length in whole.indices {
      let cut = whole.prefix(length).withUnsafeBytes { bytes in
        var reader = ByteReader(bytes)
        return Verdict(&reader, path: "a/b.md")
      }
      #expect(cut == nil)
    }
  }
}
