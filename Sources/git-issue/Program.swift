internal import Git

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// This program's own file.
enum Program {
  /// The absolute path; nil where the system does not say.
  static var path: String? { resolved("/proc/self/exe") ?? resolved(CommandLine.arguments[0]) }

  /// The absolute path by which people call it, for what is to outlive an upgrade.
  ///
  /// Homebrew and Nix have a link on the `PATH` that leads to the folder of a version, which goes with the next one.
  static func stablePath(environment: [String: String]) -> String? {
    let names = [ChildProcess.path(of: "git-issue", environment: environment), CommandLine.arguments[0]]
    return names.compactMap(\.self).first { $0.hasPrefix("/") && resolved($0) == path } ?? path
  }

  /// A path without symbolic links.
  static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
