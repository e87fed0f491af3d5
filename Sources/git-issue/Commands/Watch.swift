internal import ArgumentParser
internal import Git
internal import IssueStore
internal import Issues

struct Watch: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Keep the list of error patterns to watch.",
    subcommands: [WatchAdd.self, WatchTick.self, WatchShow.self], defaultSubcommand: WatchShow.self)
  static let task = ManualTask.find
  static let manual = """
    The patterns are those of `.issues/watch.yml`; git-issue-scan(1) looks for them in logs.

    ## Examples

    ```
    git issue watch add "Connection pool exhausted" --area db --pattern 'pool.*exhausted' --severity high
    git issue watch tick "Connection pool exhausted"
    ```

    ## See also

    git-issue-scan(1)
    """

  func run(on console: Console) throws {}
}

struct WatchAdd: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Watch for a pattern, and commit that.",
    discussion: "With a pattern, a regular expression, `git issue scan` looks for it in logs.")

  @Argument(help: "What one watches for, in one line.") var name: String
  @Option(help: ArgumentHelp("The part of the system.", valueName: "name")) var area: String?
  @Option(
    parsing: .unconditional, help: ArgumentHelp("What it looks like in a line of a log.", valueName: "regex")
  )
  var pattern: String?
  @Option(help: ArgumentHelp("The severity of a report of it.", valueName: "severity")) var severity: String?
  @OptionGroup var staging: StageOption
  @Flag(help: "Print JSON.") var json = false

  func run(on console: Console) throws {
    let store = try console.openStore(reference: staging.ref)
    let console = try console.colored(nil, store)
    let watched = WatchedPattern(name: name, area: area ?? "", pattern: pattern, severity: try severity(store))
    guard !watched.name.isEmpty else {
      throw Failure(.usage, "a pattern has a name", hints: ["git issue watch add \"Slow queries\" --area Performance"])
    }
    if let pattern {
      let read = Result { () throws(Pattern.Fault) in try Pattern(pattern) }
      if case .failure(let fault) = read {
        throw Failure(
          .refused, "the pattern cannot be read: \(fault.message); nothing was written",
          hints: ["mend it at its character \(fault.offset + 1): \(pattern)"])
      }
    }
    let outcome = try store.watch(watched, try store.delivery(staging: staging.stage), console.session)
    console.tell(outcome, "watched for", json: json)
  }

  private func severity(_ store: IssueStore) throws -> String? {
    guard let severity else { return nil }
    let known = try store.current().configuration
    guard let found = known.severity(severity) else {
      throw Failure(
        .refused, "there is no severity '\(severity)'; nothing was written",
        hints: ["use one of: \(known.severities.map(\.id).joined(separator: ", "))"])
    }
    return found.id
  }
}

struct WatchTick: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "tick", abstract: "Note that a pattern was seen today, and commit that.")

  @Argument(help: "Its name, or `area / name`.") var name: String
  @Flag(help: "Note that it was not seen, after all.") var remove = false
  @OptionGroup var staging: StageOption
  @Flag(help: "Print JSON.") var json = false

  func run(on console: Console) throws {
    let store = try console.openStore(reference: staging.ref)
    let console = try console.colored(nil, store)
    let outcome = try store.tick(
      name, as: remove ? .never : .on(console.today), try store.delivery(staging: staging.stage), console.session)
    console.tell(outcome, remove ? "not seen" : "seen", json: json)
  }
}

struct WatchShow: ConsoleCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List what is watched for.")

  @Flag(help: "Print JSON.") var json = false
  @Option(help: ArgumentHelp("In a bare repository: the branch to read.", valueName: "branch")) var ref: String?

  func run(on console: Console) throws {
    let store = try console.openStore(reference: ref)
    let console = try console.colored(nil, store)
    let snapshot = try store.current()
    try snapshot.requireTracker()
    let list = try snapshot.watchList()
    if json {
      let patterns = JSON.list(list.patterns.map { .object($0.json) })
      return console.standardOutput.write(JSON.envelope([("patterns", patterns)]).pretty)
    }
    for (index, area) in list.areas.enumerated() {
      if !area.name.isEmpty {
        let gap = index > 0 ? "\n" : ""
        console.standardOutput.write("\(gap)\(console.style.paint(TerminalText(area.name), as: .heading))\n")
      }
      for pattern in area.patterns {
        let seen: String =
          switch pattern.sighting {
          case .never: "[ ]"
          case .someDay, .on: "[x]"
          }
        let day = if case .on(let day) = pattern.sighting { ", seen \(day)" } else { "" }
        let text = pattern.pattern.map { ": \($0)" } ?? ""
        console.standardOutput.write("\(TerminalText("\(seen) \(pattern.name)\(day)\(text)"))\n")
      }
    }
  }
}

extension Console {
  fileprivate func tell(_ outcome: Outcome<WatchedPattern>, _ verb: String, json: Bool) {
    if json {
      let members: [(String, JSON)] = [
        ("pattern", .object(outcome.value.json)), ("commit", .optional(outcome.commit?.description)),
      ]
      return standardOutput.write(JSON.envelope(members).pretty)
    }
    let how = outcome.hasChanged ? outcome.delivery == .stage ? "\(verb) (staged)" : verb : "unchanged"
    standardOutput.write("\(TerminalText("\(outcome.value.fullName): \(how)"))\n")
  }
}
