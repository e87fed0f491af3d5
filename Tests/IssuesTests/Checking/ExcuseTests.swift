import Testing

@testable import Issues

struct ExcuseTests {
  private static let secret = "curl https://ada:" + "hWq7Rz2pLk@api.example.net/v1"
  private static let excuse = "<!-- git-issue: allow secret-leaked: revoked in May -->"

  /// What the rules about secrets and excuses report in some notes: `LINE RULE`, the lines counted from the first.
  private func reported(_ notes: [String], settings: String = "", form: FormReading? = .bug) throws -> [String] {
    let head = Example.report([])
    let subject = Subject(
      path: ".issues/BUG-001-a.md", document: Document("\(head)\n\(notes.joined(separator: "\n"))\n"), reading: form,
      configuration: try Configuration(Array(settings.utf8), path: "config.yml"), types: ["bug"])
    let lines = head.split(separator: "\n", omittingEmptySubsequences: false).count
    return RuleSet(configuration: subject.configuration).check(subject)
      .filter { ["secret-leaked", "unused-allow"].contains($0.rule) }
      .map { "\($0.start.line - lines) \($0.rule)" }
  }

  @Test func `excuses its line and the next`() throws {
    #expect(try reported([Self.excuse, Self.secret]) == [])
    #expect(try reported(["\(Self.secret) \(Self.excuse)"]) == [])
    #expect(try reported([Self.excuse, "", Self.secret]) == ["1 unused-allow", "3 secret-leaked"])
  }

  @Test func `excuses the code block that it stands above`() throws {
    #expect(try reported([Self.excuse, "```", "cd /tmp", Self.secret, "```"]) == [])
    #expect(try reported([Self.excuse, "~~~", "cd /tmp", Self.secret]) == [])
    #expect(try reported([Self.excuse, "```", "a", "```", "", Self.secret]) == ["1 unused-allow", "6 secret-leaked"])
  }

  @Test func `is text within code`() throws {
    #expect(try reported(["```", Self.excuse, Self.secret, "```"]) == ["3 secret-leaked"])
    #expect(try reported(["Write `\(Self.excuse)` above it:", Self.secret]) == ["2 secret-leaked"])
    #expect(try reported(["Write ``a ` \(Self.excuse)``."]) == [])
    #expect(try reported(["One ` alone. \(Self.excuse)", Self.secret]) == [])
  }

  @Test func `may stand with others on a line`() throws {
    let other = "<!-- git-issue: allow control-characters: a log -->"
    #expect(try reported(["\(other) \(Self.excuse)", "\u{1B}\(Self.secret)"]) == [])
    #expect(try reported(["\(other) \(Self.excuse)", "\u{1B}"]) == ["1 unused-allow"])
    #expect(try reported(["\(Self.excuse) \(Self.excuse)", Self.secret]) == [])
  }

  @Test(arguments: [
    ("<!-- git-issue: allow secret-leaked -->", "an excuse without a reason is none"),
    ("<!-- git-issue: allow secret-leaked:  -->", "an excuse without a reason is none"),
    ("<!-- git-issue: allow secret-leeked: revoked -->", "there is no rule 'secret-leeked' to excuse"),
    ("<!-- git-issue: allow steps-missing: none -->", "nothing in a report excuses steps-missing"),
    ("<!-- git-issue: allow secret-leaked: revoked -->", "this excuses nothing: secret-leaked finds no fault here"),
  ]) func `that excuses nothing is reported`(_ excuse: String, _ message: String) throws {
    let subject = try Example(.report(sections: ["Additional Notes": excuse])).subject()
    let found = RuleSet(configuration: Configuration()).check(subject).filter { $0.rule == "unused-allow" }
    #expect(found.map(\.message) == [message])
    #expect(found.map(\.level) == [.warning])
  }

  @Test func `what is told has its help and its fix, however many are not judged before it`() throws {
    let others = String(repeating: "<!-- git-issue: allow personal-data: the reporter's -->\n\n", count: 200)
    let text = "\(others)<!-- git-issue: allow secret-leaked: revoked -->"
    let subject = try Example(.report(sections: ["Additional Notes": text])).subject()
    let found = RuleSet(configuration: Configuration()).check(subject).filter { $0.rule == "unused-allow" }
    #expect(found.map(\.help) == ["delete the comment"])
    #expect(found.map { $0.fix != nil } == [true])
  }

  @Test func `names the nearest rule`() throws {
    let subject = try Example(.report(sections: ["Notes": "<!-- git-issue: allow secret-leeked: no -->"])).subject()
    let found = RuleSet(configuration: Configuration()).check(subject).filter { $0.rule == "unused-allow" }
    #expect(found.map(\.help) == ["did you mean 'secret-leaked'?"])
  }

  @Test func `is not reported for a rule that is off or could not judge`() throws {
    #expect(try reported([Self.excuse], settings: "rules: {secret-leaked: off}") == [])
    #expect(try reported([Self.excuse], settings: "rules: {unused-allow: off}") == [])
    #expect(try reported(["<!-- git-issue: allow personal-data: the reporter's -->"]) == [])
    #expect(try reported(["<!-- git-issue: allow transition-forbidden: agreed -->"]) == [])
    #expect(try reported(["<!-- git-issue: allow section-missing: agreed -->"], form: nil) == [])
    #expect(try reported(["<!-- git-issue: allow section-missing: agreed -->"]) == ["1 unused-allow"])
  }

  @Test func `stands behind a number sign in front matter`() throws {
    let line = "serverity: high # <!-- git-issue: allow unknown-field: from the importer -->"
    let subject = try Example(.report(line)).subject()
    #expect(
      RuleSet(configuration: Configuration()).check(subject).filter { $0.rule != "environment-key-missing" } == [])
  }

  @Test(arguments: [
    "\(excuse)\n\(secret)\n", "\(excuse) ", "<!-- git-issue: allow ", "```\na\n```\n\(excuse)\n", "` `` \(excuse)",
  ])
  func `takes time that grows with the text`(_ part: String) throws {
    let rules = RuleSet(configuration: Configuration())
    expectLinear(40) { count in
      let text = "---\nid: BUG-001\n---\n" + String(repeating: part, count: count)
      _ = rules.check(Subject(document: Document(text)))
    }
  }
}

extension FormReading {
  fileprivate static var bug: FormReading? { Form.builtIn("bug").map { FormReading($0) } }
}
