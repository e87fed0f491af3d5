internal import Git

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The program that makes pages, which stands beside this one: a server is nothing that a hook should have to load.
enum WebProgram {
  static let name = "git-issue-web"

  /// Goes on as that program, in this process.
  static func run(_ arguments: [String], _ console: Console) throws {
    guard let path = path(console) else {
      throw Failure(
        .fatal, "\(name) is not installed, neither beside git-issue nor on the PATH",
        hints: ["Scripts/install, in the sources of git-issue, builds and installs it too"])
    }
    try console.standardOutput.flush()
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var variables = console.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    execve(path, &words, &variables)
    let reason = String(cString: strerror(errno))
    for word in words + variables { free(word) }
    throw Failure(.fatal, "\(path) cannot be run: \(reason)")
  }

  private static func path(_ console: Console) -> String? {
    let beside = Program.path.map { "\($0.split(separator: "/").dropLast().joined(separator: "/"))/\(name)" }
    if let beside, access("/\(beside)", X_OK) == 0 { return "/\(beside)" }
    return ChildProcess.path(of: name, environment: console.environment)
  }
}
