import Foundation
import TestSupport
import Testing

/// Which commits the action reviews, by the event, in clones as `actions/checkout` makes them: of one commit.
struct ActionRangeTests {
  let workflow: Workflow

  init() throws { workflow = try Workflow() }

  @Test func `a pull request is what its merge would bring in`() throws {
    try workflow.checkOut(workflow.merge)
    try expect(workflow.main, workflow.merge, in: try workflow.run("pull_request", workflow.pullRequest))
  }

  @Test func `of a pull request whose branch is checked out, that is reviewed`() throws {
    try workflow.checkOut(workflow.topic)
    try expect(workflow.main, workflow.topic, in: try workflow.run("pull_request", workflow.pullRequest))
  }

  @Test func `in pull_request_target nothing of the branch is checked out`() throws {
    try workflow.checkOut(workflow.main)
    let run = try workflow.run("pull_request_target", workflow.pullRequest)
    try expect(workflow.main, workflow.topic, in: run)
  }

  @Test func `a merge group is compared with its base`() throws {
    try workflow.checkOut(workflow.merge)
    let payload = #"{"merge_group": {"base_sha": "\#(workflow.main)", "head_sha": "\#(workflow.merge)"}}"#
    try expect(workflow.main, workflow.merge, in: try workflow.run("merge_group", payload))
  }

  @Test func `a push is compared with what the branch held`() throws {
    try workflow.checkOut(workflow.topic)
    let before = try workflow.program.repository.git("rev-parse", "topic^")
    try expect(before, workflow.topic, in: try workflow.run("push", workflow.push(from: before, to: workflow.topic)))
  }

  @Test(arguments: [String(repeating: "0", count: 40), String(repeating: "7", count: 40)])
  func `a branch that is new, or lost what it held, is compared with the default branch`(before: String) throws {
    try workflow.checkOut(workflow.topic)
    let run = try workflow.run("push", workflow.push(from: before, to: workflow.topic))
    try expect(workflow.main, workflow.topic, in: run)
  }

  @Test func `a forced push is compared with what it replaced, and a clone with its whole history stays whole`() throws
  {
    let repository = workflow.program.repository
    let replaced = try repository.git("commit-tree", "-p", "topic^", "-m", "replaced", "topic^{tree}")
    try workflow.checkOut(workflow.topic, depth: nil)
    let run = try workflow.run("push", workflow.push(from: replaced, to: workflow.topic))
    try expect(replaced, workflow.topic, in: run)
    #expect(try repository.git("rev-parse", "--is-shallow-repository", in: workflow.clone) == "false")
  }

  @Test func `started by hand, a branch is compared with the default branch`() throws {
    try workflow.checkOut(workflow.topic)
    let run = try workflow.run("workflow_dispatch", #"{"repository": {"default_branch": "main"}}"#)
    try expect(workflow.main, workflow.topic, in: run)
  }

  @Test(arguments: ["workflow_dispatch", "schedule", "push"])
  func `of the default branch, all issues are checked`(event: String) throws {
    try workflow.checkOut(workflow.main)
    let payload = workflow.push(from: String(repeating: "0", count: 40), to: workflow.main)
    let run = try workflow.run(event, payload, reference: "refs/heads/main")
    try expect("", workflow.main, in: run)
    #expect(workflow.read("summary.md").contains("nothing wrong in 1 issue"))
  }

  @Test func `a deleted branch has nothing to review`() throws {
    try workflow.checkOut(workflow.main)
    let payload = workflow.push(from: workflow.topic, to: String(repeating: "0", count: 40), deleted: true)
    try expect(workflow.main, workflow.main, in: try workflow.run("push", payload))
  }

  @Test func `what is asked for goes before what the event tells`() throws {
    try workflow.checkOut(workflow.main)
    let run = try workflow.run(
      "push", workflow.push(from: workflow.topic, to: workflow.main), inputs: ["base": "main", "head": "topic"])
    try expect(workflow.main, workflow.topic, in: run)
  }

  @Test func `a branch named like an option is a branch that is not there`() throws {
    try workflow.checkOut(workflow.main)
    let run = try workflow.run("push", "{}", inputs: ["head": "--upload-pack=touch x"])
    #expect(run.status == 1)
    #expect(run.log.contains("::error title=git-issue::the commit to review is not there: --upload-pack=touch x."))
  }

  @Test func `histories with nothing in common are told, with what to set`() throws {
    try workflow.program.sh("git switch --quiet --orphan other && git commit --quiet --allow-empty --message other")
    let other = try workflow.program.repository.git("rev-parse", "other")
    try workflow.checkOut(workflow.topic)
    let run = try workflow.run("push", workflow.push(from: other, to: workflow.topic))
    #expect(run.status == 1)
    #expect(run.log.contains("have no common ancestor here. Set 'fetch-depth: 0' at actions/checkout."))
  }

  @Test(.enabled(if: getuid() == 0, "only root can give a clone to another user"))
  func `in a container, the clone of another user is trusted, and no other`() throws {
    try workflow.checkOut(workflow.merge)
    try workflow.program.sh("chown -R 12345 '\(workflow.clone)'")
    for _ in 1...2 {
      try expect(workflow.main, workflow.merge, in: try workflow.run("pull_request", workflow.pullRequest))
    }
    #expect(try workflow.program.repository.git("config", "--get-all", "safe.directory") == workflow.clone)
  }

  @Test func `outside of a clone it says what is missing`() throws {
    try workflow.program.sh("mkdir '\(workflow.clone)'")
    let run = try workflow.run("pull_request", workflow.pullRequest)
    #expect(run.status == 1)
    #expect(run.log.contains("Run actions/checkout before this action."))
  }

  private func expect(
    _ base: String, _ head: String, in run: Workflow.Run, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(run.status == 0, "\(run.log)", sourceLocation: sourceLocation)
    #expect(run.output("base") == base, "\(run.log)", sourceLocation: sourceLocation)
    #expect(run.output("head") == head, sourceLocation: sourceLocation)
    #expect(run.output("verdict") == "accepted", sourceLocation: sourceLocation)
  }
}
