internal import ArgumentParser
internal import Git
internal import IssueStore
internal import Issues

struct Migrate: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate", abstract: "Change how issues are kept, in one commit.",
    subcommands: [MigrateFormat.self, MigrateLayout.self], defaultSubcommand: MigrateFormat.self)
  static let task = ManualTask.clones
  static let manual = """
    ## Examples

    ```
    git issue migrate
    git issue migrate layout bucketed
    ```
    """

  func run(on console: Console) throws {}
}

struct MigrateFormat: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "format", abstract: "Bring files of an older version of the format to that of this program.",
    discussion: """
      Older versions are read as they are; the settings say which one it is (`version:`). An older program refuses the \
      files of a newer version. Without a subcommand, this is what `git issue migrate` does.
      """)

  @OptionGroup var staging: StageOption
  @Flag(help: "Print JSON.") var json = false

  func run(on console: Console) throws {
    let store = try console.openStore(reference: staging.ref)
    let outcome = try store.upgrade(try store.delivery(staging: staging.stage), console.session)
    guard !json else {
      let members: [(String, JSON)] = [
        ("format", .number(Configuration.currentVersion)), ("before", outcome.value.map { .number($0) } ?? .null),
        ("commit", .optional(outcome.commit?.description)),
      ]
      return console.standardOutput.write(JSON.envelope(members).pretty)
    }
    let version = "version \(Configuration.currentVersion)"
    guard outcome.hasChanged else {
      return console.standardOutput.write("the format is \(version) already; nothing was changed\n")
    }
    let how = outcome.delivery == .stage ? "; staged" : ""
    let before = outcome.value.map { "it was version \($0)" } ?? "the settings did not say so before"
    console.standardOutput.write("the format is \(version): \(before)\(how)\n")
  }
}

struct MigrateLayout: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "layout", abstract: "Move all issues into one folder, or into a folder per thousand.",
    discussion: "The reports stay as they are, and their history whole. The other layout moves them back.")
  static let manual = """
    Comments and attachments move along, the settings are written, and `git issue log` follows the issues.
    """

  @Argument(
    help: ArgumentHelp("flat, or bucketed for more than 2,000 issues.", valueName: "layout"),
    completion: .list(Configuration.Layout.allCases.map(\.rawValue))) var layout =
    Configuration.Layout.bucketed.rawValue
  @OptionGroup var staging: StageOption
  @Flag(help: "Print JSON.") var json = false

  func validate() throws {
    if Configuration.Layout(rawValue: layout) == nil {
      throw ValidationError("unknown layout '\(layout)'; use one of: flat, bucketed")
    }
  }

  func run(on console: Console) throws {
    let store = try console.openStore(reference: staging.ref)
    let outcome = try store.arrange(
      Configuration.Layout(rawValue: layout), try store.delivery(staging: staging.stage), console.session)
    guard !json else {
      let moved = outcome.value.map { move in
        JSON.object([("id", .text(move.id.description)), ("from", .text(move.path)), ("to", .text(move.place))])
      }
      let members: [(String, JSON)] = [
        ("layout", .text(layout)), ("moved", .list(moved)), ("commit", .optional(outcome.commit?.description)),
      ]
      return console.standardOutput.write(JSON.envelope(members).pretty)
    }
    guard outcome.hasChanged else {
      return console.standardOutput.write("the layout is \(layout) already; nothing was changed\n")
    }
    let count = outcome.value.count == 1 ? "1 file" : "\(outcome.value.count) files"
    let how = outcome.delivery == .stage ? "; staged" : ""
    console.standardOutput.write("the layout is \(layout) now: \(count) moved\(how)\n")
  }
}
