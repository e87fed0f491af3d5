internal import ArgumentParser
internal import IssueStore

struct Hooks: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: "Install, remove and inspect the hooks that check issues.",
    subcommands: [HooksInstall.self, HooksUninstall.self, HooksStatus.self], defaultSubcommand: HooksStatus.self)

  func run(on console: Console) throws {}
}

struct HooksInstall: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "install", abstract: "Install the hooks; those that are there already are kept, and run first.")

  func run(on console: Console) throws { try HookCommands.install(try console.openStore(), console) }
}

struct HooksUninstall: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "uninstall", abstract: "Remove the hooks, and put those that were there before back.")

  func run(on console: Console) throws {
    for report in try HookCommands.installer(console.openStore()).uninstall() { console.tell(report) }
  }
}

struct HooksStatus: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Tell what is in the place of each hook.")

  func run(on console: Console) throws {
    for report in try HookCommands.installer(console.openStore()).status() {
      console.standardOutput.write(
        "\(report.name): \(TerminalText(report.state.words)): \(TerminalText(report.path))\n")
    }
  }
}

/// What several commands do with hooks.
enum HookCommands {
  static func installer(_ store: IssueStore) throws -> HookInstaller {
    guard let program = Program.path else { throw Failure(.fatal, "cannot tell where git-issue is installed") }
    return try HookInstaller(store.repository, program: program)
  }

  static func install(_ store: IssueStore, _ console: Console) throws {
    for report in try installer(store).install() { console.tell(report) }
  }
}

extension Console {
  /// Says what was done about a hook; nothing where there was nothing to do.
  fileprivate func tell(_ report: HookReport) {
    let path = TerminalText(report.path)
    switch report.outcome {
    case .installed: standardOutput.write("installed the \(report.name) hook: \(path)\n")
    case .upgraded: standardOutput.write("upgraded the \(report.name) hook: \(path)\n")
    case .unchanged: break
    case .restored: standardOutput.write("removed the \(report.name) hook, and put the earlier one back: \(path)\n")
    case .removed: standardOutput.write("removed the \(report.name) hook: \(path)\n")
    case .leftAlone(let reason):
      guard report.state != .byHand else { return }
      standardError.write("warning: the \(report.name) hook was left alone: \(reason.words)\n")
      if [.folderIsTracked, .folderIsElsewhere, .hookAsksForItsName].contains(reason) {
        standardError.write("hint: add this line to \(path):\n    \(report.line)\n")
      }
    }
  }
}

extension HookReport.Reason {
  fileprivate var words: String {
    switch self {
    case .folderIsTracked: "its folder has files that this repository tracks"
    case .folderIsElsewhere: "its folder is outside this repository (core.hooksPath)"
    case .hookAsksForItsName: "the hook that is there asks for its own name"
    case .hooksAreDisabled: "core.hooksPath is /dev/null, so Git runs no hook"
    case .keptHookIsAlone: "the earlier hook is still kept beside its place, but ours is gone"
    case .fileIsEdited: "somebody has changed the file since it was installed"
    }
  }
}

extension HookReport.State {
  fileprivate var words: String {
    switch self {
    case .ours(let condition): "ours\(condition.words)"
    case .chained(let condition): "ours, chained to the hook that was there\(condition.words)"
    case .edited: "ours, but edited since"
    case .byHand: "somebody else's, which calls git-issue"
    case .foreign: "foreign: somebody else's, which does not call git-issue"
    case .off: "off"
    case .disabled: "off: core.hooksPath is /dev/null"
    }
  }
}

extension HookReport.Condition {
  fileprivate var words: String {
    switch self {
    case .current: ""
    case .stale(.olderFormat(let format)):
      ", stale: of an older format (\(format)); git issue hooks install upgrades it"
    case .stale(.programMissing(let path)): ", stale: there is no program at \(path); git issue hooks install mends it"
    }
  }
}
