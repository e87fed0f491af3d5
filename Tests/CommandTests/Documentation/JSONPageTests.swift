import Foundation
import TestSupport
import Testing

@testable import git_issue

/// `UPDATE_DOCUMENTATION=1 swift test --filter JSONPageTests` writes the examples and the tables anew; the tables are made
/// of the schemas.
struct JSONPageTests {
  private static let path = "Documentation/JSON.md"

  @Test func `the examples are what the commands print`() throws {
    let text = try Documentation.text(Self.path)
    let played = try Transcript("JSON.md", text: text).played()
    #expect(played.undescribed == [])
    let page = Self.tables(in: played.text)
    if Documentation.isUpdated { return try Documentation.write(page, to: Self.path) }
    #expect(text == page)
  }

  /// A page with the tables that the schemas give, below the headings that have one.
  private static func tables(in page: String) -> String {
    var objects = described
    var (lines, table) = ([String](), ObjectSchema?.none)
    for line in page.components(separatedBy: "\n") {
      if line.hasPrefix("#") { table = objects.removeValue(forKey: String(line.drop { $0 == "#" }.dropFirst())) }
      guard line.hasPrefix("|") else {
        lines.append(line)
        continue
      }
      if let table { lines += table.table }
      table = nil
    }
    return lines.joined(separator: "\n")
  }

  /// All objects that have a table, by its heading.
  private static let described: [String: ObjectSchema] = {
    let outputs = DescribedCommands.all.flatMap { $0.type.outputs.map(\.object) }
    let objects = outputs + outputs.flatMap(\.definitions) + [.exportedIssue]
    return Dictionary(objects.compactMap { object in object.heading.map { ($0, object) } }) { first, _ in first }
  }()

  @Test func `every object has its table, and every word that a member may hold is told`() {
    for (heading, object) in Self.described {
      for member in object.ownMembers {
        guard case .one(let words) = member.value else { continue }
        #expect(words.filter { !member.meaning.contains("`\($0)`") } == [], "\(heading): \(member.name)")
      }
    }
  }

  @Test func `the tables list the members that are printed, and no others`() throws {
    let tables = MemberTables(try Documentation.text(Self.path))
    for (heading, members) in try Self.printed() {
      #expect(members == tables[heading], "under the heading \(heading)")
    }
    #expect(try Set(tables.headings) == Set(Self.printed().keys))
    #expect(Set(tables.headings) == Set(Self.described.keys))
  }

  /// The members of each kind of object, as the program prints them, by the heading under which the page lists them.
  private static func printed() throws -> [String: Set<String>] {
    let repository = try TemporaryRepository()
    let program = DocumentedProgram(in: repository)
    let begun = try program.json("init", "--no-hooks", "--json")
    let changed = try program.json(
      "add", "Crash", "--json", "-e", "os=Debian 12", "-s", "description=It crashes.", "-s", "steps=1. Press Enter",
      "-s", "expected=A page.", "-s", "actual=A core dump.")
    let comment = try program.json("comment", "BUG-1", "-m", "Seen again.", "--json")
    let issue = try #require(changed["issue"] as? [String: Any])
    let path = try #require(issue["path"] as? String)
    try repository.write("log.txt", "Segmentation fault")
    let attached = try program.json("attach", "BUG-1", "log.txt", "--json")
    let shown = try program.json("show", "BUG-1", "--json")
    let full = try #require(shown["issue"] as? [String: Any])
    let log = try program.json("log", "BUG-1", "--json")
    let blame = try program.json("blame", "BUG-1", "--json")
    let blamed = blame["sections"] as? [[String: Any]] ?? []
    let revision = try #require((log["revisions"] as? [[String: Any]])?.last)

    let setup = try setup(of: repository, program)
    let branches = try branches(of: repository, program)
    let (review, faulty) = try reviews(of: repository, program)
    let (audit, rewritten) = try audits(of: repository, program)
    let reviewed = try #require((review["issues"] as? [[String: Any]])?.first)

    try repository.write(".issues/BUG-001-again.md", repository.read(path))
    try repository.write(".issues/BUG-001-unreadable.md", "---\nid: [\n---\n")
    try repository.write(".issues/BUG-002-empty.md", "")
    try repository.write(".issues/BUG-003-capitals.md", "---\nid: BUG-003\nstatus: Open\n---\n")
    let list = try program.json("list", "--json")
    let issues = try #require(list["issues"] as? [[String: Any]])
    let broken = try #require(issues.first { $0["broken"] != nil })
    let listed = try #require(issues.first { $0["uncommitted"] != nil })
    let stats = try program.json("stats", "--json")
    let search = try program.json("search", "press", "--json")
    let answers = (search["issues"] as? [[String: Any]] ?? []).filter { $0["matches"] != nil }
    let check = try program.json("check", "--json")
    let fixes = (check["diagnostics"] as? [[String: Any]] ?? []).compactMap { $0["fix"] as? [String: Any] }
    let forms = try program.json("form", "list", "--json")
    let form = try program.json("form", "show", "bug", "--json")
    let shownForm = try #require(form["form"] as? [String: Any])

    let exported = try program.json("export", "--to", "json")

    let hooks = try program.json("hooks", "status", "--json")
    let doctor = try program.json("doctor", "--json")
    let examinations = doctor["examinations"] as? [[String: Any]] ?? []
    let added = try program.json("known", "add", "Timeout", "--cause", "Slow disk", "--solution", "Wait", "--json")
    let known = try program.json("known", "list", "--json")
    let again = try program.json(
      "add", "Crash", "--json", "-e", "os=Debian 12", "-s", "description=It crashes.", "-s", "steps=1. Press Enter",
      "-s", "expected=A page.", "-s", "actual=A core dump.")

    let prospect = try program.json("add", "Crash", "--dry-run", "--json", "-e", "os=Debian 12")
    let second = try #require((again["issue"] as? [String: Any])?["id"] as? String)
    let set = try program.json("set", second, "severity=low", "--json")
    let file = try #require((again["issue"] as? [String: Any])?["path"] as? String)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: "\(repository.path)/\(file)")
    let executable = try #require(try program.json("show", second, "--json")["issue"] as? [String: Any])
    let batch = try program.json(
      "batch", "--dry-run", "--json", input: "{\"comment\": {\"id\": \"\(second)\", \"text\": \"Seen.\"}}")

    return try branches.merging(duplicates(program)) { first, _ in first }
      .merging(others(of: repository, program)) { first, _ in first }.merging(setup) { first, _ in first }.merging([
        "init": Set(begun.keys).subtracting(setup["hooks install, hooks uninstall"] ?? []),
        "comment": Set(comment.keys), "attach": Set(attached.keys),
        "list": Set(list.keys), "stats": Set(stats.keys), "search": Set(search.keys),
        "Days": members([stats["age"]]), "Weeks and months": members(stats["weeks"]),
        "Issues that are found": members(answers).subtracting(issue.keys),
        "Matches": members(answers.flatMap { $0["matches"] as? [[String: Any]] ?? [] }),
        "show": Set(shown.keys),
        "add": Set(changed.keys).subtracting(set.keys), "set, edit, close, reopen": Set(set.keys),
        "add --dry-run": Set(prospect.keys), "batch": Set(batch.keys),
        "Results of a batch": members(batch["results"]),
        "check": Set(check.keys), "log": Set(log.keys), "blame": Set(blame.keys),
        "Blamed fields": members(blame["fields"]), "Blamed sections": members(blamed),
        "Blamed lines": members(blamed.flatMap { $0["lines"] as? [[String: Any]] ?? [] }),
        "form list": Set(forms.keys), "form show": Set(form.keys),
        "hooks status": Set(hooks.keys), "Hooks": members(hooks["hooks"]),
        "doctor": Set(doctor.keys), "Examinations": members(examinations),
        "Findings": members(examinations.flatMap { $0["findings"] as? [[String: Any]] ?? [] }),
        "known add": Set(added.keys), "known list, known search": Set(known.keys),
        "Known issues": members(known["known"]),
        "Similar issues": members(again["similar"]),
        "Issues": Set(issue.keys), "Issues in a list": Set(listed.keys).subtracting(issue.keys),
        "Issues as they are exported": members(exported["issues"]).subtracting(issue.keys).subtracting(broken.keys),
        "Issues in full": Set(full.keys).union(executable.keys).subtracting(issue.keys),
        "Broken files": Set(broken.keys),
        "review": Set(review.keys), "Ends of a range": members([review["base"], review["head"]]),
        "audit": Set(audit.keys), "Audited commits": members(audit["commits"]),
        "Signatures": members((audit["commits"] as? [[String: Any]])?.map { $0["signature"] }),
        "Checkpoints": members([rewritten["recorded"]]), "Rewritten commits": members(rewritten["rewritten"]),
        "Issues that change": Set(reviewed.keys), "Suspicions": members(reviewed["suspicions"]),
        "Loosenings": members(review["loosenings"]), "Faults": members([faulty["fault"]]),
        "Sections": members(full["sections"]), "Comments": members(full["comments"]),
        "Diagnostics": members(check["diagnostics"]), "Fixes": members(fixes), "Edits": members(fixes.first?["edits"]),
        "Changes": members(changed["changes"]),
        "Revisions": Set(revision.keys), "People": members([revision["author"], revision["committer"]]),
        "Forms in a list": members(forms["forms"]), "Forms": Set(shownForm.keys),
        "Elements": members(shownForm["elements"]),
      ]) { first, _ in first }
  }

  /// What is told of a branch on which an issue is changed.
  private static func branches(
    of repository: TemporaryRepository, _ program: DocumentedProgram
  ) throws -> [String: Set<String>] {
    try repository.git("switch", "--quiet", "--create", "other")
    program.run("set", "BUG-1", "severity=low")
    try repository.git("switch", "--quiet", "main")
    let list = try program.json("list", "--branches", "--json")
    let show = try program.json("show", "BUG-1", "--branches", "--json")
    let place = try program.json("where", "BUG-1", "--json")
    try repository.git("branch", "--quiet", "-D", "other")
    return [
      "list --branches": Set(list.keys).subtracting(["version", "issues"]), "show --branches": Set(show.keys),
      "where": Set(place.keys),
      "Issues on other branches": members(list["elsewhere"]).union(members(show["branches"])),
    ]
  }

  /// What is told where a repository is set up.
  private static func setup(
    of repository: TemporaryRepository, _ program: DocumentedProgram
  ) throws -> [String: Set<String>] {
    let installed = try program.json("hooks", "install", "--json")
    _ = try program.json("hooks", "uninstall", "--json")
    let status = try program.json("hooks", "status", "--json")
    let remote = repository.sibling("remote.git")
    try repository.git("init", "--quiet", "--bare", remote)
    try repository.git("remote", "add", "origin", remote)
    let sync = try program.json("sync", "--json")
    let form = "name: Idea\nbody:\n- type: textarea\n  attributes:\n    label: Need\n"
    try repository.write("../idea.yml", form)
    let imported = try program.json("form", "import", "../idea.yml", "--dry-run", "--json")
    let rules = try program.json("explain", "--json")
    return try [
      "hooks install, hooks uninstall": Set(installed.keys),
      "Changed hooks": members(installed["hooks"]).subtracting(members(status["hooks"])), "sync": Set(sync.keys),
      "form import": Set(imported.keys), "explain": Set(rules.keys), "Rules": members(rules["rules"]),
      "fmt": Set(program.json("fmt", "--json").keys),
      "migrate format": Set(program.json("migrate", "--json").keys),
      "migrate layout": Set(program.json("migrate", "layout", "flat", "--json").keys),
    ]
  }

  /// What is told of documents and logs, and what else lists can be asked for.
  private static func others(
    of repository: TemporaryRepository, _ program: DocumentedProgram
  ) throws -> [String: Set<String>] {
    try repository.write("../bugs.md", "## Bugs\n\n### BUG-071: Export is empty\n\n**Severity**: High\n")
    let imported = try program.json("import", "../bugs.md", "--json", "--dry-run")
    let watched = try program.json("watch", "add", "Slow queries", "--pattern", "took [0-9]+ ms", "--json")
    let watching = try program.json("watch", "list", "--json")
    try repository.write("../server.log", "the query took 2300 ms\n")
    let scan = try program.json("scan", "../server.log", "--json")
    let pattern = try #require(watched["pattern"] as? [String: Any])
    return [
      "import": Set(imported.keys), "Imported reports": members(imported["imported"]),
      "watch add, watch tick": Set(watched.keys), "watch list": Set(watching.keys),
      "Watched patterns": Set(pattern.keys), "scan": Set(scan.keys),
      "Scanned patterns": members(scan["findings"]).subtracting(pattern.keys),
      "list --fields": try Set(program.json("list", "--json", "--fields", "id").keys),
      "list --count": try Set(program.json("list", "--json", "--count").keys),
      "list @": try Set(program.json("list", "@", "--json").keys),
      "schema": try Set(program.json("schema", "--json").keys),
      "schema --install": try Set(program.json("schema", "--install", "--json").keys),
    ]
  }

  /// What is told of two issues with one id, and of a third that cannot be read.
  private static func duplicates(_ program: DocumentedProgram) throws -> [String: Set<String>] {
    let renumbered = try program.json("renumber", "--dry-run", "--json")
    return [
      "renumber": Set(renumbered.keys), "Renumbered issues": members(renumbered["renumbered"]),
      "Issues that keep an id": members(renumbered["left"]),
    ]
  }

  /// The reviews of a commit that deletes an issue and loosens a rule, and of one after which the settings cannot be
  /// read.
  private static func reviews(
    of repository: TemporaryRepository, _ program: DocumentedProgram
  ) throws -> ([String: Any], [String: Any]) {
    let settings = ".issues/config.yml"
    try repository.git("switch", "--quiet", "--create", "topic")
    try repository.git("rm", "-r", "--quiet", ".issues/BUG-001-crash", ".issues/BUG-001-crash.md")
    try repository.write(settings, repository.read(settings) + "rules:\n  steps-missing: off\n")
    try repository.git("commit", "--quiet", "--all", "--message", "by hand")
    let review = try program.json("review", "main..topic", "--json")
    try repository.write(settings, "prefix: [\n")
    try repository.git("commit", "--quiet", "--all", "--message", "worse")
    let faulty = try program.json("review", "main..topic", "--json")
    try repository.git("switch", "--quiet", "main")
    return (review, faulty)
  }

  /// The audits of a branch whose settings got worse, and of it after what was recorded has been rewritten.
  private static func audits(
    of repository: TemporaryRepository, _ program: DocumentedProgram
  ) throws -> ([String: Any], [String: Any]) {
    try repository.git("switch", "--quiet", "topic")
    let audit = try program.json("audit", "--json", "--record")
    try repository.git("reset", "--quiet", "--hard", "HEAD~")
    let rewritten = try program.json("audit", "--json", "--since-recorded")
    try repository.git("switch", "--quiet", "main")
    return (audit, rewritten)
  }

  /// The names that the objects of a list have.
  private static func members(_ list: Any?) -> Set<String> {
    Set((list as? [[String: Any]] ?? []).flatMap(\.keys))
  }
}

extension DocumentedProgram {
  /// What a command prints, read as a JSON object.
  fileprivate func json(_ arguments: String..., input: String = "") throws -> [String: Any] {
    let output = run(arguments, input: input)
    let object = try? JSONSerialization.jsonObject(with: Data(output.text.utf8))
    return try #require(object as? [String: Any], "\(arguments): \(output.messages)")
  }
}
