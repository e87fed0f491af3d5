import Foundation
import TestSupport
import Testing

/// The action in the second workflow of two, which comments on pull requests from forks with the report of the first.
/// The author of such a pull request can forge that report.
struct ActionReportTests {
  private let workflow: Workflow
  private let payload: String

  init() throws {
    workflow = try Workflow()
    try workflow.checkOut(workflow.main)
    payload = """
      {"workflow_run": {"head_sha": "\(workflow.topic)", "head_branch": "a&b#c",
       "head_repository": {"owner": {"login": "fork"}}, "pull_requests": []}}
      """
    try workflow.setServer(
      """
      {"pulls": [{"number": 6, "head": {"label": "fork:a&b#c", "sha": "\(workflow.main)"}},
                 {"number": 7, "head": {"label": "fork:a&b#c", "sha": "\(workflow.topic)"}},
                 {"number": 8, "head": {"label": "other:a&b#c", "sha": "\(workflow.topic)"}}]}
      """)
  }

  @Test func `comments on the pull request of the commit that the other workflow ran on`() throws {
    let report = try workflow.write("review.md", "<!-- git-issue review -->\nSee `BUG-002`.\n")
    let run = try workflow.run("workflow_run", payload, inputs: ["report": report])
    #expect(run.status == 0, "\(run.log)")
    #expect(workflow.read("requests").contains("POST /repos/ada/project/issues/7/comments"))
    #expect(try workflow.comments().map(\.body) == ["<!-- git-issue review -->\r\nSee `BUG-002`."])
  }

  @Test func `nobody is mentioned`() throws {
    let report = try workflow.write("review.md", "<!-- git-issue review -->\nHi @ada and @team/all, a @ b.\n")
    _ = try workflow.run("workflow_run", payload, inputs: ["report": report])
    #expect(try workflow.comments()[0].body.hasSuffix("Hi @\u{200B}ada and @\u{200B}team/all, a @ b."))
  }

  @Test(arguments: ["All is well.", "<!-- git-issue review -->\n" + String(repeating: "日", count: 65_000)])
  func `what is no review is refused`(text: String) throws {
    let report = try workflow.write("review.md", text)
    let run = try workflow.run("workflow_run", payload, inputs: ["report": report])
    #expect(run.status == 1)
    #expect(run.log.contains("::error title=git-issue::the report is none of"))
    #expect(workflow.read("requests") == "")
  }

  @Test func `a link to a file of this machine is not followed`() throws {
    let secret = try workflow.write("secret", "<!-- git-issue review -->\nsecret\n")
    let report = "\(secret).md"
    try FileManager.default.createSymbolicLink(atPath: report, withDestinationPath: secret)
    let run = try workflow.run("workflow_run", payload, inputs: ["report": report])
    #expect(run.log.contains("There is no report to comment with."))
    #expect(workflow.read("requests") == "")
  }

  @Test func `a pull request that has moved on is not commented on`() throws {
    let report = try workflow.write("review.md", "<!-- git-issue review -->\n")
    let moved = payload.replacing(workflow.topic, with: workflow.merge)
    let run = try workflow.run("workflow_run", moved, inputs: ["report": report])
    #expect(run.status == 0)
    #expect(run.log.contains("This is about no open pull request"))
  }
}
