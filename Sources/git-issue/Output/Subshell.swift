#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// A program that the user's settings name as a shell command, such as a pager or an editor.
///
/// Like Git, a command without any character that means something to a shell is started directly, so that a program
/// that is not there is noticed here and not by the shell. It starts in this process's working directory.
struct Subshell {
  /// Why a program did not start.
  struct Failure: Error, Equatable {
    /// The `errno` of the start.
    let code: Int32

    /// There is no such program.
    var isMissing: Bool { code == ENOENT }
    /// The system's words for it.
    var reason: String { String(cString: strerror(code)) }
  }

  /// A program that reads from us.
  struct Reader {
    fileprivate let process: pid_t
    /// The end of the pipe that is written to.
    let descriptor: Int32

    /// Ends the program's input, and waits for the program.
    func finish() {
      close(descriptor)
      _ = Subshell.status(of: process)
    }
  }

  /// The characters for which Git's `prepare_shell_cmd` takes a shell.
  private static let shellCharacters = Set("|&;<>()$`\\\"' \t\n*?[#~=%")

  private let words: [String]
  private let environment: [String: String]

  /// - Parameters:
  ///   - command: A shell command. Never one that a tracked file names.
  ///   - arguments: Given to the command as they are, whatever characters they hold.
  init(_ command: String, arguments: [String] = [], environment: [String: String]) {
    if command.contains(where: Self.shellCharacters.contains) {
      let script = arguments.isEmpty ? command : command + #" "$@""#
      words = ["sh", "-c", script, command] + arguments
    } else {
      words = [command] + arguments
    }
    self.environment = environment
  }

  /// Runs the program on this process's terminal, and waits for it.
  ///
  /// - Returns: Its exit status, or 128 and the number of the signal that ended it.
  func run() throws(Failure) -> Int32 {
    Self.status(of: try start(input: nil))
  }

  /// Starts the program with a pipe for its standard input.
  func startReading() throws(Failure) -> Reader {
    let ends = try Self.pipe()
    defer { close(ends.read) }
    do {
      return Reader(process: try start(input: ends.read), descriptor: ends.write)
    } catch {
      close(ends.write)
      throw error
    }
  }

  private func start(input: Int32?) throws(Failure) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input { posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }
    // A thread of the concurrency pool blocks signals, and the program would not hear `^C`.
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var mask = sigset_t()
    sigemptyset(&mask)
    posix_spawnattr_setsigmask(&attributes, &mask)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

    var process: pid_t = 0
    let code = Self.withCStrings(words) { arguments in
      Self.withCStrings(environment.map { "\($0)=\($1)" }) { variables in
        posix_spawnp(&process, words[0], &actions, &attributes, arguments, variables)
      }
    }
    guard code == 0 else { throw Failure(code: code) }
    return process
  }

  private static func status(of process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }

  /// Makes a pipe that no other program inherits: a writing end left open elsewhere would keep the reader waiting.
  private static func pipe() throws(Failure) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    #if canImport(Darwin)
      let status = Darwin.pipe(&ends)
    #else
      let status = Glibc.pipe(&ends)
    #endif
    guard status == 0 else { throw Failure(code: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// Calls `body` with the array that C makes of strings, which ends in a null pointer.
  private static func withCStrings(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Int32
  ) -> Int32 {
    let pointers = strings.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers + [nil])
  }
}
