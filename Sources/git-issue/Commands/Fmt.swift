internal import ArgumentParser
internal import Git
internal import IssueStore
internal import Issues

struct Fmt: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", abstract: "Rewrite issue files in the canonical form.",
    discussion: "All issues, or those that are named. Files that cannot be read are left as they are, and named.")
  static let task = ManualTask.change
  static let manual = """
    The names of the issues that were written are printed.

    ## Examples

    ```
    git issue fmt --check
    git issue fmt BUG-12 --stage
    ```

    ## See also

    git-issue-format(5)
    """

  @Argument(help: ArgumentHelp("The issues.", valueName: "id")) var ids: [String] = []
  @Flag(help: "Only say which files would change; exit with 1 if there are any.") var check = false
  @OptionGroup var staging: StageOption
  @Flag(help: "Print JSON.") var json = false

  func run(on console: Console) throws {
    let store = try console.openStore(reference: staging.ref)
    let console = try console.colored(nil, store)
    var unread: [String] = []
    func edits(_ snapshot: Snapshot) throws -> [FileEdit] {
      unread = []
      let configuration = try snapshot.configuration
      let files =
        try ids.isEmpty
        ? snapshot.files()
        : ids.flatMap { text in
          guard let id = IssueID(text) else { throw Failure(.usage, "'\(text)' is not the id of an issue") }
          return [try snapshot.issue(id)].compactMap { issue in try? snapshot.file(at: issue.path) }
        }
      return try files.compactMap { file in
        guard let bytes = try snapshot.read(file)?.bytes, Document(bytes).fault == nil,
          !Document(bytes).isConflicted
        else {
          unread.append(file.path)
          return nil
        }
        let canonical = Document(bytes).canonical(configuration)
        return canonical.bytes == bytes ? nil : .write(file.path, canonical.bytes)
      }
    }
    let changed: [String]
    var commit: ObjectID?
    if check {
      changed = try edits(store.current()).map(\.path)
    } else {
      let delivery = try store.delivery(staging: staging.stage)
      let outcome = try store.transact(delivery, console.session) { snapshot in
        let edits = try edits(snapshot)
        return Plan(
          edits: edits, message: "issue: format \(edits.count) issue\(edits.count == 1 ? "" : "s")\n",
          value: edits.map(\.path))
      }
      (changed, commit) = (outcome.value, outcome.commit)
    }
    if json {
      let members: [(String, JSON)] = [
        ("changed", .texts(changed)), ("unread", .texts(unread)), ("commit", .optional(commit?.description)),
      ]
      console.standardOutput.write(JSON.envelope(members).pretty)
    } else {
      for path in changed { console.standardOutput.write("\(TerminalText(path))\n") }
    }
    for path in unread {
      console.standardError.write("left as it is, since it cannot be read: \(TerminalText(path))\n")
    }
    if !unread.isEmpty || (check && !changed.isEmpty) { throw ExitStatus(code: Failure.Kind.refused.status) }
  }
}
