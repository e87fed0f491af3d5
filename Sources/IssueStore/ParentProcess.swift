#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// The program that runs a hook.
enum ParentProcess {
  /// Whether it is a `git commit` that was plainly called without `--amend`. An alias may hide the option, and then
  /// nothing is said.
  static var commitsWithoutAmending: Bool {
    guard let bytes = try? WorkTree(root: "/proc/\(getppid())").readStream("cmdline") else { return false }
    let arguments = bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    guard let program = arguments.first, program == "git" || program.hasSuffix("/git"), arguments.contains("commit")
    else {
      return false
    }
    // Git takes any beginning of an option that is no other's.
    return !arguments.contains { $0.hasPrefix("--am") }
  }
}
