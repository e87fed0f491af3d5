#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// This program's own file.
enum Program {
  /// The absolute path; nil where the system does not say.
  static var path: String? { resolved("/proc/self/exe") ?? resolved(CommandLine.arguments[0]) }

  /// A path without symbolic links.
  static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
