import Testing

@testable import Issues

struct LooseningTests {
  private func between(_ old: String, _ new: String) throws -> [String] {
    func configuration(_ text: String) throws -> Configuration {
      try Configuration(Array("version: 1\nprefix: BUG\n\(text)".utf8), path: IssueFolder.configuration)
    }
    return Loosening.between(try configuration(old), try configuration(new)).map(\.message)
  }

  @Test(arguments: [
    ("", "rules:\n  steps-missing: warning", "rule steps-missing: error → warning"),
    ("", "rules:\n  secret-leaked: off", "rule secret-leaked: error → off"),
    ("rules:\n  personal-data: error", "", "rule personal-data: error → off"),
    ("transitions:\n  open: [in-progress]", "", "any status may now follow 'open'"),
    (
      "transitions:\n  open: [in-progress]", "transitions:\n  open: [in-progress, fixed]",
      "'open' may now become: fixed"
    ),
    ("phases: [Phase 1]", "", "any phase may now be named"),
    ("phases: [Phase 1]", "phases: [Phase 1, Phase 2]", "phase may now be: Phase 2"),
  ])
  func `what settings let pass that was stopped`(_ old: String, _ new: String, _ message: String) throws {
    #expect(try between(old, new) == [message])
    #expect(try between(new, old) == [], "the other way round it is stricter")
    #expect(try between(old, old) == [])
  }

  @Test func `prefixes that are not looked at any more, and statuses that are open again`() {
    var old = Configuration()
    old.prefixes = ["BUG", "TASK"]
    var new = Configuration()
    new.statuses[2] = Configuration.Status(id: "fixed", name: "Fixed", isClosed: false, aliases: [])
    new.statuses.append(Configuration.Status(id: "done", name: "Done", isClosed: true, aliases: []))
    #expect(
      Loosening.between(old, new).map(\.message) == [
        "status may now be: done", "files named TASK-… are no issues any more",
        "'fixed' does not count as closed any more",
      ])
  }

  // MARK: Forms

  private static let form = """
    name: Bug
    description: A bug
    body:
      - type: textarea
        id: steps
        attributes:
          label: Steps
        validations:
          required: true
          steps: true
      - type: input
        id: version
        environment: version
        attributes:
          label: Version
        validations:
          required: true
          pattern: "[0-9.]+"
      - type: dropdown
        id: browser
        attributes:
          label: Browser
          options:
            - Firefox
            - Chrome
      - type: textarea
        id: resolution
        attributes:
          label: Resolution
        validations:
          required_when:
            status: [fixed]

    """

  private func form(_ edits: [(String, String)] = []) throws -> Form {
    let text = edits.reduce(Self.form) { $0.replacing($1.0, with: $1.1) }
    return try Form(Array(text.utf8), type: "bug", path: "bug.yml")
  }

  @Test func `a form that is as it was`() throws {
    #expect(Loosening.between(try form(), try form(), path: "bug.yml") == [])
  }

  @Test(arguments: [
    (
      "      required: true\n      pattern", "      pattern",
      "'bug': 'Version' is not required any more"
    ),
    ("      pattern: \"[0-9.]+\"\n", "", "'bug': 'Version' may be anything: its pattern is gone"),
    ("[0-9.]+", ".*", "'bug': 'Version' must match `.*` instead of `[0-9.]+`"),
    ("        - Chrome\n", "        - Chrome\n        - Lynx\n", "'bug': 'Browser' may now be: Lynx"),
    (
      "type: dropdown", "type: input", "'bug': 'Browser' may be anything: it is no dropdown any more"
    ),
    ("status: [fixed]", "status: [wont-fix]", "'bug': 'Resolution' is not required when status is fixed"),
    ("id: version\n", "id: number\n", "'bug' does not ask for 'Version' any more"),
  ])
  func `what a form asks for less`(_ old: String, _ new: String, _ message: String) throws {
    let edits =
      [(old, new)] + (new == "type: input" ? [("      options:\n        - Firefox\n        - Chrome\n", "")] : [])
    let messages = Loosening.between(try form(), try form(edits), path: "bug.yml").map(\.message)
    #expect(messages.contains { $0.hasSuffix(message) }, "\(messages)")
    #expect(messages.count == 1, "\(messages)")
  }

  @Test func `a form without steps or environment, or none at all`() throws {
    let text =
      "name: Idea\ndescription: An idea\nbody:\n  - type: textarea\n    id: idea\n    attributes:\n      label: Idea\n"
    let idea = try Form(Array(text.utf8), type: "bug", path: "bug.yml")
    let messages = Loosening.between(try form(), idea, path: "bug.yml").map(\.message)
    #expect(messages.prefix(2) == ["'bug' asks for no steps any more", "'bug' asks for no environment any more"])
    #expect(Loosening.between(try form(), nil, path: "bug.yml").map(\.message) == ["the form 'bug' is gone"])
    #expect(Loosening.added(idea, path: "x").map(\.message) == ["the new form 'bug' asks for no steps and environment"])
    #expect(Loosening.added(try form(), path: "x") == [])
  }

  @Test func `a baseline that covers more, or less`() {
    let some = Baseline(covering: [.sample("section-missing", line: 3)])
    let more = Baseline(covering: [.sample("section-missing", line: 3), .sample("date-order", line: 4)])
    #expect(Loosening.between(some, more).map(\.message) == ["1 more error is taken as known"])
    #expect(Loosening.between(Baseline(), more).map(\.message) == ["2 more errors are taken as known"])
    #expect(Loosening.between(more, some) == [])
  }
}
