import Foundation
import TestSupport
import Testing

/// A disk as macOS has it: names that differ in case, or in how letters with marks are put together, are one name.
@Suite(.timeLimit(.minutes(10)), .enabled(if: FoldingDisk.canBeMounted, "needs fusepy (python3-fusepy) and /dev/fuse"))
struct FoldingDiskTests {
  private let disk: FoldingDisk

  init() throws {
    disk = try FoldingDisk()
    try disk.sh("git init --quiet; git issue init --no-hooks; git issue add First \(ProgramRepository.answers)")
    #expect(try disk.sh("git config core.ignorecase") == "true")
  }

  @Test func `reports are filed, changed, moved and listed as elsewhere`() throws {
    try disk.sh(
      """
      git issue add 'Größe é' \(ProgramRepository.answers)
      git issue set bug-1 severity=low; git issue comment BUG-001 -m more
      echo text > Ünicode.txt; git issue attach BUG-001 Ünicode.txt; rm Ünicode.txt
      git issue close BUG-002 -s resolution='Fixed in 1.2.'; git issue migrate layout bucketed; git issue migrate layout flat
      git issue check --all; git issue doctor --fix || true
      """)
    let list = try disk.sh("git issue list; git issue list is:closed")
    #expect(list.contains("BUG-001") && list.contains("BUG-002") && !list.contains("broken") && !list.contains("*"))
    #expect(try disk.sh("git issue show BUG-001").contains("nicode.txt"))
    try disk.expectClean()
  }

  @Test func `two branches that file one number are renumbered`() throws {
    try disk.sh(
      """
      git checkout --quiet -b side; git issue add Second \(ProgramRepository.answers)
      git checkout --quiet main; git issue add Another \(ProgramRepository.answers)
      git merge --quiet --no-edit side; git issue renumber
      """)
    #expect(try disk.sh("git issue list --format '%(id)'") == "BUG-001\nBUG-002\nBUG-003")
    #expect(try disk.sh("git issue check --all").contains("nothing wrong in 3 issues"))
    try disk.expectClean()
  }

  @Test func `a file whose name has another case is told, and mended`() throws {
    try disk.sh(
      "git mv .issues/BUG-001-first.md .issues/x.md; git mv .issues/x.md .issues/bug-001-FIRST.md; git commit -qnm case"
    )
    let (status, output) = try disk.status("git issue list; git issue check")
    #expect(status == 1 && output.contains("id-mismatch"), "\(output)")
    let mended = try disk.status("git issue doctor --fix").output
    let rename = "git mv .issues/bug-001-FIRST.md .issues/BUG-001-FIRST.md"
    #expect(mended.contains("this disk") && mended.contains("\(rename) renames it"), "\(mended)")
    try disk.sh("\(rename); git commit --quiet --message case")
    #expect(try disk.sh("git issue check --all").contains("nothing wrong in 1 issue"))
    try disk.expectClean()
  }

  @Test func `a file that only another case of its name tells from one that is there is not lost`() throws {
    // As another system commits it, and this one cannot check it out.
    try disk.sh(
      """
      blob=$(sed 's/First/Other/' .issues/BUG-001-first.md | git hash-object -w --stdin)
      git update-index --add --cacheinfo 100644,$blob,.issues/BUG-001-FIRST.md; git commit --quiet --no-verify --message two
      """)
    #expect(try disk.status("git issue check --at HEAD").output.contains("duplicate-id"))
    #expect(try disk.status("git issue list --at HEAD").output.contains("Other"))
    let (status, output) = try disk.status("git issue set BUG-001 severity=low")
    #expect(status == 0 || output.contains("BUG-001-FIRST.md"), "\(output)")
    #expect(try disk.sh("git show HEAD:.issues/BUG-001-FIRST.md").contains("Other"))
    #expect(try disk.sh("git show HEAD:.issues/BUG-001-first.md").contains("First"))
  }
}

/// A folder that is shown as such a disk, until this goes.
private final class FoldingDisk {
  private let program: ProgramRepository
  private let mount: String
  private let process: Process

  private static let python = ["/usr/bin/python3", "python3"].first { python in
    (try? Shell.run(
      [python, "-c", "try:\n import fusepy\nexcept ImportError:\n import fuse"], in: "/",
      environment: ProcessInfo.processInfo.environment)) != nil
  }

  static let canBeMounted = python != nil && access("/dev/fuse", R_OK | W_OK) == 0 && (try? FoldingDisk()) != nil

  init() throws {
    program = try ProgramRepository()
    let store = program.repository.sibling("store")
    mount = program.repository.sibling("mount")
    try FileManager.default.createDirectory(atPath: store, withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: mount, withIntermediateDirectories: true)
    let script = Documentation.root.appending(path: "Tests/CommandTests/Hostile/folding-disk.py")
    process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [Self.python ?? "python3", script.path(percentEncoded: false), store, mount]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    try program.sh("for i in $(seq 50); do mountpoint -q '\(mount)' && exit 0; sleep 0.1; done; exit 1")
  }

  deinit {
    _ = try? program.sh("umount '\(mount)' 2>/dev/null || fusermount -u '\(mount)'")
    process.terminate()
    process.waitUntilExit()
  }

  @discardableResult
  func sh(_ line: String) throws -> String { try program.sh("set -e\n\(line)", in: mount) }

  @discardableResult
  func status(_ line: String) throws -> (status: Int32, output: String) { try program.status(line, in: mount) }

  func expectClean() throws {
    #expect(try sh("git status --porcelain") == "")
    #expect(throws: Never.self) { try sh("git fsck --strict --no-dangling") }
  }
}
