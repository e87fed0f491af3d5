internal import Git
internal import Issues

/// The user's own `git`, with all that they have set up for it: credentials, hooks, aliases of hosts.
struct GitProgram {
  let directory: String
  let environment: [String: String]

  struct Result {
    let isSuccess: Bool
    let output: String
    /// What it told the user.
    let messages: String
    var lines: [String] { messages.split(whereSeparator: \.isNewline).map(String.init) }
  }

  func run(_ arguments: String...) throws -> Result {
    let output = try ChildProcess.run(
      .program("git", arguments: arguments), environment: environment, directory: directory)
    return Result(
      isSuccess: output.status.isSuccess, output: output.text.trimmed,
      messages: (output.errorText + output.text).trimmed)
  }
}
