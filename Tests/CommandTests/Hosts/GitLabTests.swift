import Foundation
import TestSupport
import Testing

/// The script of the GitLab component, with GitLab's variables set, in the shells of its images.
struct GitLabTests {
  @Test(arguments: ["bash -eo pipefail", "dash -e"])
  func `a merge request is judged by what it changes`(shell: String) throws {
    let workflow = try Workflow { try $0.commitBadReport() }
    try workflow.checkOut(workflow.topic, depth: nil)
    let good = "CI_COMMIT_SHA=\(workflow.main) CI_MERGE_REQUEST_DIFF_BASE_SHA=\(workflow.main)"
    #expect(try workflow.runComponent(shell, good).status == 0)

    let base = try workflow.program.repository.git("merge-base", "main", "topic")
    let bad = "CI_COMMIT_SHA=\(workflow.topic) CI_MERGE_REQUEST_DIFF_BASE_SHA=\(base)"
    let (status, log) = try workflow.runComponent(shell, bad)
    #expect(status == 1)
    #expect(log.contains("steps-missing"))
    #expect(try workflow.inClone("cat git-issue.xml").contains("<failure"))
    #expect(try workflow.inClone("\(HostFiles.python) -m json.tool gl-code-quality-report.json").contains("major"))
  }

  @Test func `in a pipeline for merged results, the target branch is compared with`() throws {
    let workflow = try Workflow { try $0.commitBadReport() }
    try workflow.checkOut(workflow.merge, depth: nil)
    let variables = """
      CI_COMMIT_SHA=\(workflow.merge) CI_MERGE_REQUEST_TARGET_BRANCH_SHA=\(workflow.main) \
      CI_MERGE_REQUEST_DIFF_BASE_SHA=\(workflow.topic)
      """
    #expect(try workflow.runComponent("bash -eo pipefail", variables).status == 1)
  }

  @Test func `on the default branch, all issues are checked`() throws {
    let workflow = try Workflow()
    try workflow.checkOut(workflow.main, depth: nil)
    let (status, log) = try workflow.runComponent("dash -e", "CI_COMMIT_SHA=\(workflow.main)")
    #expect(status == 0, "\(log)")
    #expect(log.contains("nothing wrong in 1 issue"))
    try workflow.inClone("touch .issues/BUG-099-empty.md")
    #expect(try workflow.runComponent("dash -e", "CI_COMMIT_SHA=\(workflow.main)").status == 1)
  }

  @Test func `an image without the program is told apart from a bad report`() throws {
    let workflow = try Workflow()
    try workflow.checkOut(workflow.main, depth: nil)
    let (status, log) = try workflow.runComponent("dash -e", "CI_COMMIT_SHA=x PATH=/usr/bin:/bin")
    #expect(status == 1)
    #expect(log.contains("The image has no git-issue."))
  }
}

extension Workflow {
  /// Runs the component in the clone.
  fileprivate func runComponent(_ shell: String, _ variables: String) throws -> (status: Int32, output: String) {
    let script = try program.sh(
      "\(HostFiles.python) '\(HostFiles.path("component-script.py"))' '\(HostFiles.project)/templates/git-issue.yml'")
    let file = try write("component", script)
    return try program.status("CI_PROJECT_DIR=\"$PWD\" \(variables) exec \(shell) '\(file)'", in: clone)
  }

  @discardableResult
  fileprivate func inClone(_ line: String) throws -> String { try program.sh(line, in: clone) }
}
