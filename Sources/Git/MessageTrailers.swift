/// The trailers of commit messages, as Git itself finds and places them: `Closes: BUG-012` at the end.
package enum MessageTrailers {
  /// The trailers of a message, each in one line.
  ///
  /// - Parameter commentMark: What comments begin with, where the configuration does not say.
  package static func parse(
    _ message: [UInt8], commentMark: String?, environment: [String: String]
  ) throws(GitError) -> [UInt8] {
    let output = try run(["--parse", "--no-divider"], input: message, commentMark, environment)
    return output.standardOutput
  }

  private static func run(
    _ options: [String], input: [UInt8], _ commentMark: String?, _ environment: [String: String]
  ) throws(GitError) -> ChildProcess.Output {
    let settings = commentMark.map { ["-c", "core.commentChar=\($0)"] } ?? []
    let output = try ChildProcess.run(
      .program("git", arguments: settings + ["interpret-trailers"] + options), input: input, environment: environment)
    guard output.status.isSuccess else {
      throw GitError(
        .other(-1), "git interpret-trailers failed: \(output.errorText)", function: "git interpret-trailers")
    }
    return output
  }
}
