/// A line of a shell script, and what it does with `$0`.
///
/// It is read roughly, as commands of words: a quoted separator counts as one too. What is mistaken for a use of the name
/// costs nothing, since a script may always be read under its own name.
struct ShellLine {
  private let text: String
  private let commands: [Command]

  init(_ line: Substring) {
    text = String(line).replacing("${0}", with: "$0")
    commands = text.split { ";&|()`".contains($0) }.map { Command($0) }
  }

  var isComment: Bool { text.drop(while: \.isWhitespace).first == "#" }

  /// Whether it reads another script, which may use `$0` too.
  var isSourcing: Bool { commands.contains { [".", "source"].contains($0.program) } }

  /// Whether it has `$0` for anything.
  var namesItself: Bool { count(of: "$0") + count(of: "${0") > 0 }

  /// Whether it has `$0` for more than to find the script's place, or to start the script again.
  var asksForName: Bool {
    guard namesItself, !text.contains("BASH_SOURCE") else { return text.contains("BASH_SOURCE") && cutsName }
    let others = commands.count { $0.findsPlace || $0.startsScript } + count(of: "${0%/")
    return cutsName || count(of: "$0") + count(of: "${0") > others
  }

  /// Whether it looks where the script is behind a link.
  var resolvesLinks: Bool { commands.contains { $0.findsPlace && $0.program != "dirname" } }

  /// Whether it starts the script again, or lets a program read it that may do so.
  var startsScript: Bool { commands.contains(where: \.startsScript) }

  private var cutsName: Bool { text.contains("basename") || text.contains("##*/") }

  private func count(of part: String) -> Int { text.ranges(of: part).count }

  /// Words of which the first names a program.
  private struct Command {
    let program: String
    let arguments: [String]
    /// The shell makes way for it.
    let isLast: Bool

    init(_ text: Substring) {
      let words = text.split(whereSeparator: \.isWhitespace).map(Self.unquoted)
      let rest = words.drop { Self.prefixes.contains($0) || $0.first == "-" || $0.contains("=") }
      program = rest.first ?? ""
      arguments = Array(rest.dropFirst())
      isLast = words.prefix(words.count - rest.count).contains("exec")
    }

    var findsPlace: Bool { ["dirname", "readlink", "realpath"].contains(program) && arguments.contains("$0") }

    var startsScript: Bool {
      guard program != "$0" else { return true }
      guard arguments.first(where: { $0.first != "-" }) == "$0" else { return false }
      // `exec tclsh "$0"` reads the script; a program of the project's own is only told its name.
      let isOfProject = program.contains("/") && program.first != "/"
      return Self.interpreters.contains(program.split(separator: "/").last ?? "") || isLast && !isOfProject
    }

    private static let prefixes: Set = [
      "if", "then", "elif", "else", "while", "until", "do", "!", "{", "time", "exec", "env", "command", "nohup", "sudo",
    ]
    private static let interpreters: Set<Substring> = [
      "sh", "dash", "bash", "zsh", "ksh", "python", "python3", "perl", "ruby", "node",
    ]

    private static func unquoted(_ word: Substring) -> String { word.filter { $0 != "\"" } }
  }
}
