internal import ArgumentParser
internal import Git
internal import Issues
struct Version: ParsableCommand {
  func run() throws { print(Library.versions); let r = try Repository(discoveredFrom: ".", environment: [:]); print(r.workTree ?? "-") }
}
