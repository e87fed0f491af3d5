internal import ArgumentParser
internal import Git
internal import IssueStore
internal import Issues

struct Attach: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "attach", abstract: "Attach files to an issue: logs, screenshots.")
  static let task = ManualTask.change
  static let manual = """
    They are copied byte for byte, at most 100 MiB each, into the folder of the issue.

    ## Examples

    ```
    git issue attach BUG-12 crash.log screenshot.png
    ```
    """

  @OptionGroup var issue: IDArgument
  @Argument(help: "The files.") var files: [String]
  @OptionGroup var staging: StageOption
  @Flag(help: "Print JSON.") var json = false

  /// Beyond this every clone pays for the file for ever, and hosts refuse it.
  private static let largest = 100 << 20

  func run(on console: Console) throws {
    let store = try console.openStore(reference: staging.ref)
    let console = try console.colored(nil, store)
    let id = try issue.value
    let attachments = try files.map { (name: try name(of: $0), bytes: try bytes(of: $0, console)) }
    let names = attachments.map(\.name)
    guard !names.indices.contains(where: { one in names[..<one].contains { $0.isSame(as: names[one]) } }) else {
      throw Failure(.refused, "two of the files have the same name; nothing was written", hints: ["rename one of them"])
    }
    let delivery = try store.delivery(staging: staging.stage)
    let outcome = try store.addCompanions(
      to: id, summary: "attached \(names.map(\.description).joined(separator: ", "))", delivery, console.session
    ) { issue, snapshot in
      let folder = "\(IssueFolder.companion(of: issue.path))/attachments"
      let others = try snapshot.companions(of: issue).attachments.compactMap { AttachmentName(Self.name(of: $0)) }
      for file in attachments {
        if let other = others.first(where: { !$0.isExactly(file.name) && $0.isSame(as: file.name) }) {
          throw Failure(
            .refused,
            "\(id) has an attachment \(other) already, and some file systems take \(file.name) for the same name; nothing was written",
            hints: ["rename the file"])
        }
        if let old = try snapshot.bytes(at: "\(folder)/\(file.name)"), old != file.bytes {
          throw Failure(
            .refused, "\(id) has another attachment \(file.name) already; nothing was written",
            hints: ["rename the file"])
        }
      }
      return attachments.map { ("attachments/\($0.name)", $0.bytes) }
    }
    guard !json else {
      let members: [(String, JSON)] = [
        ("id", .text(id.description)), ("attachments", .texts(outcome.value)),
        ("commit", .optional(outcome.commit?.description)),
      ]
      return console.standardOutput.write(JSON.envelope(members).pretty)
    }
    let how = outcome.delivery == .stage ? " (staged)" : ""
    for path in outcome.value { console.standardOutput.write("\(id) attached\(how): \(TerminalText(path))\n") }
    if outcome.value.isEmpty { console.standardOutput.write("\(id) has it already\n") }
  }

  private func bytes(of path: String, _ console: Console) throws -> [UInt8] {
    guard console.isRegularFile(path) else {
      throw Failure(
        .refused, "\(path) is not a file that can be attached; nothing was written", hints: ["is its name right?"])
    }
    let bytes = try console.read(path)
    guard bytes.count <= Self.largest else {
      throw Failure(
        .refused, "\(path) is larger than 100 MiB; nothing was written", hints: ["attach the part that matters"])
    }
    return bytes
  }

  private func name(of path: String) throws -> AttachmentName {
    let name = Self.name(of: path)
    guard let safe = AttachmentName(name) else {
      throw Failure(
        .refused, "'\(name)' is no name for an attachment; nothing was written",
        hints: [
          "rename it: not too long, no dot in front or at the end, none of \\ : * ? \" < > |, and no device of Windows such as CON"
        ])
    }
    return safe
  }

  private static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? "" }
}
