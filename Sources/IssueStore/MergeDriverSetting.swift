package import Git

/// The clone's setting by which Git merges issues field by field.
///
/// `.issues/.gitattributes` gives issue files `merge=issue`; what that means is for each clone to say. Where nothing is
/// set, Git merges them as text.
///
/// `merge.issue.recursive` is not set: where several merge bases are merged into one first, they are merged so too. The
/// older base that Git's `binary` would take instead would let a change that one side has undone come back.
package struct MergeDriverSetting {
  private static let name = "merge.issue"
  /// The file that it stands in.
  package var path: String { "\(commonDirectory)/config" }

  private let commonDirectory: String
  private let configured: String?
  private let section: ConfigurationSection
  private let command: String

  /// - Parameter program: The absolute path of `git-issue`.
  package init(_ repository: borrowing Repository, program: String) throws(GitError) {
    commonDirectory = repository.commonDirectory
    configured = try repository.configuration.string("\(Self.name).driver")
    command = Self.command(program)
    section = Self.section(command)
  }

  /// How things stand.
  package enum State: Hashable, Sendable {
    case ours
    /// It calls a program of ours in another place.
    case elsewhere(String)
    /// It calls a program that is not there; Git's own merge does the work.
    case programMissing(String)
    case foreign
    case off
  }

  package var state: State {
    guard let configured else { return .off }
    if configured == command { return .ours }
    guard let program = Self.program(of: configured) else { return .foreign }
    return HookFile(program).isExecutable ? .elsewhere(program) : .programMissing(program)
  }

  /// Sets it, or sets it anew where it names another place, unless the user has set something else, anywhere.
  package func install() throws(GitError) {
    switch state {
    case .ours, .foreign: return
    case .elsewhere, .programMissing: try uninstall()
    case .off: break
    }
    try section.write(in: commonDirectory)
  }

  /// Takes it out if it is as it was written.
  package func uninstall() throws(GitError) {
    guard let configured, Self.program(of: configured) != nil else { return }
    try Self.section(configured).remove(in: commonDirectory)
  }

  private static func section(_ command: String) -> ConfigurationSection {
    ConfigurationSection(name, [.init("name", "git-issue, field by field"), .init("driver", command)])
  }

  /// The line of shell that Git runs. Where the program is gone or fails, Git's own merge leaves its usual markers: a
  /// driver that ends without writing would leave our side as if it were the result.
  private static func command(_ program: String) -> String {
    // Git has its own meaning for `%`.
    start + ShellQuoting.quoted(program).replacing("%", with: "%%") + end
  }

  private static let start = "t="
  private static let end =
    "; if test -x \"$t\"; then \"$t\" merge-driver %O %A %B %L %P %S %X %Y; s=$?; test $s -ge 2 || exit $s; fi; "
    + "git merge-file -L ours -L base -L theirs --marker-size=%L %A %O %B"

  /// The program that such a line names; nil where it is another line.
  private static func program(of command: String) -> String? {
    guard command.hasPrefix(start), command.hasSuffix(end) else { return nil }
    let quoted = String(command.dropFirst(start.count).dropLast(end.count)).replacing("%%", with: "%")
    guard quoted.first == "'" else { return quoted }
    return String(quoted.dropFirst().dropLast()).replacing(#"'\''"#, with: "'")
  }
}
