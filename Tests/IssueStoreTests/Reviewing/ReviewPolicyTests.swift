import IssueStore
import Issues
import TestSupport
import Testing

@Suite struct `The settings of the side that commits go to` {
  private let crash = Tracker.path(1, "Crash")

  @Test func `hold where a rule is switched off`() throws {
    let tracker = try Tracker.withTopic()
    try tracker.repository.write(".issues/config.yml", Tracker.configuration + "rules:\n  value-not-allowed: off\n")
    try tracker.edit(crash, "status: open", "status: opne")
    try tracker.commit()
    let review = try tracker.review()
    #expect(review.rules == ["value-not-allowed"])
    #expect(review.loosenings.map(\.message) == ["rule value-not-allowed: error → off"])
    #expect(review.otherFiles == [".issues/config.yml"])
    #expect(!review.mayLand)
  }

  @Test func `hold where a form asks for less, and name a new one that does`() throws {
    let tracker = try Tracker.withTopic()
    let form =
      "name: Bug\ndescription: A bug\nbody:\n  - type: textarea\n    id: idea\n    attributes:\n      label: Idea\n"
    try tracker.repository.write(".issues/forms/bug.yml", form)
    try tracker.repository.write(".issues/forms/idea.yml", form)
    try tracker.edit(
      crash, "## Steps to Reproduce\n\n1. Open the login page\n2. Leave the password empty and press Enter\n", "")
    try tracker.commit()
    let review = try tracker.review()
    #expect(review.rules.contains("steps-missing"))
    let messages = review.loosenings.map(\.message)
    #expect(messages.contains("'bug' asks for no steps any more"))
    #expect(messages.contains("the new form 'idea' asks for no steps and environment"))
  }

  @Test func `hold where a prefix is given up, so that a file would be none`() throws {
    let tracker = try Tracker.withTopic()
    try tracker.repository.write(".issues/config.yml", "version: 1\nprefix: TASK\n")
    try tracker.edit(crash, "id: BUG-001\n", "")
    try tracker.commit()
    let review = try tracker.review()
    #expect(review.events == ["BUG-001 changed"])
    #expect(!review.mayLand)
    #expect(review.loosenings.map(\.message) == ["files named BUG-… are no issues any more"])
  }

  @Test func `hold where the baseline grows`() throws {
    let tracker = try Tracker.withTopic()
    try tracker.edit(crash, "status: open", "status: opne")
    let entry = #"{"path": "\#(crash)", "rule": "value-not-allowed", "text": "x", "count": 1}"#
    try tracker.repository.write(".issues/baseline.json", #"{"version": 1, "findings": [\#(entry)]}"#)
    try tracker.commit()
    let review = try tracker.review()
    #expect(review.rules.contains("value-not-allowed"))
    #expect(!review.mayLand)
  }

  @Test func `hold where they are deleted, which is told`() throws {
    let tracker = try Tracker.withTopic("rules:\n  personal-data: error\n")
    try tracker.repository.git("rm", "--quiet", ".issues/config.yml")
    try tracker.commit()
    let messages = try tracker.review().loosenings.map(\.message)
    #expect(messages == ["the settings are gone: the defaults hold", "rule personal-data: error → off"])
  }

  @Test func `are those of the commits where that side keeps no issues`() throws {
    let tracker = try Tracker()
    try tracker.repository.git("switch", "--quiet", "--orphan", "base")
    try tracker.repository.commit("README.md", "x\n")
    try tracker.repository.git("switch", "--quiet", "--create", "topic")
    try tracker.repository.write(".issues/config.yml", Tracker.configuration + "rules:\n  value-not-allowed: off\n")
    try tracker.write(1, "Crash") { $0.replacing("status: open", with: "status: opne") }
    try tracker.commit()
    let review = try tracker.review("base..topic")
    #expect(review.events == ["BUG-001 new"])
    #expect(review.rules == [])
    #expect(review.mayLand)
  }

  @Test func `hold where those of the commits cannot be read, which may not land`() throws {
    let tracker = try Tracker.withTopic()
    try tracker.repository.write(".issues/config.yml", "version: [\n")
    try tracker.edit(crash, "severity: high", "severity: low")
    try tracker.commit()
    let review = try tracker.review()
    #expect(review.fault?.path == ".issues/config.yml")
    #expect(review.events == ["BUG-001 changed"])
    #expect(!review.mayLand)
  }

  // MARK: Transitions

  private static let transitions = "transitions:\n  open: [in-progress]\n  in-progress: [fixed, wont-fix]\n"

  private func step(_ tracker: Tracker, _ old: String, _ new: String) throws {
    try tracker.edit(crash, "status: \(old)", "status: \(new)")
    try tracker.commit("\(old) → \(new)")
  }

  @Test func `allow several steps that are each allowed`() throws {
    let tracker = try Tracker.withTopic(Self.transitions)
    try step(tracker, "open", "in-progress")
    try step(tracker, "in-progress", "wont-fix")
    #expect(try !tracker.review().rules.contains("transition-forbidden"))
  }

  @Test func `allow no step that is not`() throws {
    let tracker = try Tracker.withTopic(Self.transitions)
    try step(tracker, "open", "wont-fix")
    #expect(try tracker.review().rules.contains("transition-forbidden"))
  }

  @Test func `are not led astray by a file that is deleted and brought back`() throws {
    let tracker = try Tracker.withTopic(Self.transitions)
    try step(tracker, "open", "in-progress")
    let text = try tracker.repository.read(crash)
    try tracker.repository.git("rm", "--quiet", crash)
    try tracker.commit()
    try tracker.repository.write(crash, text.replacing("status: in-progress", with: "status: wont-fix"))
    try tracker.commit()
    #expect(try tracker.review().rules.contains("transition-forbidden"))
  }

  @Test func `follow an issue whose file is renamed between its steps`() throws {
    let tracker = try Tracker.withTopic(Self.transitions)
    try step(tracker, "open", "in-progress")
    try tracker.repository.git("mv", crash, ".issues/BUG-001-crashes.md")
    try tracker.edit(".issues/BUG-001-crashes.md", "status: in-progress", "status: wont-fix")
    try tracker.commit()
    #expect(try !tracker.review().rules.contains("transition-forbidden"))
  }
}
