internal import FoundationEssentials
internal import Issues

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// What a command is given instead of globals: streams, terminal, environment, directory and clock.
///
/// A command reads nothing else of its surroundings, so a test that gives it a captured console knows all it saw.
struct Console {
  /// One of the three standard streams.
  enum Stream: Hashable, CaseIterable {
    case input, output, error
  }

  /// A moment, and the offset of the user's clock from UTC then.
  struct LocalTime: Hashable {
    /// Seconds since 1970-01-01 00:00 UTC.
    let seconds: Int64
    /// Minutes east of UTC, as in a Git signature: 120 is `+0200`.
    let offset: Int
  }

  /// What the command is asked for. Flushed by the caller of the command, who learns there of a full disk.
  var standardOutput: Sink
  /// What the command says about its work: messages, hints and progress.
  var standardError: Sink
  /// What is piped into the command.
  var standardInput: Source
  /// The streams that a person sits at.
  var terminals: Set<Stream>
  /// Columns of the terminal: `COLUMNS`, or what the terminal says, or 80.
  var width: Int
  /// The environment variables.
  var environment: [String: String]
  /// The absolute path of the working directory.
  var directory: String
  /// Reads the clock.
  var clock: () -> LocalTime
  /// Minutes east of UTC of the user's clock at a moment, in seconds since 1970.
  var offset: @Sendable (_ seconds: Int) -> Int
  /// Whether output has colour. Decided from the environment alone until the command has read its options and the
  /// configuration (`ColorMode.decide`).
  var color: ColorMode

  /// The moment, by the console's clock.
  var now: LocalTime { clock() }

  /// Paints in the console's colours.
  var style: Style { Style(color) }

  /// The columns that a line may fill, or nil when nobody's terminal is in the way and nothing needs to be cut.
  var lineLimit: Int? {
    isTerminal(.output) || environment["COLUMNS"] != nil ? width : nil
  }

  /// Whether a person sits at the stream.
  func isTerminal(_ stream: Stream) -> Bool { terminals.contains(stream) }

  /// Prints a document as it is, and on a terminal so that nothing in it is obeyed.
  func writeDocument(_ text: String) {
    standardOutput.write(isTerminal(.output) ? ShownText(text, as: .paragraphs).description : text)
  }
}

extension Console {
  /// The console of this process.
  ///
  /// Lets `SIGPIPE` end the process again if the parent ignored it, as every Git command does: `git issue list | head`
  /// stops silently.
  static func system() -> Console {
    signal(SIGPIPE, SIG_DFL)
    let descriptors: [(Stream, Int32)] = [(.input, STDIN_FILENO), (.output, STDOUT_FILENO), (.error, STDERR_FILENO)]
    let terminals = Set(descriptors.filter { isatty($0.1) == 1 }.map(\.0))
    let environment = ProcessInfo.processInfo.environment
    let output = Sink(descriptor: STDOUT_FILENO, name: "standard output", buffering: .full)
    return Console(
      standardOutput: output,
      standardError: Sink(descriptor: STDERR_FILENO, name: "standard error", buffering: .none, after: output),
      standardInput: .descriptor(STDIN_FILENO),
      terminals: terminals,
      width: width(in: environment),
      environment: environment,
      directory: currentDirectory,
      clock: { systemTime(environment) },
      offset: { systemOffset(at: time_t($0)) },
      color: .decide(environment: environment, terminals: terminals))
  }

  /// A console whose output stays in memory and whose surroundings are what the arguments say.
  static func captured(
    input: [UInt8] = [], terminals: Set<Stream> = [], width: Int = 80, environment: [String: String] = [:],
    directory: String = "/", now: LocalTime = LocalTime(seconds: 1_700_000_000, offset: 0), color: ColorMode = .plain
  ) -> Console {
    Console(
      standardOutput: Sink(), standardError: Sink(), standardInput: .bytes(input), terminals: terminals,
      width: width, environment: environment, directory: directory, clock: { now }, offset: { _ in now.offset },
      color: color)
  }

  /// The working directory, however long its path is.
  private static var currentDirectory: String {
    guard let path = getcwd(nil, 0) else { return "." }
    defer { free(path) }
    return String(cString: path)
  }

  private static func width(in environment: [String: String]) -> Int {
    if let columns = environment["COLUMNS"].flatMap({ Int($0) }), columns > 0 { return columns }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  /// The time of the system, or the moment that `GIT_TEST_DATE_NOW` sets for a test, as it does for Git's own dates.
  private static func systemTime(_ environment: [String: String]) -> LocalTime {
    let seconds = environment["GIT_TEST_DATE_NOW"].flatMap { time_t($0) } ?? time(nil)
    return LocalTime(seconds: Int64(seconds), offset: systemOffset(at: seconds))
  }

  private static func systemOffset(at moment: time_t) -> Int {
    var (seconds, local) = (moment, tm())
    // `localtime_r` alone need not look at TZ.
    tzset()
    localtime_r(&seconds, &local)
    return local.tm_gmtoff / 60
  }
}
