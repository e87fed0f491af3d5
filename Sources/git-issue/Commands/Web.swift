internal import ArgumentParser
internal import IssueStore
internal import Issues

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

struct Web: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "web", abstract: "Look at the issues in the browser, and change them there.",
    discussion: """
      Serves this repository's issues on this machine, and prints the address to open. What is changed there is checked \
      as everywhere, and is a commit of its own. Ends with Ctrl-C.

      With --intake it takes in reports of people who may not commit, and shows them nothing else.
      """)
  static let task = ManualTask.clones
  static let manual = """
    It listens on 127.0.0.1 and a free port, for whoever has the address that is printed; a request for a host other
    than this machine is refused, unless `--host` names it.

    With `--intake` it serves nothing but the report form, and asks nobody for a key: a report that keeps the rules
    becomes a commit on a branch of its own, `report/BUG-012`, which begins at HEAD, or on the branch that
    `--intake-branch` names. The work tree and the index are left alone, and nothing can be read. See the reports with
    `git issue list --branches`, judge one with `git issue review HEAD..report/BUG-012`, and take it with `git merge
    report/BUG-012`.

    ## Options

    - `--open`: As git-web--browse(1) does.
    - `--user-header`: Who it names is the author of the commits then.
    - `--intake-limit`: Behind a `--proxy`, the last address in X-Forwarded-For is counted.

    ## Examples

    ```
    git issue web --open
    git issue web --port 8080 --listen 0.0.0.0 --host issues.example.org
    git issue web --intake --port 8081
    ```

    ## See also

    git-issue-site(1)
    """

  @Option(help: ArgumentHelp("The port; a free one, where none is given.", valueName: "number")) var port: Int?
  @Flag(help: "Show everything, change nothing.") var readOnly = false
  @Flag(help: "Open the browser.") var open = false
  @Option(help: ArgumentHelp("Listen on an address other than 127.0.0.1.", valueName: "address")) var listen: String?
  @Option(help: ArgumentHelp("Go by another host name, too.", valueName: "name"))
  var host: [String] = []
  @Option(
    help: ArgumentHelp("The address of a proxy that has asked people who they are.", valueName: "address"))
  var proxy: String?
  @Option(
    help: ArgumentHelp("The header in which the proxy says it: 'Name <email>', or an address.", valueName: "name"))
  var userHeader: String?
  @Option(help: ArgumentHelp("In a bare repository: the branch to serve.", valueName: "branch")) var ref: String?
  @Flag(help: "Serve nothing but the report form, to anybody; each report gets a branch of its own.") var intake = false
  @Option(
    help: ArgumentHelp("Take in all reports on this branch, which must not be checked out.", valueName: "branch"))
  var intakeBranch: String?
  @Option(
    help: ArgumentHelp(
      "Take in so many reports an hour from one address, and ten times as many in all; 10.", valueName: "number"))
  var intakeLimit: Int?

  func validate() throws {
    if let port, !(0...65_535).contains(port) { throw ValidationError("--port takes a number up to 65535") }
    // Where reports come in, a proxy may only say where from.
    if userHeader != nil ? proxy == nil : proxy != nil && !intake {
      throw ValidationError("--proxy and --user-header say together who somebody is; give both")
    }
    if intake, readOnly {
      throw ValidationError("--intake is there to file reports, and --read-only to change nothing; give one of them")
    }
    if !intake, let option = intakeBranch.map({ _ in "--intake-branch" }) ?? intakeLimit.map({ _ in "--intake-limit" })
    {
      throw ValidationError("\(option) is about --intake; give that too")
    }
    if let intakeLimit, !(1...1_000).contains(intakeLimit) {
      throw ValidationError("--intake-limit takes a number from 1 to 1000")
    }
    try validateNames()
  }

  /// What would be in no request as it stands here is refused, and not waited for.
  private func validateNames() throws {
    if listen?.isBlank ?? false { throw ValidationError("--listen takes an address of this machine") }
    for name in host where !name.utf8.allSatisfy(Self.isOfHost) && !Self.isAddress(name) || name.isEmpty {
      throw ValidationError("--host takes a name without http:// and port, such as issues.example.org; not '\(name)'")
    }
    if let proxy, !Self.isAddress(proxy) {
      throw ValidationError("--proxy takes the address that the proxy connects from, such as 127.0.0.1; not '\(proxy)'")
    }
    if let userHeader, userHeader.isEmpty || !userHeader.utf8.allSatisfy(Self.isOfHost) {
      throw ValidationError("--user-header takes the name of a header, such as X-User; not '\(userHeader)'")
    }
  }

  private static func isOfHost(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "-._".utf8.contains(byte)
  }

  private static func isAddress(_ text: String) -> Bool {
    var bytes = [UInt8](repeating: 0, count: 16)
    let plain = text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text
    return inet_pton(AF_INET, plain, &bytes) == 1 || inet_pton(AF_INET6, plain, &bytes) == 1
  }

  func run(on console: Console) throws {
    try console.openStore(reference: ref).current().requireTracker()
    var arguments = ["serve"]
    func add(_ option: String, _ value: String?) { if let value { arguments.append("\(option)=\(value)") } }
    func add(_ flag: String, _ isGiven: Bool) { if isGiven { arguments.append(flag) } }
    add("--port", port.map(String.init))
    add("--read-only", readOnly)
    add("--open", open)
    add("--listen", listen)
    for name in host { add("--host", name) }
    add("--proxy", proxy)
    add("--user-header", userHeader)
    add("--ref", ref)
    add("--intake", intake)
    add("--intake-branch", intakeBranch)
    add("--intake-limit", intakeLimit.map(String.init))
    try WebProgram.run(arguments, console)
  }
}
