import TestSupport
import Testing

/// Whatever becomes of an issue's file, every command tells of it, and none writes over it.
@Suite(.timeLimit(.minutes(20))) struct NothingDisappearsTests {
  /// What can happen to the file of BUG-001.
  enum Mishap: String, CaseIterable, CustomTestStringConvertible {
    case emptied, unparsable, withoutFrontMatter, withoutID, withAnotherID, notText
    case markersCommitted, inConflict
    case duplicated, repeatedInside, repeatedWithoutNumber
    case lowerCase, upperCase, inWrongBucket
    case unreadable, tooLarge, aDirectory, aPipe, aLink, aSubmodule, executable

    var testDescription: String { rawValue }

    /// Makes it happen to `$F`.
    var script: String {
      switch self {
      case .emptied: ": > $F"
      case .unparsable: #"printf -- '---\nid: [\n---\n' > $F"#
      case .withoutFrontMatter: "echo 'no front matter at all' > $F"
      case .withoutID: "sed -i /^id:/d $F"
      case .withAnotherID: "sed -i 's/^id: .*/id: BUG-009/' $F"
      case .notText: #"printf '\377' >> $F"#
      case .markersCommitted:
        "{ echo '<<<<<<< HEAD'; cat $F; echo =======; echo other; echo '>>>>>>> side'; } > t; mv t $F; git commit -qnam m"
      case .inConflict:
        """
        git checkout -qb side; sed -i 's/^severity: .*/severity: low/' $F; git commit -qnam side
        git checkout -q main; sed -i 's/^severity: .*/severity: high/' $F; git commit -qnam main; git merge -q side || true
        """
      case .duplicated: "cp $F .issues/BUG-001-first-again.md"
      case .repeatedInside: "cp $F .issues/BUG-007-first-again.md"
      case .repeatedWithoutNumber: "cp $F .issues/first-again.md"
      case .lowerCase: "git mv $F .issues/bug-1-first.md"
      case .upperCase: "git mv $F .issues/BUG-001-first.MD"
      case .inWrongBucket: "mkdir .issues/7; git mv $F .issues/7/"
      case .unreadable: "chmod 000 $F"
      case .tooLarge: "head -c 10000000 /dev/zero | tr '\\0' x >> $F"
      case .aDirectory: "rm $F; mkdir $F"
      case .aPipe: "rm $F; mkfifo $F"
      case .aLink: "mv $F t; ln -s ../t $F"
      case .aSubmodule: "rm $F; git init -q $F; git -C $F commit -q --allow-empty -m inside"
      case .executable: "chmod +x $F"
      }
    }

    /// Whether the report is all there, so that it is still shown and exported.
    var isLegible: Bool { [.duplicated, .inWrongBucket, .executable].contains(self) || isAmbiguous }
    var isAmbiguous: Bool { [.duplicated, .repeatedInside, .repeatedWithoutNumber].contains(self) }
  }

  private let program: ProgramRepository

  init() throws {
    program = try ProgramRepository()
    try program.sh(
      """
      git issue init --no-hooks
      for title in First Second; do git issue add $title \(ProgramRepository.answers); done
      """)
  }

  /// Runs a command without the rights by which root reads what nobody may.
  private func run(_ command: String) throws -> (status: Int32, output: String) {
    try program.status(
      """
      [ $(id -u) != 0 ] || plain='setpriv --bounding-set -dac_override,-dac_read_search'
      timeout 20 $plain git-issue \(command) </dev/null
      """)
  }

  private func happen(_ mishap: Mishap) throws {
    try program.sh("F=.issues/BUG-001-first.md\n\(mishap.script)")
  }

  @Test(arguments: Mishap.allCases) func `it is listed, checked, shown and left out aloud`(_ mishap: Mishap) throws {
    try happen(mishap)
    for command in ["list", "list label:nothing", "list --limit 0", "check", "check --format github"] {
      let (status, output) = try run(command)
      #expect(status == 1 && output.contains("BUG-001"), "\(command): \(output)")
    }
    for command in ["list", "list label:nothing"] {
      #expect(try run(command).output.contains("git issue check says what to do"))
    }
    let json = try run("list --json label:nothing").output
    #expect(json.contains("\"broken\": true") && json.contains(".issues/") && json.contains("BUG-001"), "\(json)")
    let check = try run("check --json")
    #expect(check.status == 1 && check.output.contains("\"level\": \"error\""), "\(check.output)")
    for command in ["show BUG-001", "show BUG-001 --json"] {
      let (status, output) = try run(command)
      #expect(status == 1 && output.contains(mishap.isAmbiguous ? "is ambiguous" : "BUG-001"), "\(command): \(output)")
    }
    let counted = try run("stats")
    #expect(counted.status == 1 && counted.output.contains("git issue check says what to do"), "\(counted.output)")
    let export = try run("export --to bug-document")
    #expect(export.status == 1 && export.output.contains(".issues/"), "\(export.output)")
    #expect(!mishap.isLegible || export.output.contains("First"))
    #expect(export.output.contains("Second"))
    for format in ["json", "jsonl"] {
      let export = try run("export --to \(format)")
      #expect(export.status == 1 && export.output.contains("Second"), "\(export.output)")
      #expect(export.output.contains(mishap.isLegible ? "First" : "\"broken\""), "\(export.output)")
    }
  }

  @Test(arguments: ["json", "jsonl"]) func `what stands broken in an export is left out aloud by an import`(
    _ format: String
  ) throws {
    try happen(.unparsable)
    try program.sh(
      "git-issue export --to \(format) -o ../out.\(format) || true; git rm -qf .issues/BUG-00*; git commit -qm x")
    let (status, output) = try run("import ../out.\(format)")
    #expect(status == 0 && output.contains("could not be read when the document was written"), "\(output)")
    #expect(try run("list").output.contains("Second"))
  }

  @Test func `a folder that may not be read is told as one`() throws {
    try program.sh("chmod 000 .issues")
    defer { _ = try? program.sh("chmod 755 .issues") }
    let (status, output) = try run("list")
    #expect(status == 128 && output.contains("Permission denied") && output.contains("may read it"), "\(output)")
    #expect(!output.contains("nothing was written"))
  }

  @Test func `a conflict beside an issue is told with it`() throws {
    let comments = ".issues/BUG-001-first/comments"
    let attachment = ".issues/BUG-002-second/attachments/a.png"
    try program.sh(
      """
      git checkout -qb side; mkdir -p \(comments) .issues/BUG-002-second/attachments
      echo one > \(comments)/20260101T000000Z-ada-1.md; echo one > \(attachment); git add .; git commit -qnm side
      git checkout -q main; mkdir -p \(comments) .issues/BUG-002-second/attachments
      echo two > \(comments)/20260101T000000Z-ada-1.md; echo two > \(attachment); git add .; git commit -qnm main
      git merge -q side || true
      """)
    let list = try run("list")
    #expect(list.status == 1 && list.output.split(separator: "\n").count { $0.contains(" conflict ") } == 2, "\(list)")
    for (id, path) in [("BUG-001", comments), ("BUG-002", attachment)] {
      let (status, output) = try run("show \(id)")
      #expect(status == 1 && output.contains(path) && output.contains("error[conflict-markers]"), "\(output)")
    }
    #expect(try run("check").output.contains(attachment))
    try program.sh("git add .; git commit -qnm merged")
    #expect(try run("show BUG-001").status == 1)
    #expect(try run("show BUG-002").status == 0)
  }

  @Test(arguments: Mishap.allCases) func `no write goes over it`(_ mishap: Mishap) throws {
    // What can be run is a report all the same, and is written as it should be.
    guard mishap != .executable else { return }
    try happen(mishap)
    let state = "git rev-parse HEAD; git status --porcelain; find .issues -type f -size -1M -exec md5sum {} + | sort"
    let before = try program.sh(state)
    let writes = [
      "set BUG-001 severity=low", "comment BUG-001 -m more", "close BUG-001 -s resolution=done", "fmt BUG-001",
      "edit BUG-001",
    ]
    for command in writes where !(mishap == .inWrongBucket && ["fmt", "edit"].contains(command.prefix { $0 != " " })) {
      let (status, output) = try run(command)
      #expect(status == 1, "\(command): \(output)")
      if mishap.isAmbiguous {
        #expect(output.contains("BUG-001-first.md") && output.contains("first-again.md"), "\(command): \(output)")
      }
    }
    #expect(try program.sh(state) == before)
  }

  @Test(arguments: Mishap.allCases) func `others can still be filed and changed`(_ mishap: Mishap) throws {
    guard mishap != .inConflict else { return }
    try happen(mishap)
    let added = try run("add Third \(ProgramRepository.answers)")
    #expect(added.status == 0, "\(added.output)")
    let changed = try run("set BUG-002 severity=low")
    #expect(changed.status == 0, "\(changed.output)")
  }
}
