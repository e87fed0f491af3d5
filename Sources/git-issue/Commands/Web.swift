internal import ArgumentParser
internal import IssueStore
internal import Issues

struct Web: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "web", abstract: "Look at the issues in the browser, and change them there.",
    discussion: """
      Serves this repository's issues on this machine, and prints the address to open. What is changed there is checked \
      as everywhere, and is a commit of its own. Ends with Ctrl-C.
      """)

  @Option(help: ArgumentHelp("The port; a free one, where none is given.", valueName: "number")) var port: Int?
  @Flag(help: "Show everything, change nothing.") var readOnly = false
  @Flag(help: "Open the browser.") var open = false
  @Option(help: ArgumentHelp("Listen on an address other than 127.0.0.1.", valueName: "address")) var listen: String?
  @Option(help: ArgumentHelp("Go by another host name, too; may be given again.", valueName: "name"))
  var host: [String] = []
  @Option(
    help: ArgumentHelp("The address of a proxy that has asked people who they are.", valueName: "address"))
  var proxy: String?
  @Option(
    help: ArgumentHelp("The header in which the proxy says it: 'Name <email>', or an address.", valueName: "name"))
  var userHeader: String?
  @Option(help: ArgumentHelp("In a bare repository: the branch to serve.", valueName: "branch")) var ref: String?

  func validate() throws {
    if let port, !(0...65_535).contains(port) { throw ValidationError("--port takes a number up to 65535") }
    if (proxy == nil) != (userHeader == nil) {
      throw ValidationError("--proxy and --user-header say together who somebody is; give both")
    }
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
    try WebProgram.run(arguments, console)
  }
}
