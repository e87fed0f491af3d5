internal import Foundation

/// The program as it was built together with the tests.
package enum BuiltProgram {
  /// The absolute path of `git-issue`, beside the tests that are running.
  package static let path: String = {
    let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    let candidates = [tests, Bundle.main.bundleURL].map {
      $0.deletingLastPathComponent().appending(path: "git-issue").path(percentEncoded: false)
    }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) } ?? candidates[0]
  }()
}

extension TemporaryRepository {
  /// Puts the program in front of the `PATH`, so that `git issue` runs it.
  package func installProgram() throws {
    let directory = sibling("bin")
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: "\(directory)/git-issue", withDestinationPath: BuiltProgram.path)
    environment["PATH"] = "\(directory):\(environment["PATH"] ?? "/usr/bin:/bin")"
  }
}
