#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The program that shows long output a page at a time, chosen as Git chooses it.
struct Pager {
  /// The shell command.
  let command: String

  /// Chooses `GIT_PAGER`, else `core.pager`, else `PAGER`, else `less`. Nil when there is no terminal to page on, when
  /// Git pages already, or when the choice is empty or `cat`.
  ///
  /// - Parameter configured: The value of `core.pager`.
  init?(for console: Console, configured: String?) {
    guard console.isTerminal(.output), console.environment["GIT_PAGER_IN_USE"] == nil else { return nil }
    let environment = console.environment
    command = environment["GIT_PAGER"] ?? configured ?? environment["PAGER"] ?? "less"
    guard !command.isEmpty, command != "cat" else { return nil }
  }

  /// What the pager finds in its environment: Git's defaults for `less` and `lv`, unless the user has others.
  func environment(on console: Console) -> [String: String] {
    ["LESS": "FRX", "LV": "-c"].merging(console.environment) { _, own in own }
  }
}

extension Console {
  /// Runs `body` with a console whose output the user's pager shows, and waits for the user to leave the pager.
  ///
  /// Leaving it early is no failure: the rest of the output is dropped. A pager that is not there is done without.
  /// Interrupts reach the pager alone, because a shell that takes the terminal back under a running pager breaks it.
  ///
  /// - Parameter configured: The value of `core.pager`.
  func paged<Result>(by configured: String?, _ body: (Console) throws -> Result) throws -> Result {
    guard let pager = Pager(for: self, configured: configured) else { return try body(self) }
    try standardOutput.flush()
    return try Signals.withoutEffect([SIGINT, SIGQUIT, SIGPIPE]) {
      let program = Subshell(pager.command, environment: pager.environment(on: self))
      let reader: Subshell.Reader
      do {
        reader = try program.startReading()
      } catch {
        return try body(self)
      }
      defer { reader.finish() }
      return try piped(to: reader, body)
    }
  }

  private func piped<Result>(to reader: Subshell.Reader, _ body: (Console) throws -> Result) throws -> Result {
    let console = piped(to: reader)
    let outcome = Swift.Result { try body(console) }
    do {
      try console.standardOutput.flush()
    } catch {
      guard error.isClosedPipe else { throw error }
    }
    return try outcome.get()
  }

  private func piped(to reader: Subshell.Reader) -> Console {
    var console = self
    console.standardOutput = Sink(descriptor: reader.descriptor, name: "the pager", buffering: .full)
    if isTerminal(.error) {
      // A message would be written over the page. Progress has no place there at all.
      console.standardError = Sink(
        descriptor: reader.descriptor, name: "the pager", buffering: .none, after: console.standardOutput)
      console.terminals.remove(.error)
    }
    // What is started from here must not page again, and can no longer ask the terminal for its width.
    console.environment["GIT_PAGER_IN_USE"] = "true"
    console.environment["COLUMNS"] = String(width)
    return console
  }
}
