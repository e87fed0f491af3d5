/// What the text of someone else's hook says about running it under another name.
///
/// Some hooks ask `$0` which hook they are, or where their parts are: husky's do, and scripts that serve several hooks.
/// Run as `pre-commit.before-git-issue` they would do nothing, or fail.
struct EarlierHook {
  /// How it can be run after it was moved aside.
  enum Running: Equatable {
    /// By itself.
    case direct
    /// Read by this shell, which goes on giving it the name that Git calls.
    case under(shell: String)
    /// Not at all: it asks for its name, and is no script for a shell that can give it another.
    case impossible
  }

  private let text: String
  private let lines: [Substring]

  init(_ bytes: [UInt8]) {
    text = String(decoding: bytes, as: UTF8.self)
    lines = text.split(whereSeparator: \.isNewline)
  }

  /// Whether a person has put the call of our program into it.
  func calls(_ hook: String) -> Bool {
    lines.contains { line in
      line.drop(while: \.isWhitespace).first != "#"
        && ["git-issue hook \(hook)", "git issue hook \(hook)"].contains { line.contains($0) }
    }
  }

  /// Whether it runs what is beside it under its name with `.legacy`, as the pre-commit framework and prek do.
  var runsLegacy: Bool { text.contains("hook-impl") }

  /// Whether a person can put a line of shell into it.
  var takesLines: Bool { shell != nil || isShellScript }

  var running: Running {
    let script = lines.map(ShellLine.init).filter { !$0.isComment }
    guard isShellScript ? script.asksForName : asksForName else { return .direct }
    // A script that compares `$0` with `BASH_SOURCE`, starts itself again, or follows the link that it is, takes being
    // read for something else.
    let isOneFile = text.contains("BASH_SOURCE") || script.contains { $0.startsScript || $0.resolvesLinks }
    guard let shell, !isOneFile else { return .impossible }
    return .under(shell: shell)
  }

  /// Whether a script for another interpreter asks which hook it is.
  private var asksForName: Bool {
    lines.contains { line in
      ["$0", "argv[0]", "argv[1]", "PROGRAM_NAME", "__file__", "__filename"].contains { line.contains($0) }
        && ["basename", ".name", ".stem"].contains { line.contains($0) }
    }
  }

  /// Whether a shell of any kind reads it.
  private var isShellScript: Bool {
    guard !text.contains("\0") else { return false }
    let words = interpreter.map { $0.trimmingPrefix("/").split(separator: "/").last ?? "" }
    return !text.hasPrefix("#!") || words.contains { $0.hasSuffix("sh") }
  }

  /// The words of its first line.
  private var interpreter: [Substring] {
    guard text.hasPrefix("#!") else { return [] }
    return lines.first?.dropFirst(2).split(whereSeparator: \.isWhitespace) ?? []
  }

  /// The shell of its first line with at most one option; `/bin/sh` for a script without such a line, as in Git.
  private var shell: String? {
    guard !text.contains("\0") else { return nil }
    guard text.hasPrefix("#!") else { return "/bin/sh" }
    var words = text.dropFirst(2).prefix { $0 != "\n" }.split(whereSeparator: { $0 == " " || $0 == "\t" })
    let line = words.joined(separator: " ")
    if words.first?.hasSuffix("/env") == true { words.removeFirst() }
    guard let name = words.first?.split(separator: "/").last, ["sh", "dash", "bash"].contains(name) else { return nil }
    let options = words.dropFirst()
    guard options.count <= 1, options.allSatisfy(Self.isOption) else { return nil }
    return line
  }

  private static func isOption(_ word: Substring) -> Bool {
    word.first == "-" && word.count > 1 && word.dropFirst().allSatisfy { $0.isASCII && $0.isLetter }
  }
}

extension [ShellLine] {
  fileprivate var asksForName: Bool {
    contains(where: \.asksForName) || contains(where: \.isSourcing) && contains(where: \.namesItself)
  }
}
