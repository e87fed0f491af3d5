import Testing

@testable import Issues

struct FixTests {
  /// A report that keeps every rule but for some fields and sections, mended.
  private func mended(
    _ text: String, _ allowed: Fix.Applicability = .safe, path: String = ".issues/BUG-001-login-crash.md",
    settings: String = ""
  ) throws -> (text: String, fixed: Int) {
    let result = try Document(text).mended(allowed) { document in
      let subject = try Example(document.text, path: path, settings: settings).subject()
      return RuleSet(configuration: subject.configuration).check(subject)
    }
    return (result.document.text, result.fixed.count)
  }

  @Test(arguments: [
    ("status: Open", "status: open"), ("status: In Progress", "status: in-progress"),
    ("status: \"Won't Fix\"", "status: wont-fix"), ("status: WONT_FIX", "status: wont-fix"),
    ("severity: 'High' # agreed", "severity: high # agreed"), ("type: Bug", "type: bug"),
    ("reproducible: Always", "reproducible: always"), ("reported: 2026/11/21", "reported: 2026-11-21"),
    ("reported: 2026.11.21", "reported: 2026-11-21"), ("reported: 2026-1-5", "reported: 2026-01-05"),
    ("reported: 20261121", "reported: 2026-11-21"), ("id: bug-1", "id: BUG-001"),
  ]) func `what is only spelt otherwise is fixed safely`(_ line: String, _ fixed: String) throws {
    let result = try mended(.report(line))
    #expect(result.text == .report(fixed))
    #expect(result.fixed == 1)
  }

  @Test(arguments: [
    ("status: opne", "status: open"), ("reported: 21.11.2026", "reported: 2026-11-21"),
    ("reported: 21/11/2026", "reported: 2026-11-21"), ("reported: 11/21/2026", "reported: 2026-11-21"),
    ("reported: 04/04/2026", "reported: 2026-04-04"), ("reported: 3.4.2026", "reported: 2026-04-03"),
    ("id: BUG-007", "id: BUG-001"), ("id: first", "id: BUG-001"), ("serverity: high", nil),
    ("related:\n  - BUG 1", "related:\n  - BUG-001"), ("related: [bug_1]", "related: [BUG-001]"),
  ]) func `a guess is fixed only where that is asked for`(_ line: String, _ fixed: String?) throws {
    #expect(try mended(.report(line)).text == .report(line))
    if let fixed { #expect(try mended(.report(line), .unsafe).text == .report(fixed)) }
  }

  @Test(arguments: [
    "reported: 03/04/2026", "reported: 2026-13-01", "reported: 31.02.2026", "reported: 2026-11-21T05:02:00Z",
    "reported: 26/11/21", "reported: yesterday", "status: done", "severity: |\n  High", "status: [Open]",
  ]) func `what can be read in several ways, or in none, is left`(_ line: String) throws {
    #expect(try mended(.report(line), .unsafe).text == .report(line))
  }

  @Test func `the two readings of a date are named`() throws {
    let subject = try Example(.report("reported: 03/04/2026")).subject()
    let found = RuleSet(configuration: Configuration()).check(subject).first { $0.rule == "value-malformed" }
    #expect(found?.help == "write the day as YYYY-MM-DD: 2026-03-04 or 2026-04-03")
  }

  @Test func `choices of a form are fixed by their labels`() throws {
    let settings = "phases: [Phase 1, Phase 2]"
    #expect(try mended(.report("phase: phase-2"), settings: settings).text == .report("phase: Phase 2"))
  }

  @Test func `a key that was misspelt is mended unless the right one is there`() throws {
    let plain = String.report().replacing("severity: high\n", with: "serverity: high\n")
    #expect(try mended(plain, .unsafe).text == .report())
    #expect(try mended(.report("serverity: low"), .unsafe).text == .report("serverity: low"))
    let twice = String.report().replacing("severity: high\n", with: "serverity: high\nseveritty: low\n")
    #expect(try mended(twice, .unsafe).text == .report().replacing("high\n", with: "high\nseveritty: low\n"))
  }

  @Test func `the form's own line and a control character are deleted`() throws {
    let steps = "1. Open the login page\n2. [Step 2]"
    let left = String.report(sections: ["Steps to Reproduce": steps])
    #expect(try mended(left).text == left)
    #expect(try mended(left, .unsafe).text == .report(sections: ["Steps to Reproduce": "1. Open the login page"]))
    let log = String.report(sections: ["Additional Notes": "a\u{1B}\u{7}b\u{202E}\u{E0061}\u{E0062}\u{FEFF}c"])
    #expect(try mended(log, .unsafe).text == .report(sections: ["Additional Notes": "abc"]))
  }

  @Test func `an excuse that excuses nothing is deleted, with its line where it stands alone`() throws {
    let excuse = "<!-- git-issue: allow secret-leaked: revoked in May -->"
    let both = "a \(excuse)\n\n\(excuse)\n\nb"
    let result = try mended(.report(sections: ["Additional Notes": both]), .unsafe)
    #expect(result.text == .report(sections: ["Additional Notes": "a \n\n\nb"]))
  }

  @Test func `an id that is not there is put above the others`() throws {
    let without = String.report().replacing("id: BUG-001\n", with: "")
    #expect(try mended(without, .unsafe).text == .report())
    let endings = String.report().replacing("\n", with: "\r\n")
    #expect(try mended(endings.replacing("id: BUG-001\r\n", with: ""), .unsafe).text == endings)
  }

  @Test func `nothing but the bytes of the fixes changes`() throws {
    let text =
      "---\r\n# mine\r\nstatus:   Open   # as agreed\r\nid: BUG-001\r\nx-mine: [a,  b]\r\n---\r\n\r\n\r\ntext  \r\n"
    #expect(try mended(text).text == text.replacing("Open", with: "open"))
    let late = "---\nstatus: Open\n---\n\(Example.report([]).dropFirst(4))"
    #expect(try mended(late).text.hasPrefix("---\nstatus: open\n---\n"))
  }

  @Test func `several are fixed together, in one line too`() throws {
    let result = try mended(.report("status: Open", "severity: High", "reported: 2026/11/21"))
    #expect(result.text == .report("status: open", "severity: high", "reported: 2026-11-21"))
    #expect(result.fixed == 3)
  }

  @Test(arguments: [
    "---\nstatus: Open\nstatus: Open\n---\n", "status: Open\n",
    "---\nstatus: Open\n---\n<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n",
  ]) func `what cannot be read is left as it is`(_ text: String) throws {
    #expect(try mended(text, .unsafe).text == text)
  }

  @Test func `what a fix would make unreadable is left as it is`() {
    let document = Document("---\nid: BUG-001\nstatus: open\n---\n")
    let map = LineMap(document.bytes)
    func diagnostic(_ range: Range<Int>, _ text: String) -> Diagnostic {
      Diagnostic(
        rule: "title-missing", level: .error, path: "", range: range, start: map.position(of: 0),
        end: map.position(of: 0), message: "", help: "", sourceLine: "",
        fix: Fix.Placed(Fix(.safe, range, with: text), map))
    }
    var round = 0
    let result = document.mended(.safe) { _ in
      round += 1
      return round == 1 ? [diagnostic(4..<6, "status"), diagnostic(24..<28, "fixed")] : []
    }
    #expect(result.document.text == "---\nid: BUG-001\nstatus: fixed\n---\n")
    #expect(result.fixed.count == 1)
  }

  @Test func `fixes that never end are stopped`() {
    let document = Document("---\nid: BUG-001\n---\n")
    var rounds = 0
    let result = document.mended(.safe) { document in
      rounds += 1
      let end = document.bytes.count
      let map = LineMap(document.bytes)
      return [
        Diagnostic(
          rule: "title-missing", level: .error, path: "", range: end..<end, start: map.position(of: end),
          end: map.position(of: end), message: "", help: "", sourceLine: "",
          fix: Fix.Placed(Fix(.safe, end..<end, with: "a"), map))
      ]
    }
    #expect(rounds == 10 && result.fixed.count == 10)
  }
}
