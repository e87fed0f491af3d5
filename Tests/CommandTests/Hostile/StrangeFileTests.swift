import Foundation
import TestSupport
import Testing

/// What stands in the place of a file of the tracker may be anything that a file system has: no command waits for it,
/// reads beyond it or writes over what is elsewhere.
@Suite(.timeLimit(.minutes(10))) struct StrangeFileTests {
  /// How something else is put in the place of `$F`.
  enum Thing: String, CaseIterable, CustomTestStringConvertible {
    case pipe, linkToPipe, socket, device, linkToDevice, folder, loop, linkOutside

    var testDescription: String { rawValue }

    var script: String {
      switch self {
      case .pipe: "mkfifo $F"
      case .linkToPipe: "[ -p ../pipe ] || mkfifo ../pipe; ln -s $PWD/../pipe $F"
      case .socket: #"python3 -c 'import socket, sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])' $F"#
      // Where nobody may make one, a link to it is as good.
      case .device: "mknod $F c 1 5 2>/dev/null || ln -s /dev/zero $F"
      case .linkToDevice: "ln -s /dev/zero $F"
      case .folder: "mkdir $F"
      case .loop: "ln -s $(basename $F) $F"
      case .linkOutside: "ln -s $PWD/../outside $F"
      }
    }
  }

  /// What is put in the place of all at once.
  private static let places = [
    [".issues"], [".issues/config.yml"], [".issues/forms"], [".issues/forms/bug.yml"], [".gitattributes"],
    [".issues/.gitattributes", ".gitignore", ".gitmodules", ".mailmap"], [".issues/BUG-001-first.md"],
    [
      ".issues/BUG-003-third.md", ".issues/BUG-001-first/attachments/a.txt",
      ".issues/BUG-001-first/comments/20260101T000000Z-ada-1.md", ".issues/baseline.json", ".issues/imports.json",
      ".issues/known/it.md", ".issues/watch.yml",
    ], [".issues/BUG-001-first", ".issues/known"],
    [".issues/BUG-001-first/attachments", ".issues/BUG-001-first/comments", ".issues/1"],
  ]

  private let program: ProgramRepository

  init() throws {
    program = try ProgramRepository()
    try program.sh(
      """
      git issue init --no-hooks
      for title in First Second; do git issue add $title \(ProgramRepository.answers); done
      git issue known add Seen --cause x --solution y; git issue watch add Slow --pattern slow
      mkdir ../outside; echo precious > ../outside/precious; echo precious > ../precious
      """)
  }

  private func put(_ thing: Thing, at paths: [String]) throws {
    for path in paths { try program.sh("F=\(path)\nrm -rf $F; mkdir -p $(dirname $F)\n\(thing.script)") }
  }

  private func expectNothingElsewhere() throws {
    #expect(try program.sh("cat ../outside/* ../precious; ls ../outside") == "precious\nprecious\nprecious")
  }

  @Test(arguments: places) func `no command waits for a pipe`(paths: [String]) throws {
    try put(.pipe, at: paths)
    for run in try EveryCommand.run(in: program) {
      #expect(run.isOrderly, "\(run.line): \(run.status) \(run.output.suffix(300))")
    }
  }

  @Test(arguments: Thing.allCases) func `no command stumbles over anything else`(_ thing: Thing) throws {
    for paths in Self.places {
      try program.sh("git checkout --quiet --force HEAD -- . 2>/dev/null || true")
      try put(thing, at: paths)
      for command in [
        "list", "check --all", "show BUG-001", "log", "doctor", "comment BUG-001 -m more", "attach BUG-001 ../precious",
      ] {
        let (status, output) = try program.status("timeout -k 1 10 git-issue \(command) </dev/null")
        #expect([0, 1, 2, 128].contains(status), "\(paths), \(command): \(status) \(output.suffix(300))")
      }
      try program.sh("rm -rf \(paths.joined(separator: " "))")
    }
    try expectNothingElsewhere()
  }

  @Test(arguments: [
    ("../fifo", "mkfifo ../fifo"), ("/dev/zero", ""), ("/dev/full", ""), ("../outside", ""),
    ("../socket", "python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind(\"../socket\")'"), ("../gone", ""),
    ("../sparse", "truncate -s 300M ../sparse"), ("../zero", "ln -s /dev/zero ../zero"),
    ("../loop", "ln -s loop ../loop"), ("../link", "mkfifo ../far; ln -s far ../link"),
  ]) func `what is no file of a sensible size is not attached`(path: String, script: String) throws {
    try program.sh(script)
    let head = try program.repository.git("rev-parse", "HEAD")
    let (status, output) = try program.status("timeout -k 1 20 git-issue attach BUG-001 \(path) </dev/null")
    #expect([1, 128].contains(status) && output.contains(path), "\(status) \(output)")
    #expect(try program.repository.git("rev-parse", "HEAD") == head)
    try program.expectClean()
  }

  @Test func `a file that grows while it is attached is attached as far as it is there`() throws {
    let output = try program.sh(
      """
      echo begun > ../log; (for i in $(seq 300); do echo $i >> ../log; done) &
      git issue attach BUG-001 ../log; wait
      """)
    #expect(output.contains("attached"), "\(output)")
    let attached = try program.repository.git("show", "HEAD:.issues/BUG-001-first/attachments/log")
    #expect(try program.sh("cat ../log").hasPrefix(attached) && attached.hasPrefix("begun"))
    try program.expectClean()
  }
}
