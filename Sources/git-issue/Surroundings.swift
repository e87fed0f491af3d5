internal import FoundationEssentials
internal import Git
internal import Issues

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// What can be seen of the environment from here.
enum Surroundings {
  /// Values for the parts that a form asks for. Nothing that names a person or a machine.
  static func environment(_ form: Form, _ console: Console) -> [(key: String, value: String)] {
    form.environment.compactMap { key, _ in
      let value: String? =
        switch key {
        case "os": system
        case "python": version(of: "python3", console) ?? version(of: "python", console)
        case "node": version(of: "node", console)
        case "ruby": version(of: "ruby", console)
        case "go": version(of: "go", console, argument: "version")
        case "java": version(of: "java", console)
        case "git": version(of: "git", console)
        default: nil
        }
      return value.map { (key, $0) }
    }
  }

  /// `Debian GNU/Linux 12 (bookworm), Linux 6.1.0 x86_64`.
  private static var system: String {
    var name = utsname()
    uname(&name)
    let kernel = text(name.sysname) + " " + text(name.release) + " " + text(name.machine)
    guard let release = try? String(contentsOfFile: "/etc/os-release", encoding: .utf8),
      let line = release.split(separator: "\n").first(where: { $0.hasPrefix("PRETTY_NAME=") })
    else { return kernel }
    return line.dropFirst("PRETTY_NAME=".count).filter { $0 != "\"" } + ", " + kernel
  }

  /// The first number with a dot that a program says of itself.
  private static func version(of program: String, _ console: Console, argument: String = "--version") -> String? {
    guard
      let output = try? ChildProcess.run(.program(program, arguments: [argument]), environment: console.environment),
      output.status.isSuccess
    else { return nil }
    let words = (output.text + " " + output.errorText).split { $0.isWhitespace }
    return words.map { $0.drop { !$0.isNumber } }.first { $0.contains(".") }.map(String.init)
  }

  /// A C array of characters as text.
  private static func text<Characters>(_ characters: Characters) -> String {
    withUnsafeBytes(of: characters) { bytes in String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self) }
  }
}
