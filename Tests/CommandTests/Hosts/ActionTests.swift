import Foundation
import TestSupport
import Testing

/// What the action says of a pull request, and where.
struct ActionTests {
  private static let marker = "<!-- git-issue review -->"

  @Test func `a bad report fails the job, after annotations, summary and comment`() throws {
    let workflow = try Workflow { try $0.commitBadReport() }
    try workflow.checkOut(workflow.merge)
    let run = try workflow.run("pull_request", workflow.pullRequest)
    #expect(run.status == 1)
    #expect(run.output("verdict") == "refused")
    #expect(run.log.contains("::error file=.issues/BUG-066-broken.md,line="))
    #expect(workflow.read("summary.md").hasPrefix(Self.marker))
    #expect(workflow.read("summary.md").contains("steps-missing"))
    let comments = try workflow.comments()
    #expect(comments.map(\.author) == ["github-actions[bot]"])
    #expect(comments[0].body.contains("steps-missing"))
    #expect(run.output("comment-url") == "https://example.org/comment/1")
  }

  @Test func `text of an issue is no command to the runner`() throws {
    let workflow = try Workflow { try $0.commitBadReport(title: "\"a\\n::error::b\"") }
    try workflow.checkOut(workflow.merge)
    let log = try workflow.run("pull_request", workflow.pullRequest).log
    // The runner obeys no line between the one with the word and its like.
    let words = log.matches(of: /(?m)^::stop-commands::([0-9a-f]{32})$/).map { String($0.1) }
    #expect(words.count == 1)
    let parts = try log.split(separator: Regex("::(stop-commands::)?\(try #require(words.first))(::)?\n"))
    #expect(parts.count == 3)
    #expect(parts[1].contains("steps-missing"))
    #expect(parts[0].contains("::group::Review") && parts[2].contains("::endgroup::"))
    #expect(!parts[0].contains("\n::error::b") && !parts[2].contains("::error::"))
  }

  @Test func `one comment is kept up to date, and left alone while it says the same`() throws {
    let workflow = try Workflow { try $0.commitBadReport() }
    try workflow.checkOut(workflow.merge)
    let first = try workflow.run("pull_request", workflow.pullRequest)
    #expect(first.log.contains("Commented: https://example.org/comment/1"))
    let second = try workflow.run("pull_request", workflow.pullRequest)
    #expect(second.log.contains("The comment says so already"))
    let third = try workflow.run(
      "pull_request", workflow.pullRequest, inputs: ["base": workflow.topic, "head": workflow.topic])
    #expect(third.log.contains("The comment was brought up to date"))
    #expect(third.status == 0)
    #expect(try workflow.comments().count == 1)
    #expect(try !workflow.comments()[0].body.contains("steps-missing"))
    #expect(workflow.read("requests").components(separatedBy: "POST ").count == 2)
    #expect(workflow.read("requests").components(separatedBy: "PATCH ").count == 2)
  }

  @Test func `all pages are looked through, and another author's marker is not taken for ours`() throws {
    let workflow = try Workflow { try $0.commitBadReport() }
    try workflow.checkOut(workflow.merge)
    var comments = (1...250).map { number in
      ["id": number, "user": ["login": "mallory"], "body": "\(Self.marker)\n\(number)", "html_url": "x"]
        as [String: Any]
    }
    comments[229]["user"] = ["login": "github-actions[bot]"]
    let data = try JSONSerialization.data(withJSONObject: comments)
    try workflow.write("comments.json", String(decoding: data, as: UTF8.self))
    let run = try workflow.run("pull_request", workflow.pullRequest)
    #expect(run.log.contains("The comment was brought up to date"))
    let after = try workflow.comments()
    #expect(after.count == 250)
    #expect(after.enumerated().filter { $1.body != "\(Self.marker)\n\($0 + 1)" }.map(\.offset) == [229])
  }

  @Test func `the token of a person finds that person's comment`() throws {
    let workflow = try Workflow()
    try workflow.setServer(#"{"user": "ada"}"#)
    try workflow.checkOut(workflow.merge)
    for _ in 1...2 { _ = try workflow.run("pull_request", workflow.pullRequest) }
    #expect(try workflow.comments().map(\.author) == ["ada"])
  }

  @Test(arguments: [403, 404])
  func `a token that may only read is no failure`(status: Int) throws {
    let workflow = try Workflow()
    try workflow.setServer(#"{"refuse": \#(status)}"#)
    try workflow.checkOut(workflow.merge)
    let run = try workflow.run("pull_request", workflow.pullRequest)
    #expect(run.status == 0)
    #expect(run.log.contains("::notice title=git-issue::This token may not comment"))
    #expect(workflow.read("summary.md").hasPrefix(Self.marker))
  }

  @Test func `a server that fails is a warning, and the verdict stands`() throws {
    let workflow = try Workflow { try $0.commitBadReport() }
    try workflow.setServer(#"{"refuse": 500}"#)
    try workflow.checkOut(workflow.merge)
    let run = try workflow.run("pull_request", workflow.pullRequest)
    #expect(run.status == 1)
    #expect(run.log.contains("::warning title=git-issue::The comment could not be written (HTTP status 500)"))
    #expect(run.output("verdict") == "refused")
  }

  @Test func `where no issue is touched, there is no comment`() throws {
    let workflow = try Workflow { try $0.sh("echo 2 >other && git add other && git commit --quiet --message other") }
    try workflow.checkOut(workflow.merge)
    let run = try workflow.run("pull_request", workflow.pullRequest)
    #expect(run.status == 0)
    #expect(run.log.contains("No issue is touched; there is nothing to say."))
    #expect(!workflow.read("requests").contains("POST"))
  }

  @Test func `without comments, the server is not asked`() throws {
    let workflow = try Workflow()
    try workflow.checkOut(workflow.merge)
    #expect(try workflow.run("pull_request", workflow.pullRequest, inputs: ["comment": "false"]).status == 0)
    #expect(workflow.read("requests") == "")
  }

  @Test func `the token reaches no log and no file`() throws {
    let workflow = try Workflow()
    try workflow.checkOut(workflow.merge)
    let run = try workflow.run("pull_request", workflow.pullRequest)
    let files = try workflow.program.status(
      "! grep -r token-of-the-run '\(workflow.program.repository.sibling("a run"))'")
    #expect(files.status == 0, "\(files.output)")
    #expect(!run.log.contains("token-of-the-run"))
  }
}
