package import Foundation

/// Runs programs for tests.
package enum Shell {
  /// A program that did not succeed.
  package struct Failure: Error, CustomStringConvertible {
    /// The program and its arguments.
    package let command: [String]
    /// Its exit status.
    package let status: Int32
    /// What it wrote to standard output.
    package let standardOutput: String
    /// What it wrote to standard error.
    package let standardError: String

    /// The whole story, for a failed test.
    package var description: String {
      "\(command.joined(separator: " ")) ended with \(status): \(standardError)\(standardOutput)"
    }
  }

  /// Runs a program and returns its standard output without the line break at its end.
  ///
  /// - Parameter command: The program's name, looked up in `PATH`, and its arguments.
  /// - Throws: ``Failure`` when it ends with another status than 0.
  @discardableResult
  package static func run(
    _ command: [String], in directory: String, input: String = "", environment: [String: String]
  ) throws -> String {
    let files = try Files(input: input)
    defer { files.remove() }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = URL(filePath: directory)
    process.environment = environment
    process.standardInput = try FileHandle(forReadingFrom: files.input)
    process.standardOutput = try FileHandle(forWritingTo: files.output)
    process.standardError = try FileHandle(forWritingTo: files.error)
    try start(process)
    process.waitUntilExit()
    let output = try String(decoding: Data(contentsOf: files.output), as: UTF8.self)
    guard process.terminationStatus == 0 else {
      throw Failure(
        command: command, status: process.terminationStatus, standardOutput: output,
        standardError: try String(decoding: Data(contentsOf: files.error), as: UTF8.self))
    }
    return output.hasSuffix("\n") ? String(output.dropLast()) : output
  }

  /// Where programs note what of them ran, if that is counted: else they would do so where they run. All share few files,
  /// since they are many.
  private static let profile: [String: String] = {
    guard let file = ProcessInfo.processInfo.environment["LLVM_PROFILE_FILE"] else { return [:] }
    return ["LLVM_PROFILE_FILE": "\(URL(filePath: file).deletingLastPathComponent().path)/programs-%4m.profraw"]
  }()

  /// Starts a program with no signal blocked. Tests run on threads that block most of them, programs inherit that, and a
  /// shell that waits for a job then never hears that it has ended.
  package static func start(_ process: Process) throws {
    var none = sigset_t()
    var old = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &old)
    defer { pthread_sigmask(SIG_SETMASK, &old, nil) }
    process.environment?.merge(profile) { own, _ in own }
    try process.run()
  }

  /// A pipe of which a program has only the end that it is given: it would wait for the end of what it can write itself.
  package static func pipe() throws -> (reading: FileHandle, writing: FileHandle) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw CocoaError(.fileReadUnknown) }
    return (
      FileHandle(fileDescriptor: ends[0], closeOnDealloc: true),
      FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
    )
  }

  /// Makes an empty directory of an unused name; absolute, without links.
  package static func makeTemporaryDirectory() throws -> String {
    let directory = FileManager.default.temporaryDirectory.appending(path: "git-issue-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    return directory.resolvingSymlinksInPath().path(percentEncoded: false).trimmingSlash
  }

  /// Files instead of pipes: neither side ever waits for the other.
  private struct Files {
    let input: URL
    let output: URL
    let error: URL

    init(input text: String) throws {
      let base = FileManager.default.temporaryDirectory.appending(path: "git-issue-shell-\(UUID().uuidString)")
      input = base.appendingPathExtension("in")
      output = base.appendingPathExtension("out")
      error = base.appendingPathExtension("err")
      try Data(text.utf8).write(to: input)
      try Data().write(to: output)
      try Data().write(to: error)
    }

    func remove() {
      for file in [input, output, error] { try? FileManager.default.removeItem(at: file) }
    }
  }
}

extension String {
  fileprivate var trimmingSlash: String { count > 1 && hasSuffix("/") ? String(dropLast()) : self }
}
