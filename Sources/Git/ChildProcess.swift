internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Runs other programs: those that sign, editors, pagers, hooks.
package enum ChildProcess {
  /// What to run.
  package enum Command: Hashable, Sendable {
    /// A program by path, or by a name to be found in `PATH`, with its arguments.
    case program(String, arguments: [String])
    /// Text for `/bin/sh -c`, and the arguments that it sees as `$@`.
    case shell(String, arguments: [String])

    /// The program or text, for messages.
    package var name: String {
      switch self {
      case .program(let name, _), .shell(let name, _): name
      }
    }
  }

  /// How a program ended.
  package enum Status: Hashable, Sendable {
    case exited(Int32)
    case killed(signal: Int32)

    /// Whether it ended by itself, with 0.
    package var isSuccess: Bool { self == .exited(0) }
  }

  /// What a program wrote, and how it ended.
  package struct Output: Sendable {
    /// How it ended.
    package let status: Status
    /// All that it wrote to standard output.
    package let standardOutput: [UInt8]
    /// All that it wrote to standard error.
    package let standardError: [UInt8]

    /// Standard output as text.
    package var text: String { String(decoding: standardOutput, as: UTF8.self) }
    /// Standard error as text.
    package var errorText: String { String(decoding: standardError, as: UTF8.self) }
  }

  /// Runs a program to its end, and collects what it writes.
  ///
  /// - Parameters:
  ///   - input: Its standard input. A program that does not read it all is no failure.
  ///   - environment: All variables that it sees.
  ///   - directory: Where it runs; nil for the current directory.
  /// - Throws: A ``GitError`` when it cannot be started; ``GitError/Code/notFound`` when there is no such program.
  package static func run(
    _ command: Command, input: [UInt8] = [], environment: [String: String], directory: String? = nil
  ) throws(GitError) -> Output {
    // A program started by another thread between the making of a pipe and its marking would inherit it.
    let (child, exchange) = try spawning.withLock { _ throws(GitError) in
      let standardInput = try Pipe()
      let standardOutput = try Pipe()
      let standardError = try Pipe()
      let child = try spawn(
        command, environment: environment, directory: directory,
        descriptors: [standardInput.reading.number, standardOutput.writing.number, standardError.writing.number])
      standardInput.reading.close()
      standardOutput.writing.close()
      standardError.writing.close()
      let exchange = Exchange(
        input: input, to: standardInput.writing, output: standardOutput.reading, error: standardError.reading)
      return (child, exchange)
    }
    let (output, error) = exchange.run()
    return Output(status: wait(for: child), standardOutput: output, standardError: error)
  }

  private static let spawning = Mutex(())

  /// Starts a program; `descriptors` become its 0, 1 and 2, and without them it shares this process's own.
  private static func spawn(
    _ command: Command, environment: [String: String], directory: String?, descriptors: [Int32]
  ) throws(GitError) -> pid_t {
    let words = try words(of: command, environment: environment, directory: directory)
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for (target, descriptor) in descriptors.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(target))
    }
    // The child starts with the signals of a fresh process, whatever this one blocks or ignores.
    var none = sigset_t()
    var standard = sigset_t()
    sigemptyset(&none)
    sigemptyset(&standard)
    for number in [SIGINT, SIGQUIT, SIGPIPE] { sigaddset(&standard, number) }
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &standard)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))

    var arguments = words.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var child: pid_t = 0
    let number = posix_spawn(&child, words[0], &actions, &attributes, &arguments, &variables)
    guard number == 0 else { throw System.error("posix_spawn", path: command.name, number: number) }
    return child
  }

  /// What to execute: an absolute path first. Changing the directory is the shell's, since glibc shows the call for it
  /// only to C.
  private static func words(
    of command: Command, environment: [String: String], directory: String?
  ) throws(GitError) -> [String] {
    let words = try words(of: command, environment: environment)
    guard let directory else { return words }
    return ["/bin/sh", "-c", #"cd -- "$0" && exec "$@""#, directory] + words
  }

  private static func words(of command: Command, environment: [String: String]) throws(GitError) -> [String] {
    switch command {
    case .shell(let text, let arguments):
      // As Git does: text with arguments gets them appended, and `$0` is the text itself.
      return ["/bin/sh", "-c", arguments.isEmpty ? text : "\(text) \"$@\"", text] + arguments
    case .program(let name, let arguments):
      guard let path = path(of: name, environment: environment) else {
        throw GitError(.notFound, "there is no program '\(name)'", function: "posix_spawn", path: name)
      }
      return [path] + arguments
    }
  }

  /// The path of a program; nil when there is none in `PATH`.
  package static func path(of name: String, environment: [String: String]) -> String? {
    guard !name.contains("/") else { return name }
    let directories = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return directories.map { "\($0)/\(name)" }.first { !System.isDirectory($0) && access($0, X_OK) == 0 }
  }

  private static func wait(for child: pid_t) -> Status {
    var status: Int32 = 0
    while waitpid(child, &status, 0) == -1, errno == EINTR {}
    let signal = status & 0x7f
    return signal == 0 ? .exited(status >> 8 & 0xff) : .killed(signal: signal)
  }
}
