internal import ArgumentParser
internal import Git
internal import IssueStore
internal import Issues

struct Hooks: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "hooks", abstract: "Install, remove and inspect the hooks that check issues.",
    subcommands: [HooksInstall.self, HooksUninstall.self, HooksStatus.self], defaultSubcommand: HooksStatus.self)
  static let task = ManualTask.start
  static let manual = String(decoding: PackageResources.hooks_md, as: UTF8.self)

  func run(on console: Console) throws {}
}

struct HooksInstall: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "install", abstract: "Install the hooks; those that are there already are kept, and run first.")
  static let manual = """
    They are `pre-commit`, `pre-merge-commit`, `commit-msg`, `post-merge` and `post-rewrite`.

    ## Options

    - `--server`: Only `pre-receive` is installed then.
    - `--with`: Not with `--server`. Once it is there, installing again keeps it.
    """

  @Flag(help: "Check what is pushed to this repository.") var server = false
  @Option(
    name: .customLong("with"), parsing: .singleValue,
    help: ArgumentHelp("Also a hook that is off by default: prepare-commit-msg.", valueName: "hook"),
    completion: .list(HookTemplate.onRequest.map(\.name))) var additional: [String] = []
  @Flag(help: "Print JSON.") var json = false

  func validate() throws {
    let known = HookTemplate.onRequest.map(\.name)
    if let unknown = additional.first(where: { !known.contains($0) }) {
      throw ValidationError("--with does not know '\(unknown)'; use one of: \(known.joined(separator: ", "))")
    }
    if server, !additional.isEmpty { throw ValidationError("--server and --with exclude each other") }
  }

  func run(on console: Console) throws {
    let store = try console.openStore()
    guard !server else {
      let reports = try HookCommands.installer(HookTemplate.server, store, console).install()
      return HookCommands.tell(reports, nil, as: json ? .json : .text, console)
    }
    guard store.workTree != nil else {
      throw Failure(
        .fatal, "this repository is bare: nobody commits in it",
        hints: ["check what is pushed to it: git issue hooks install --server"])
    }
    let wanted = HookTemplate.onRequest.filter { additional.contains($0.name) }
    let reports = try HookCommands.installedClient(with: wanted, store, console)
    if !json { HookCommands.tell(reports, nil, as: .text, console) }
    try HunkHeadings.install(in: store.repository)
    try HookCommands.mergeDriver(store, console).install()
    if json { HookCommands.tell(reports, try HookCommands.mergeDriver(store, console), as: .json, console) }
  }
}

struct HooksUninstall: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "uninstall", abstract: "Remove the hooks, and put those that were there before back.")
  static let manual = """
    What was set in the configuration is taken out, too.
    """

  @Flag(help: "Print JSON.") var json = false

  func run(on console: Console) throws {
    let store = try console.openStore()
    let reports = try HookCommands.installer(HookTemplate.all, store, console).uninstall()
    if !json { HookCommands.tell(reports, nil, as: .text, console) }
    try HunkHeadings.uninstall(from: store.repository)
    try HookCommands.mergeDriver(store, console).uninstall()
    if json { HookCommands.tell(reports, try HookCommands.mergeDriver(store, console), as: .json, console) }
  }
}

struct HooksStatus: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Tell what is in the place of each hook, and whether Git merges issues field by field.")
  static let manual = """
    There may be in a hook's place:

    - `ours`: Our hook; `chained` to the one that was there, or run by the hook in front of it.
    - `stale`: Ours is not run, or is not what it would be today; the reason is named, such as another program's hook
      that has come over it.
    - `edited`: Somebody has changed it since.
    - `by-hand`: Somebody else's that calls `git-issue`.
    - `foreign`: Somebody else's that does not, or no file.
    - `off`: Nothing of ours.
    """

  @Flag(help: "Print JSON.") var json = false

  func run(on console: Console) throws {
    let store = try console.openStore()
    let reports = try HookCommands.status(store, console)
    let driver = store.workTree == nil ? nil : try HookCommands.mergeDriver(store, console)
    guard !json else {
      let hooks = ("hooks", JSON.list(reports.map { .object($0.json) }))
      return console.standardOutput.write(JSON.envelope([hooks, ("mergeDriver", driver?.json ?? .null)]).pretty)
    }
    for report in reports {
      console.standardOutput.write(
        "\(report.name): \(TerminalText(report.words)): \(TerminalText(report.path))\n")
    }
    if let driver {
      console.standardOutput.write("merge-driver: \(TerminalText(driver.words)): \(TerminalText(driver.path))\n")
    }
  }
}

/// What several commands do with hooks.
enum HookCommands {
  static func installer(_ hooks: [HookTemplate], _ store: IssueStore, _ console: Console) throws -> HookInstaller {
    let git = GitVersion.installed(environment: console.environment)
    return try HookInstaller(
      store.repository, program: try program(console), templates: hooks, arrangement: HookArrangement(of: git))
  }

  static func mergeDriver(_ store: IssueStore, _ console: Console) throws -> MergeDriverSetting {
    try MergeDriverSetting(store.repository, program: try program(console))
  }

  private static func program(_ console: Console) throws -> String {
    guard let program = Program.stablePath(environment: console.environment) else {
      throw Failure(.fatal, "cannot tell where git-issue is installed")
    }
    return program
  }

  enum Manner { case text, json }

  /// Says what was done.
  static func tell(
    _ reports: [HookReport], _ driver: MergeDriverSetting?, as manner: Manner, _ console: Console
  ) {
    switch manner {
    case .text: console.tell(reports)
    case .json: console.standardOutput.write(JSON.envelope(json(reports, driver)).pretty)
    }
  }

  /// What programs are told of it.
  static func json(_ reports: [HookReport], _ driver: MergeDriverSetting?) -> [(String, JSON)] {
    [("hooks", .list(reports.map { .object($0.installedJSON) })), ("mergeDriver", driver?.json ?? .null)]
  }

  /// Installs what a clone needs, with those that are off by default where somebody has asked for them, now or before.
  static func installedClient(
    with wanted: [HookTemplate], _ store: IssueStore, _ console: Console
  ) throws -> [HookReport] {
    let present = try inPlace(HookTemplate.onRequest, store, console)
    let onRequest = HookTemplate.onRequest.filter { wanted.contains($0) || present.contains($0) }
    return try installer(client + onRequest, store, console).install()
  }

  /// What there is to tell about the hooks of a clone, or of a repository that is pushed to.
  static func status(_ store: IssueStore, _ console: Console) throws -> [HookReport] {
    let server =
      store.workTree == nil ? HookTemplate.server : try inPlace(HookTemplate.server, store, console)
    let hooks = store.workTree == nil ? server : client + HookTemplate.onRequest + server
    return try installer(hooks, store, console).status()
  }

  /// The hooks of a clone at which this program has something to do.
  private static var client: [HookTemplate] {
    HookTemplate.client.filter { template in GitHooks.all.contains { $0.name == template.name } }
  }

  /// Those of some hooks that call this program.
  private static func inPlace(
    _ hooks: [HookTemplate], _ store: IssueStore, _ console: Console
  ) throws -> [HookTemplate] {
    let reports = try installer(hooks, store, console).status()
    return hooks.filter { hook in reports.contains { $0.name == hook.name && $0.state.callsProgram } }
  }
}
