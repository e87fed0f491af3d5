import Foundation
import TestSupport
import Testing

/// Trailers of commit messages, judged by the `commit-msg` hook of the real git.
struct CommitMsgHookTests {
  private func expect(
    _ message: String, _ rule: String?, in program: ProgramRepository, options: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let (status, output) = try program.commit(message, options: options)
    #expect(status == (rule == nil ? 0 : 1), "\(output)", sourceLocation: sourceLocation)
    if let rule { #expect(output.contains("error[\(rule)]"), "\(output)", sourceLocation: sourceLocation) }
    if rule == nil { #expect(output == "", sourceLocation: sourceLocation) }
  }

  @Test(arguments: [
    "Closes: BUG-001", "Fixes: BUG-1", "Resolves: bug-001", "closes: BUG-1", "FIXES : BUG-001", "Closes:BUG-1",
    "Closes: BUG-1\nSigned-off-by: Ada <ada@example.org>", "Closes:\n BUG-1", "Refs: BUG-1\nCloses: BUG-1",
  ]) func `an issue that a trailer closes is closed in the commit`(_ trailer: String) throws {
    let program = try ProgramRepository(hooks: "commit-msg")
    try expect("Fix the login\n\n\(trailer)\n", "trailer-not-closed", in: program)
    try program.close()
    try expect("Fix the login\n\n\(trailer)\n", nil, in: program)
  }

  @Test(arguments: ["Closes: BUG-404", "Refs: BUG-404", "refs: bug-404", "Refs: BUG-1, BUG-404", "Refs: BUG-404 BUG-1"])
  func `an issue that a trailer names is there`(_ trailer: String) throws {
    let program = try ProgramRepository(hooks: "commit-msg")
    try expect("Fix the login\n\n\(trailer)\n", "reference-unknown", in: program)
  }

  @Test(arguments: [
    "Refs: BUG-001", "Closes: #12", "Fixes: 0123456789ab (\"login: crash\")", "Closes: PROJ-7",
    "Closes: BUG-1, PROJ-7", "Closes: BUG-404 (see there)", "Fixes: 0123456789ab (\"BUG-1: crash\")",
    "Closes: https://example.org/BUG-1", "Closes BUG-404",
    "Closes: BUG-404\n\nThat was no trailer, since more text follows.",
    "    Closes: BUG-404", "See Closes: BUG-404", "Not-closes: BUG-404",
  ]) func `what is no claim about our issues is left alone`(_ end: String) throws {
    let program = try ProgramRepository(hooks: "commit-msg")
    try expect("Fix the login\n\n\(end)\n", nil, in: program)
  }

  @Test(arguments: [
    "Closes: BUG-1.", "Closes: #BUG-001", "Refs: `BUG-001`", "Fixes: BUG-1 (see there)", "Closes: BUG-1 and BUG-404",
    "Closes: <BUG-1>", "Closes: BUG-1.\nCloses: BUG-1.",
  ]) func `an id with something around it is told, and refuses nothing`(_ trailer: String) throws {
    let program = try ProgramRepository(hooks: "commit-msg")
    let (status, output) = try program.commit("Fix the login\n\n\(trailer)\n")
    #expect(status == 0 && output.contains("this is not read as a trailer of BUG-001"), "\(output)")
    #expect(output.components(separatedBy: "[trailer-unclear]").count == 2, "\(output)")
  }

  @Test func `what several lines say is told once`() throws {
    let program = try ProgramRepository(hooks: "commit-msg")
    let output = try program.commit("Fix the login\n\nCloses: BUG-1\nCloses: BUG-001\n").output
    #expect(output.components(separatedBy: "[trailer-not-closed]").count == 2, "\(output)")
  }

  @Test func `points at the id, and says how to close it`() throws {
    let program = try ProgramRepository(hooks: "commit-msg")
    let output = try program.commit("Fix the login\n\nRefs: BUG-001\nCloses: BUG-404, bug-1\n").output
    #expect(output.contains("commit message:4:9: error[reference-unknown]: there is no issue BUG-404"), "\(output)")
    #expect(output.contains("commit message:4:18: error[trailer-not-closed]: BUG-001 is not closed"), "\(output)")
    #expect(output.contains("`git issue close BUG-001 --stage -s resolution=\"…\"`"), "\(output)")
  }

  @Test func `says how to go on from the message, wherever the user is`() throws {
    let program = try ProgramRepository(hooks: "commit-msg")
    let folder = "\(program.repository.path)/a folder"
    try program.sh(
      "git clone --quiet . 'a folder' && cp .git/hooks/commit-msg 'a folder/.git/hooks' && mkdir 'a folder/sub'")
    let output = try program.status("git commit --quiet --allow-empty -m 'Fix' -m 'Closes: BUG-1'", in: "\(folder)/sub")
      .output
    let command = "git commit -eF '\(folder)/.git/COMMIT_EDITMSG'"
    #expect(output.contains("hint: go on from it with: \(command)\n"), "\(output)")
    try program.sh(
      "git issue close BUG-1 --stage -s resolution='Checked.' && GIT_EDITOR=true \(command)", in: "\(folder)/sub")
  }

  @Test func `asks for no resolution where none is missing`() throws {
    let program = try ProgramRepository(hooks: "commit-msg")
    try program.close()
    try program.sh("git issue reopen BUG-001")
    let output = try program.commit("Fix the login\n\nCloses: BUG-1\n").output
    #expect(output.contains("`git issue close BUG-001 --stage`;"), "\(output)")
  }

  @Test func `a text in the middle is not taken for the trailer that says the same`() throws {
    let program = try ProgramRepository(hooks: "commit-msg")
    let output = try program.commit("Fix the login\n\nCloses: BUG-1\nis what the last line says.\n\nCloses: BUG-1\n")
      .output
    #expect(output.contains("commit message:6:9") && !output.contains("message:3"), "\(output)")
  }

  @Test func `the closing that is staged counts, and one that is not does not`() throws {
    let program = try ProgramRepository(hooks: "commit-msg")
    try program.repository.commit("login", "1\n")
    try program.sh("echo 2 > login && git add login")
    try program.sh("git issue close BUG-001 -s resolution='Checked in the form.' --stage")
    let (status, output) = try program.commit("Fix\n\nCloses: BUG-1\n", options: "login")
    #expect(status == 1 && output.contains("BUG-001 is closed here, but not in this commit"), "\(output)")
    try expect("Fix\n\nCloses: BUG-1\n", nil, in: program, options: "login .issues")
    try expect("Fix it\n\nCloses: BUG-1\n", nil, in: program, options: "--amend")
    try program.sh("sed -i 's/^status: fixed/status: open/' .issues/BUG-001-*.md")
    try expect("Fix it\n\nCloses: BUG-1\n", nil, in: program, options: "--amend")
    try expect("Fix it\n\nCloses: BUG-1\n", "trailer-not-closed", in: program, options: "--amend --all")
  }

  @Test func `the settings say which statuses are closed, and which ids are ours`() throws {
    let program = try ProgramRepository(hooks: "commit-msg")
    try program.sh("git issue set BUG-001 status=in-progress")
    try expect("Fix\n\nCloses: BUG-1\n", "trailer-not-closed", in: program)
    try program.sh("git issue close BUG-001 --as wont-fix -s resolution='It is as it should be.'")
    try expect("Fix\n\nCloses: BUG-1\n", nil, in: program)
    try program.sh("sed -i 's/^prefix: BUG/prefix: PROJ/' .issues/config.yml && git add .issues")
    try expect("Fix\n\nCloses: BUG-404\n", nil, in: program)
  }

  @Test func `the settings say how bad it is`() throws {
    let program = try ProgramRepository(hooks: "commit-msg")
    try program.sh(
      "printf 'rules:\\n  trailer-not-closed: warning\\n  reference-unknown: off\\n' >> .issues/config.yml")
    try program.sh("git add .issues")
    let (status, output) = try program.commit("Fix\n\nCloses: BUG-1\nRefs: BUG-404\n")
    #expect(status == 0 && output.contains("warning[trailer-not-closed]"), "\(output)")
    #expect(!output.contains("BUG-404: ") && !output.contains("reference-unknown"), "\(output)")
  }

  @Test func `of two files with one id both are closed`() throws {
    let program = try ProgramRepository(hooks: "commit-msg")
    try program.sh("cp .issues/BUG-001-login-crashes.md .issues/BUG-001-another.md && git add .issues")
    try expect("Look\n\nRefs: BUG-1\n", nil, in: program)
    try program.sh("sed -i 's/^status: open/status: fixed/' .issues/BUG-001-login-crashes.md && git add .issues")
    try expect("Fix\n\nCloses: BUG-1\n", "trailer-not-closed", in: program)
    try program.sh("sed -i 's/^status: open/status: fixed/' .issues/BUG-001-another.md && git add .issues")
    try expect("Fix\n\nCloses: BUG-1\n", nil, in: program)
  }

  @Test func `an issue that cannot be read is said to be so`() throws {
    let program = try ProgramRepository(hooks: "commit-msg")
    try program.repository.commit(".issues/BUG-002-broken.md", "---\nid: [\n---\n")
    let (status, output) = try program.commit("Fix\n\nCloses: BUG-2\n")
    #expect(status == 1 && output.contains("BUG-002 cannot be read: .issues/BUG-002-broken.md"), "\(output)")
    try expect("Look\n\nRefs: BUG-2\n", nil, in: program)
  }

  @Test func `without issues nothing is judged`() throws {
    let program = try ProgramRepository()
    try program.install("commit-msg")
    try expect("Fix\n\nCloses: BUG-1\n", nil, in: program)
  }

  @Test func `a repository that cannot be read holds up nothing`() throws {
    let program = try ProgramRepository(hooks: "commit-msg")
    try program.sh("git update-index --split-index")
    let (status, output) = try program.commit("Fix\n\nCloses: BUG-404\n")
    #expect(status == 0 && output.contains("the trailers were not checked: "), "\(output)")
  }

  @Test(arguments: [
    ("comments below", "Fix\n\nCloses: BUG-1\n\n# Please enter a message.\n# Closes: BUG-404\n", "#"),
    ("comments between", "Fix\n\nCloses: BUG-1\n# a comment\nSigned-off-by: Ada <a@example.org>\n", "#"),
    ("another comment character", "Fix\n\nCloses: BUG-1\n\n; Please enter a message.\n", ";"),
    ("a comment character that Git chose", "Fix\n\nCloses: BUG-1\n\n; Please enter a message.\n", "auto"),
    (
      "the change below scissors",
      "Fix\n\nCloses: BUG-1\n# ------------------------ >8 ------------------------\n# Do not touch.\ndiff --git a/a b/a\n",
      "#"
    ),
    ("CRLF", "Fix\r\n\r\nCloses: BUG-1\r\n", "#"),
    ("a fixup", "fixup! Fix the login\n\nCloses: BUG-1\n", "#"),
    ("a merge", "Merge branch 'side'\n\nCloses: BUG-1\n\n# Conflicts:\n#\tlogin\n", "#"),
    ("a divider", "Fix\n\n---\nmore\n\nCloses: BUG-1\n", "#"),
  ]) func `a trailer is found in`(_ name: String, _ message: String, _ mark: String) throws {
    let program = try ProgramRepository(hooks: "commit-msg")
    try program.repository.git("config", "core.commentChar", mark)
    try expect(message, "trailer-not-closed", in: program)
    try program.close()
    try expect(message, nil, in: program)
  }

  @Test func `a message in another encoding is read`() throws {
    let program = try ProgramRepository(hooks: "commit-msg")
    let message = Data("Schlie".utf8) + [0xDF] + Data("en\n\nM".utf8) + [0xFC] + Data("ll\n\nCloses: BUG-1\n".utf8)
    let (status, output) = try program.commit(message)
    #expect(status == 1 && output.contains("commit message:5:9: error[trailer-not-closed]"), "\(output)")
  }

  @Test func `a revert and a verbose commit pass`() throws {
    let program = try ProgramRepository(hooks: "commit-msg")
    try program.repository.commit("login", "Closes: BUG-404\n", message: "Fix")
    try program.sh("git revert --no-edit HEAD && git revert --no-commit HEAD && git commit --quiet --no-edit")
    try program.sh("echo 2 >> login && GIT_EDITOR=\"sed -i '1s/^/Fix/'\" git commit --quiet --all --verbose")
  }

  @Test func `a cherry-pick that is gone on with is judged by its own tree`() throws {
    let program = try ProgramRepository(hooks: "commit-msg")
    try program.repository.commit("login", "1\n")
    try program.sh("git switch --quiet --create side && echo side > login && git add login")
    try program.sh("git issue close BUG-001 -s resolution='Checked in the form.' --stage")
    #expect(try program.commit("Fix\n\nCloses: BUG-1\n").status == 0)
    try program.sh("git switch --quiet main")
    try program.repository.commit("login", "main\n")
    #expect(try program.status("git cherry-pick side").status == 1)
    try program.sh("git checkout --quiet --theirs login && git add login && GIT_EDITOR=: git cherry-pick --continue")
    try program.sh("git issue reopen BUG-001")
    try program.sh("GIT_SEQUENCE_EDITOR=\"sed -i 's/^pick/reword/'\" GIT_EDITOR=: git rebase --quiet -i HEAD~2")
  }

  @Test func `a hook that is run by hand says what it misses`() throws {
    let program = try ProgramRepository()
    #expect(try program.status("git issue hook commit-msg").status == 129)
    #expect(try program.status("git issue hook commit-msg nowhere").status == 128)
    #expect(try program.status("git issue hook pre-commit-msg").status == 129)
  }
}
