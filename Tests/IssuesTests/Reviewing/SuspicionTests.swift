import Testing

@testable import Issues

struct SuspicionTests {
  private static let path = ".issues/BUG-001-login-crash.md"

  private func review(
    _ old: String?, _ new: String?, form: Form? = Form.builtIn("bug"), companions: [CompanionChange] = []
  ) -> IssueReview {
    func state(_ text: String?) -> IssueReview.State? { text.map { .init(path: Self.path, document: Document($0)) } }
    return IssueReview(
      IssueID("BUG-001"), from: state(old), to: state(new), companions: companions,
      reading: form.map { FormReading($0) }, configuration: Configuration())
  }

  private func kinds(_ old: String, _ new: String) -> [Suspicion.Kind] { review(old, new).suspicions.map(\.kind) }

  @Test func `an issue that was deleted is nothing but that`() {
    let review = review(Example.report([]), nil, companions: [CompanionChange(comment: "a.md", from: [65], to: nil)])
    #expect(review.events == [.deleted])
    #expect(review.suspicions.map(\.kind) == [.deleted])
  }

  // MARK: Closing

  private static let resolution = ["Resolution": "The session is checked before it is used."]

  @Test func `closing without a resolution is told, with one it is not`() {
    #expect(kinds(Example.report([]), Example.report(["status: fixed"])) == [.closedWithoutResolution])
    #expect(kinds(Example.report([]), Example.report(["status: fixed"], sections: Self.resolution)) == [])
    #expect(
      kinds(Example.report([]), Example.report(["status: fixed"], sections: ["Resolution": "TODO"]))
        == [.closedWithoutResolution])
  }

  @Test func `what was closed before is not closed again`() {
    let closed = Example.report(["status: fixed"])
    #expect(kinds(closed, Example.report(["status: wont-fix"])) == [])
    #expect(review(closed, Example.report(["status: wont-fix"])).events == [.changed])
  }

  @Test func `an issue that is new and closed without a word is told`() {
    let review = review(nil, Example.report(["status: fixed"]))
    #expect(review.events == [.new])
    #expect(review.suspicions.map(\.kind) == [.closedWithoutResolution])
  }

  @Test func `closing and reopening are events`() {
    let (open, closed) = (Example.report([]), Example.report(["status: fixed"]))
    #expect(review(open, closed).events == [.closed])
    #expect(review(closed, open).events == [.reopened])
    #expect(review(open, Example.report(["status: in-progress"])).events == [.changed])
  }

  @Test(arguments: ["status: [", "status: unheard-of", "phase: none"])
  func `a status that nobody can read is not reopened`(line: String) {
    let closed = Example.report(["status: fixed"])
    #expect(review(closed, closed.replacing("status: fixed", with: line)).events == [.changed])
  }

  // MARK: Fields

  @Test func `a severity that sinks is told, one that rises is not`() {
    let report = Example.report([])
    #expect(kinds(report, Example.report(["severity: low"])) == [.severityLowered])
    #expect(kinds(report, Example.report(["severity: critical"])) == [])
    #expect(kinds(report, Example.report(["severity: High"])) == [])
    #expect(kinds(report, Example.report(["severity: unheard-of"])) == [])
    #expect(kinds(report, report.replacing("severity: high\n", with: "")) == [.severityLowered])
  }

  @Test func `who reported and when is told where it changes`() {
    let report = Example.report([])
    #expect(kinds(report, Example.report(["reporter: Eve <eve@example.org>"])) == [.reporterRewritten])
    #expect(kinds(report, report.replacing("reported: 2026-11-21\n", with: "")) == [.dateRewritten])
    #expect(kinds(report, Example.report(["assignee: bob@example.org"])) == [])
    let closed = Example.report(["status: fixed", "resolved: 2026-11-21"])
    #expect(kinds(closed, closed.replacing("resolved: 2026-11-21", with: "resolved: 2026-11-22")) == [.dateRewritten])
    #expect(kinds(closed, Example.report([])) == [])
  }

  // MARK: Answers

  private func report(steps: String) -> String { Example.report([], sections: ["Steps to Reproduce": steps]) }

  @Test func `steps that go are told, steps that are mended are not`() {
    let steps = report(steps: "1. Open the page\n2. Leave the password empty\n3. Press Enter")
    #expect(kinds(steps, report(steps: "")) == [.stepsRemoved])
    #expect(kinds(steps, report(steps: "Press Enter")) == [.stepsRemoved])
    #expect(kinds(steps, report(steps: "1. Open the page\n2. Leave the password empty\n3. Press Return")) == [])
    #expect(kinds(report(steps: "1. Press Enter"), steps) == [])
    #expect(kinds(steps, steps.replacing("## Description", with: "## Summary")) == [])
  }

  @Test func `steps under another heading are still there`() {
    let steps = report(steps: "1. Open the page\n2. Press Enter")
    #expect(kinds(steps, steps.replacing("## Steps to Reproduce", with: "## How to reproduce")) == [])
    #expect(kinds(steps, steps.replacing("## Steps to Reproduce", with: "## Remarks")) == [.stepsRemoved])
  }

  @Test func `an environment that goes is told, one that changes is not`() {
    let report = Example.report([])
    #expect(kinds(report, report.replacing("environment:\n  os: Debian 12\n", with: "")) == [.environmentRemoved])
    #expect(kinds(report, report.replacing("os: Debian 12", with: "os: macOS")) == [])
    let section = report + "\n## Environment\n\nDebian 12 on a test server, Python 3.11.7\n"
    #expect(kinds(section, report) == [.environmentRemoved])
  }

  @Test func `what cannot be read any more is not gone`() {
    let report = Example.report([])
    let review = review(report, report.replacing("severity: high", with: "severity: ["))
    #expect(review.suspicions == [])
    #expect(review.changes.map(\.name) == ["front matter"])
    #expect(review.title == "Login crashes on an empty password")
  }

  @Test func `what stands in place of a file says nothing of its fields`() {
    let review = IssueReview(
      IssueID("BUG-001"), from: .init(path: Self.path, document: Document(Example.report([]))),
      to: .init(path: Self.path, document: Document([]), obstacle: "a symbolic link"), companions: [],
      reading: nil, configuration: Configuration())
    #expect(review.events == [.changed])
    #expect(review.suspicions == [])
    #expect(review.changes == [Change(.file, "file", old: nil, new: "a symbolic link")])
    #expect(review.title == "Login crashes on an empty password")
  }

  // MARK: Secrets and excuses

  private static let token = SampleToken("github-pat", "gh p_", SampleToken.random(36)).text

  @Test func `a secret that comes is told, one that moves is not`() {
    let with = Example.report([], sections: ["Description": "The token is \(Self.token) here."])
    let moved = Example.report([], sections: ["Actual Behavior": "It says \(Self.token) here."])
    #expect(kinds(Example.report([]), with) == [.secretAdded])
    #expect(kinds(with, moved) == [])
    #expect(kinds(with, Example.report([])) == [])
    #expect(review(nil, with).suspicions.map(\.kind) == [.secretAdded])
  }

  @Test func `no secret is repeated, old or new, wherever it stands`() {
    let old = Example.report(["title: Token \(Self.token)", "reporter: \(Self.token)"])
    let new = Example.report(["title: Token x", "reporter: Eve <eve@example.org>", "severity: \(Self.token)"])
    let companions = [
      CompanionChange(comment: "20261121T050200Z-ada-3f2a.md", from: Array("a \(Self.token)".utf8), to: nil),
      CompanionChange(attachment: "\(Self.token).log", nil),
    ]
    for review in [review(old, new, companions: companions), review(new, old), review(old, nil), review(nil, old)] {
      #expect(!review.json.pretty.contains(Self.token))
    }
  }

  @Test func `an excuse that comes is told`() {
    let excuse = "<!-- git-issue: allow placeholder-left: it is what the page shows -->\n"
    let report = Example.report([])
    #expect(kinds(report, report + excuse) == [.excuseAdded])
    #expect(kinds(report + excuse, report) == [])
    #expect(kinds(report + excuse, report + "\n" + excuse) == [])
  }

  // MARK: Comments and attachments

  @Test func `comments and attachments come, and are neither rewritten nor removed`() {
    let name = "20261121T050200Z-ada-3f2a.md"
    func kinds(_ change: CompanionChange) -> [Suspicion.Kind] { change.suspicions.map(\.kind) }
    #expect(kinds(CompanionChange(comment: name, from: nil, to: [65])) == [])
    #expect(kinds(CompanionChange(comment: name, from: [65], to: [66])) == [.commentRewritten])
    #expect(kinds(CompanionChange(comment: name, from: [65], to: nil)) == [.commentRemoved])
    #expect(kinds(CompanionChange(attachment: nil, "a.log")) == [])
    #expect(kinds(CompanionChange(attachment: "a.log", "a.log")) == [.attachmentRewritten])
    #expect(kinds(CompanionChange(attachment: "a.log", nil)) == [.attachmentRemoved])
  }

  @Test func `whose comment it was is told`() {
    let change = CompanionChange(comment: "20261121T050200Z-ada-lovelace-3f2a.md", from: [65], to: nil)
    #expect(change.suspicions.map(\.message) == ["a comment by ada-lovelace was removed"])
  }

  @Test func `a secret in a comment is told, and not repeated`() {
    let change = CompanionChange(comment: "a.md", from: nil, to: Array("It is \(Self.token).".utf8))
    #expect(change.suspicions.map(\.kind) == [.secretAdded])
    #expect(change.change.new?.contains(Self.token) == false)
  }

  @Test func `a comment that is too large is counted, not read`() {
    let change = CompanionChange(comment: "a.md", from: nil, to: Array(repeating: 65, count: Document.largest + 1))
    #expect(change.change.new == "1048577 bytes")
  }
}
