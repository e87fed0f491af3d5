import Testing

@testable import Issues

@Suite struct `A baseline` {
  private static func check(_ text: String, path: String = ".issues/BUG-001-x.md", settings: String = "") throws
    -> [Diagnostic]
  {
    let subject = try Example(text, path: path, settings: settings).subject()
    return RuleSet(configuration: subject.configuration).check(subject).filter { $0.level == .error }
  }

  private static let bad = String.report("severity: awful", "environment:")

  @Test func `covers what it was written from, and is read as it was written`() throws {
    let found = try Self.check(Self.bad)
    let baseline = try Baseline(Baseline(covering: found).bytes, path: "baseline.json")
    #expect(found.map(\.rule.rawValue).sorted() == ["environment-missing", "value-not-allowed"])
    #expect(baseline.split(found) == Baseline.Split(told: [], covered: found))
  }

  @Test func `covers a finding whose line has moved, in a file that has another bucket`() throws {
    let baseline = try Baseline(covering: Self.check(Self.bad, path: ".issues/BUG-001-x.md"))
    let moved = try Self.check(
      String.report("x-origin: import", "severity: awful", "environment:"), path: ".issues/0/BUG-001-x.md")
    #expect(baseline.split(moved).told.map(\.rule) == ["wrong-folder"])
  }

  @Test func `covers as many of equal findings as it counts`() throws {
    let two = try Self.check(.report("related:\n  - nothing\n  - nothing"))
    let three = try Self.check(.report("related:\n  - nothing\n  - nothing\n  - nothing"))
    let split = Baseline(covering: two).split(three)
    #expect(two.count == 2)
    #expect(split.covered == Array(three.prefix(2)))
    #expect(split.told == [three[2]])
  }

  @Test func `does not cover another value, nor another file`() throws {
    let baseline = try Baseline(covering: Self.check(.report("severity: awful")))
    for other in [
      try Self.check(.report("severity: terrible")),
      try Self.check(.report("severity: awful"), path: ".issues/BUG-001-y.md"),
    ] {
      #expect(baseline.split(other) == Baseline.Split(told: other, covered: []))
    }
  }

  @Test(arguments: ["---\nid: BUG-001\nid: BUG-002\n---\n", .report("id: BUG-002")])
  func `never covers what makes a file hard to read or to tell from others`(_ text: String) throws {
    let found = try Self.check(text)
    #expect(!found.isEmpty)
    #expect(Baseline(covering: found).entries == [])
    let forged = Baseline(
      found.map { Baseline.Entry(path: $0.path, rule: $0.rule, text: $0.gist, count: 1) })
    #expect(forged.split(found).told == found)
  }

  @Test func `holds no secret and no personal data`() throws {
    let token = try #require(SampleToken.all.first { $0.kind == "github-pat" }).text
    let found = try Self.check(
      .report(
        "severity: carla.jones@acme-corp.com",
        sections: ["Notes": "curl -H 'token: \(token)' from 84.23.119.7 by carla.jones@acme-corp.com"]),
      settings: "rules: {personal-data: error}")
    let text = String(decoding: Baseline(covering: found).bytes, as: UTF8.self)
    #expect(Set(found.map(\.rule.rawValue)).isSuperset(of: ["secret-leaked", "personal-data", "value-not-allowed"]))
    for part in [token, "carla.jones", "84.23.119.7"] { #expect(!text.contains(part)) }
  }

  @Test func `does not cover a secret, which another could replace unseen`() throws {
    let token = "ghp_" + "a8Kx2Lq9Zr4Tn7Vb1Mw6Yc3Hd5Jf0Gs2Pe8u"
    let found = try Self.check(.report(sections: ["Additional Notes": "token: \(token)"]))
    #expect(found.map(\.rule) == ["secret-leaked"])
    #expect(Baseline(covering: found).split(found).told == found)
  }

  @Test func `keeps only the start of a long line`() throws {
    let found = try Self.check(.report("severity: \(String(repeating: "long ", count: 2_000))"))
    let baseline = Baseline(covering: found)
    #expect(baseline.bytes.count < 1_000)
    #expect(baseline.split(found).told == [])
  }

  @Test func `says what another one adds, keeps and removes`() throws {
    let old = try Baseline(covering: Self.check(.report("severity: awful", "environment:")))
    let new = try Baseline(covering: Self.check(.report("severity: terrible", "environment:")))
    let difference = new.difference(from: old)
    #expect(difference == (added: 1, kept: 1, removed: 1))
  }

  @Test func `has one finding a line, in order`() throws {
    let found = try Self.check(Self.bad, path: ".issues/BUG-002-x.md") + Self.check(Self.bad)
    let lines = String(decoding: Baseline(covering: found).bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 9)
    #expect(lines[3...6].map { $0.contains("BUG-001") } == [true, true, false, false])
    #expect(Baseline(covering: found.reversed()).bytes == Baseline(covering: found).bytes)
  }

  @Test(arguments: [
    ("", 1, 1), ("[]", 1, 1), ("{\"version\": 2,\n \"findings\": []}", 1, 13),
    ("{\"version\": 1,\n \"finding\": []}", 2, 2),
    ("{\"version\": 1, \"findings\": [\n{\"path\": \"a\", \"rule\": \"b\", \"text\": \"c\", \"count\": 0}]}", 2, 50),
    ("{\"version\": 1, \"findings\": [\n{\"path\": \"a\", \"rule\": \"b\", \"count\": 1}]}", 2, 1),
    ("<<<<<<< HEAD\n{", 1, 1), ("{\"version\": 1,\n\"version\": 1, \"findings\": []}", 2, 1),
  ])
  func `that is malformed is refused with the place`(_ text: String, line: Int, column: Int) {
    let error = #expect(throws: SettingsError.self) { try Baseline(Array(text.utf8), path: "baseline.json") }
    #expect(error.map { [$0.line, $0.column] } == [line, column])
  }
}
