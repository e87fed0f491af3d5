import Foundation
import Git
import IssueStore
import Issues
import TestSupport
import Testing

/// Which commits an audit finds, and by which rules it judges them.
struct AuditTests {
  /// One good report.
  private func started() throws -> Tracker {
    let tracker = try Tracker()
    try tracker.add("Login crashes")
    return tracker
  }

  @Test func `finds nothing in a clean history`() throws {
    let report = try started().audit()
    #expect(report.refused.isEmpty)
    #expect(report.isComplete)
    #expect(report.touching.count == 2)
  }

  @Test func `finds what was covered up later, with the commit that brought it in`() throws {
    let tracker = try started()
    try tracker.repository.write(".issues/BUG-777-x.md", Tracker.badReport(777))
    let sha = try tracker.commitAll("past the hook")
    try tracker.repository.git("rm", "--quiet", ".issues/BUG-777-x.md")
    try tracker.commitAll("covered up")
    let refused = try tracker.audit().refused
    #expect(refused.map(\.commit.id.description) == [sha])
    #expect(refused.first?.errors.map(\.rule) == ["steps-missing"])
    #expect(refused.first?.errors.map(\.path) == [".issues/BUG-777-x.md"])
  }

  @Test func `looks at the commits of a range only`() throws {
    let tracker = try started()
    try tracker.repository.write(".issues/BUG-002-x.md", Tracker.badReport(2))
    try tracker.commitAll("bad")
    #expect(try tracker.refusals("HEAD~2..HEAD~") == [])
    #expect(try tracker.refusals("HEAD~..") == ["bad: steps-missing"])
    #expect(try tracker.audit("HEAD..HEAD").commits.isEmpty)
    #expect(throws: GitError.self) { try tracker.audit("nothing..HEAD") }
  }

  @Test func `a branch without commits, and a history without issues, have nothing to find`() throws {
    let repository = try TemporaryRepository()
    func audit() throws -> AuditReport {
      let store = try IssueStore(directory: repository.path, environment: repository.environment)
      return try store.audit(store.auditScope())
    }
    #expect(try audit().head == nil)
    try repository.commit("readme", "text\n")
    #expect(try audit().commits.isEmpty)
  }

  @Test func `the first commit is judged by the settings and the baseline that it brings`() throws {
    let tracker = try Tracker()
    try tracker.repository.write(".issues/BUG-002-x.md", Tracker.badReport(2))
    try tracker.repository.git("add", "--all")
    try tracker.repository.git("commit", "--quiet", "--amend", "--message", "adopted late")
    #expect(try tracker.refusals() == ["adopted late: steps-missing"])
    let known = try tracker.store().current()
    let judged = try Checker(known).check(known.files())
    try tracker.repository.write(
      ".issues/baseline.json", String(decoding: Baseline(covering: judged.diagnostics).bytes, as: UTF8.self))
    try tracker.repository.git("add", "--all")
    try tracker.repository.git("commit", "--quiet", "--amend", "--message", "with a baseline")
    #expect(try tracker.refusals() == [])
  }

  @Test func `a commit cannot bring the baseline that excuses it`() throws {
    let tracker = try started()
    try tracker.repository.write(".issues/BUG-002-x.md", Tracker.badReport(2))
    let current = try tracker.store().current()
    let judged = try Checker(current).check(current.files())
    try tracker.repository.write(
      ".issues/baseline.json", String(decoding: Baseline(covering: judged.diagnostics).bytes, as: UTF8.self))
    try tracker.commitAll("import")
    #expect(try tracker.refusals() == ["import: steps-missing"])
    #expect(try tracker.audit().refused.first?.loosenings.map(\.path) == [".issues/baseline.json"])
    try tracker.edit(".issues/BUG-002-x.md", "severity: high", "severity: low")
    try tracker.commitAll("later")
    #expect(try tracker.refusals("HEAD~..") == [])
  }

  @Test func `looser settings are noted, hold from the next commit on, and are no finding`() throws {
    let tracker = try started()
    try tracker.repository.write(".issues/config.yml", Tracker.configuration + "rules:\n  steps-missing: off\n")
    try tracker.commitAll("looser")
    try tracker.repository.write(".issues/BUG-002-x.md", Tracker.badReport(2))
    try tracker.commitAll("bad, and allowed")
    let report = try tracker.audit()
    #expect(report.refused.isEmpty)
    #expect(report.commits.filter { !$0.loosenings.isEmpty }.map(\.commit.summary) == ["looser"])
  }

  @Test func `settings that cannot be read are a finding, and stop nothing`() throws {
    let tracker = try started()
    try tracker.repository.write(".issues/config.yml", "version: [\n")
    try tracker.commitAll("broken settings")
    try tracker.repository.write(".issues/BUG-002-x.md", Tracker.badReport(2))
    try tracker.commitAll("bad")
    try tracker.repository.write(".issues/config.yml", Tracker.configuration)
    try tracker.commitAll("mended")
    #expect(
      try tracker.refusals() == ["bad: steps-missing", "broken settings: .issues/config.yml cannot be read"])
  }

  @Test func `settings that could never be read are a finding of the first commit`() throws {
    let tracker = try Tracker()
    try tracker.repository.write(".issues/config.yml", "version: [\n")
    try tracker.repository.git("commit", "--quiet", "--all", "--amend", "--message", "start")
    try tracker.repository.write(".issues/BUG-001-x.md", Tracker.badReport(1))
    try tracker.commitAll("bad")
    #expect(try tracker.refusals() == ["bad: steps-missing", "start: .issues/config.yml cannot be read"])
  }

  @Test func `a form elsewhere that goes away is told, though nothing below .issues changes`() throws {
    let tracker = try Tracker()
    let form = ".github/ISSUE_TEMPLATE/bug.yml"
    let text =
      "name: Bug\ndescription: d\nbody:\n  - type: textarea\n    id: steps\n    attributes:\n      label: Steps\n"
    try tracker.repository.write(form, text)
    try tracker.repository.write(".issues/config.yml", Tracker.configuration + "forms:\n  - \(form)\n")
    try tracker.commitAll("forms")
    try tracker.repository.git("rm", "--quiet", form)
    try tracker.commitAll("gone")
    #expect(try tracker.refusals() == ["gone: .issues/config.yml cannot be read"])
  }

  @Test func `a deletion that leaves references dangling counts to the commit that deletes`() throws {
    let tracker = try started()
    try tracker.add("Export is empty")
    try tracker.edit(
      ".issues/BUG-002-export-is-empty.md", "severity: high\n", "severity: high\nrelated:\n  - BUG-001\n")
    try tracker.commitAll("refer")
    try tracker.repository.git("rm", "--quiet", Tracker.login)
    try tracker.commitAll("delete")
    #expect(try tracker.refusals() == ["delete: reference-unknown"])
  }

  @Test func `a file that is renamed is compared with what it was`() throws {
    let tracker = try started()
    try tracker.repository.write(
      ".issues/config.yml", Tracker.configuration + "transitions:\n  open: [in-progress]\n")
    try tracker.commitAll("transitions")
    try tracker.repository.git("mv", Tracker.login, ".issues/BUG-001-renamed.md")
    try tracker.edit(".issues/BUG-001-renamed.md", "status: open", "status: wont-fix")
    try tracker.commitAll("rename")
    #expect(try tracker.refusals() == ["rename: transition-forbidden"])
  }

  @Test func `an id that is given twice, and given back, is followed through history`() throws {
    let tracker = try started()
    try tracker.repository.write(".issues/BUG-001-again.md", tracker.text(1, "Again"))
    try tracker.commitAll("twice")
    try tracker.repository.git("rm", "--quiet", ".issues/BUG-001-again.md")
    try tracker.repository.write(".issues/BUG-002-other.md", tracker.text(2, "Other"))
    try tracker.commitAll("moved")
    try tracker.edit(Tracker.login, "severity: high", "severity: low")
    try tracker.commitAll("edit")
    #expect(try tracker.refusals() == ["twice: duplicate-id"])
  }

  @Test func `a comment and a link beside an issue are judged too`() throws {
    let tracker = try started()
    let folder = ".issues/BUG-001-login-crashes"
    try tracker.repository.write(
      "\(folder)/comments/20261121T050200Z-ada-3f2a.md", "curl https://ada:" + "hWq7Rz2pLk@api.example.net/v1\n")
    try tracker.commitAll("comment")
    try FileManager.default.createSymbolicLink(
      atPath: "\(tracker.repository.path)/\(folder)/link", withDestinationPath: "/etc/passwd")
    try tracker.commitAll("link")
    #expect(try tracker.refusals() == ["link: not-a-regular-file", "comment: secret-leaked"])
  }

  @Test func `warnings are there, and refuse nothing`() throws {
    let tracker = try started()
    try tracker.edit(Tracker.login, "severity: high", "severity: high\nmood: bad")
    try tracker.commitAll("unknown field")
    let report = try tracker.audit()
    #expect(report.refused.isEmpty)
    #expect(report.commits.first?.diagnostics.map(\.rule) == ["unknown-field"])
  }

  @Test func `where a shallow clone is cut, nothing is taken for new`() throws {
    let tracker = try started()
    try tracker.repository.write(".issues/BUG-002-x.md", Tracker.badReport(2))
    try tracker.commitAll("bad")
    try tracker.set("severity", "low")
    let clone = tracker.repository.sibling("clone")
    try tracker.repository.git("clone", "--quiet", "--depth", "2", "file://\(tracker.repository.path)", clone)
    let store = try tracker.store(in: clone)
    let report = try store.audit(store.auditScope())
    #expect(!report.isComplete)
    #expect(report.refused.isEmpty)
    #expect(report.touching.count == 1)
  }

  @Test func `any number of threads finds the same`() throws {
    let tracker = try started()
    for number in 2...600 {
      try tracker.repository.write(
        ".issues/BUG-\(number)-x.md", number % 50 == 0 ? Tracker.badReport(number) : tracker.text(number, "Crash"))
    }
    try tracker.commitAll("many")
    var script = ""
    let blob = try tracker.repository.git("rev-parse", "HEAD:.issues/BUG-50-x.md")
    for number in 1...600 {
      script += "commit refs/heads/main\ncommitter Ada <ada@example.org> \(1_800_000_000 + number) +0000\n"
      script += "data 2\nc\n" + (number == 1 ? "from refs/heads/main^0\n" : "")
      script += "M 100644 \(blob) .issues/BUG-\(1000 + number)-y.md\n\n"
    }
    try tracker.repository.git("fast-import", "--quiet", input: script)
    let store = try tracker.store()
    let one = try store.audit(store.auditScope(), threads: 1)
    let many = try store.audit(store.auditScope(), threads: 4)
    #expect(one.refused.count == 601)
    #expect(one.commits.map(\.commit.id) == many.commits.map(\.commit.id))
    #expect(one.commits.map(\.diagnostics) == many.commits.map(\.diagnostics))
  }
}
