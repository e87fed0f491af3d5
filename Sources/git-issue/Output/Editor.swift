#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The program in which a person writes, chosen and started as Git does.
struct Editor {
  /// Why nothing was edited.
  enum Failure: Error, Equatable, CustomStringConvertible {
    /// The terminal can do no more than print, and no editor is set that needs no terminal.
    case noneForDumbTerminal
    /// It did not start.
    case cannotStart(command: String, reason: String)
    /// It ended with a status other than 0, which is how an editor says that the text is not to be taken.
    case failed(command: String, status: Int32)

    var description: String {
      switch self {
      case .noneForDumbTerminal: "the terminal is dumb, and no editor is set"
      case .cannotStart(let command, let reason): "cannot start the editor '\(TerminalText(command))': \(reason)"
      case .failed(let command, let status):
        "the editor '\(TerminalText(command))' ended with status \(status)"
      }
    }

    /// What to do about it.
    var hint: String {
      switch self {
      case .noneForDumbTerminal, .cannotStart: "set GIT_EDITOR, or core.editor with git config, to your editor"
      case .failed: "close the editor without an error for the text to be taken"
      }
    }
  }

  /// The shell command.
  let command: String

  /// Chooses `GIT_EDITOR`, else `core.editor`, else `VISUAL` unless the terminal is dumb, else `EDITOR`, else `vi`.
  ///
  /// - Parameter configured: The value of `core.editor`. Empty values count as not set.
  init(environment: [String: String], configured: String?) throws(Failure) {
    let isDumb = ColorMode.isDumb(environment)
    let choices = [
      environment["GIT_EDITOR"], configured, isDumb ? nil : environment["VISUAL"], environment["EDITOR"],
      isDumb ? nil : "vi",
    ]
    guard let command = choices.compactMap(\.self).first(where: { !$0.isEmpty }) else { throw .noneForDumbTerminal }
    self.command = command
  }

  /// Opens the file and waits until the editor is closed. The editor `:` leaves the file as it is.
  ///
  /// Says what it waits for while it waits, since some editors open their window elsewhere. Interrupts reach the
  /// editor alone.
  ///
  /// - Parameter path: Of the file, absolute or relative to this process's working directory.
  func edit(_ path: String, on console: Console) throws(Failure) {
    guard command != ":" else { return }
    let says = console.isTerminal(.error)
    let isDumb = ColorMode.isDumb(console.environment)
    if says {
      console.standardError.write("hint: Waiting for your editor to close the file..." + (isDumb ? "\n" : " "))
    }
    defer { if says, !isDumb { console.standardError.write("\r\u{1B}[K") } }

    let program = Subshell(
      command, arguments: [path], environment: console.environment)
    let status: Int32
    do {
      status = try Signals.withoutEffect([SIGINT, SIGQUIT]) { () throws(Subshell.Failure) in try program.run() }
    } catch {
      throw .cannotStart(command: command, reason: error.reason)
    }
    guard status == 0 else { throw .failed(command: command, status: status) }
  }
}
