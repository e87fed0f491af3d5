/// A version of the program `git`.
package struct GitVersion: Hashable, Comparable, Sendable {
  private let major: Int
  private let minor: Int

  package init(_ major: Int, _ minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// Reads what `git --version` prints: `git version 2.39.5 (Apple Git-154)`, `git version 2.54.0.rc1`.
  init?(printed text: String) {
    guard let number = text.split(separator: " ").dropFirst(2).first else { return nil }
    let parts = number.split(separator: ".").prefix(2).map { Int($0) }
    guard parts.count == 2, let major = parts[0], let minor = parts[1] else { return nil }
    self.init(major, minor)
  }

  /// The version of the `git` that is first in `PATH`; nil when there is none, or when it does not tell.
  package static func installed(environment: [String: String]) -> GitVersion? {
    let output = try? ChildProcess.run(.program("git", arguments: ["--version"]), environment: environment)
    return output.flatMap { $0.status.isSuccess ? GitVersion(printed: $0.text) : nil }
  }

  package static func < (left: GitVersion, right: GitVersion) -> Bool {
    (left.major, left.minor) < (right.major, right.minor)
  }
}
