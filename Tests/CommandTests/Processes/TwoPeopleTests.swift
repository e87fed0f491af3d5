import Foundation
import TestSupport
import Testing

/// Two people with clones of their own who took one number, and what each has said of it since.
@Suite(.timeLimit(.minutes(20))) struct TwoPeopleTests {
  private let program: ProgramRepository
  private let mine: String
  private let theirs: String

  /// Both clones have BUG-001; nothing is pushed since.
  init() throws {
    program = try ProgramRepository()
    let server = program.repository.sibling("server.git")
    (mine, theirs) = (program.repository.sibling("mine"), program.repository.sibling("theirs"))
    try program.sh(
      """
      set -e; git issue init; git issue add Base \(ProgramRepository.answers); git init --quiet --bare -b main \(server)
      git remote add origin \(server); git push --quiet -u origin main
      for clone in \(mine) \(theirs); do
        git clone --quiet \(server) $clone; cd $clone; git config user.name ${clone##*/}
        git config user.email ${clone##*/}@example.org; unset GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL; git issue hooks install
      done
      """)
  }

  /// Runs shell as whoever a clone belongs to.
  @discardableResult
  private func sh(_ line: String, in clone: String) throws -> String {
    try program.sh("unset GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME GIT_COMMITTER_EMAIL\n\(line)", in: clone)
  }

  private func add(_ title: String) -> String { "git issue add '\(title)' \(ProgramRepository.answers)" }

  /// Each files a report as BUG-002; theirs is pushed.
  private func file(_ my: String, _ their: String) throws {
    try sh("\(add(their)); git push --quiet", in: theirs)
    try sh(add(my), in: mine)
  }

  private func expectFine(_ titles: [String: String]) throws {
    for (id, words) in titles { #expect(try sh("git issue show \(id)", in: mine).contains(words)) }
    #expect(
      try sh("git status --porcelain; git issue check --all 2> /dev/null | grep 'error\\['; true", in: mine) == "")
  }

  @Test func `a pull says nothing of a report that is as it was filed`() throws {
    try file("Mine", "Theirs")
    let output = try sh("git pull --quiet --no-rebase", in: mine)
    #expect(output.contains("BUG-002 is BUG-003 now") && !output.contains("immutable"), "\(output)")
    try expectFine(["BUG-002": "Theirs", "BUG-003": "Mine"])
  }

  @Test(arguments: ["Mine", "Theirs"]) func `a merge in which numbers were parted can be committed`(_ title: String)
    throws
  {
    try file(title, "Theirs")
    try sh("echo 1 > file; git add file; git commit --quiet -m file; git push --quiet", in: theirs)
    try sh("echo 2 > file; git add file; git commit --quiet -m file", in: mine)
    try sh("git pull --quiet --no-rebase; echo 3 > file; git add file; git issue renumber", in: mine)
    let output = try sh("git commit --quiet --message merged", in: mine)
    #expect(!output.contains("immutable"), "\(output)")
    try expectFine(["BUG-002": "theirs@example.org", "BUG-003": "mine@example.org"])
  }

  @Test func `a commit that is picked can be committed after its number was parted`() throws {
    try file("Theirs", "Theirs")
    try sh("git fetch --quiet; git cherry-pick origin/main; git issue renumber", in: mine)
    try sh("git -c core.editor=true cherry-pick --continue", in: mine)
    try expectFine(["BUG-002": "theirs@example.org", "BUG-003": "mine@example.org"])
  }

  @Test func `who overwrites another's report is still told`() throws {
    try file("Theirs", "Theirs")
    let (status, output) = try program.status(
      "cd \(mine); git pull --quiet --no-rebase; git checkout --quiet --theirs .issues; git add .issues; git commit -m x"
    )
    #expect(status == 1 && output.contains("immutable-field-changed"), "\(output)")
  }

  @Test func `a branch that was pushed does not take the number of what is on the default branch`() throws {
    try sh("git switch --quiet --create topic; \(add("Mine")); git push --quiet -u origin topic", in: mine)
    try sh("\(add("Theirs")); git push --quiet", in: theirs)
    try sh("git pull --quiet --no-rebase origin main", in: mine)
    try expectFine(["BUG-002": "Theirs", "BUG-003": "Mine"])
    #expect(try sh("git issue review origin/main..HEAD; echo $?", in: mine).hasSuffix("0"))
  }

  @Test func `what a branch says of an issue that was renumbered goes to that issue`() throws {
    try file("Mine", "Theirs")
    try sh(
      """
      git switch --quiet --create topic; git issue comment BUG-002 -m 'on topic'; echo log > ../log
      git issue attach BUG-002 ../log; git issue set BUG-001 related+=BUG-002; git switch --quiet main
      git pull --quiet --no-rebase
      """, in: mine)
    let output = try sh("git merge --quiet --no-edit topic", in: mine)
    #expect(output.contains("which is BUG-003 now"), "\(output)")
    try expectFine(["BUG-003": "on topic", "BUG-001": "BUG-003"])
    #expect(try !sh("git issue show BUG-002", in: mine).contains("on topic"))
    #expect(try sh("git ls-files .issues/BUG-003-mine/attachments", in: mine).hasSuffix("log"))
    #expect(try sh("git issue renumber", in: mine) == "no id is taken twice")
  }

  @Test func `a rebase that puts a change into the report of the other is told`() throws {
    try file("Same", "Same")
    try sh("git issue set BUG-002 severity=critical", in: mine)
    let output = try sh(
      "git pull --quiet --rebase; git issue renumber; git -c core.editor=true rebase --continue", in: mine)
    #expect(output.contains("has changed BUG-002, but was made for what is BUG-003 now"), "\(output)")
  }

  @Test func `until it is moved, it is shown with its issue, and told`() throws {
    try file("Mine", "Theirs")
    try sh(
      "git switch --quiet --create topic; git issue comment BUG-002 -m 'on topic'; git switch --quiet main", in: mine)
    try sh("git pull --quiet --no-rebase; rm .git/hooks/post-merge; git merge --quiet --no-edit topic", in: mine)
    #expect(try sh("git issue show BUG-003", in: mine).contains("on topic"))
    #expect(try !sh("git issue show BUG-002", in: mine).contains("on topic"))
    for command in ["list", "check --all", "stats", "doctor"] {
      let (status, output) = try program.status("git issue \(command)", in: mine)
      #expect(status == 1 && output.contains("BUG-002-mine"), "\(command): \(output)")
    }
    try sh("git issue renumber", in: mine)
    try expectFine(["BUG-003": "on topic"])
  }

  @Test func `a comment on an issue that the other side has deleted is told, and not hidden`() throws {
    try sh("git rm --quiet .issues/BUG-001-base.md; git commit --quiet -m gone; git push --quiet", in: theirs)
    try sh("git issue comment BUG-001 -m late", in: mine)
    let output = try sh("git pull --quiet --no-rebase", in: mine)
    #expect(output.contains("misplaced-folder"), "\(output)")
    for command in ["list", "check --all", "stats", "export --to csv"] {
      let (status, output) = try program.status("git issue \(command)", in: mine)
      #expect(status == 1 && output.contains("BUG-001-base"), "\(command): \(output)")
    }
  }

  @Test func `a comment on an issue that the other side has moved to another folder is shown`() throws {
    try sh("git issue migrate layout bucketed; git push --quiet", in: theirs)
    try sh("git issue comment BUG-001 -m late", in: mine)
    _ = try program.status("git pull --quiet --no-rebase", in: mine)
    #expect(try sh("git issue show BUG-001", in: mine).contains("late"))
    #expect(try program.status("git issue list", in: mine).status == 1)
    try sh("git issue doctor --fix", in: mine)
    try expectFine(["BUG-001": "late"])
  }
}
