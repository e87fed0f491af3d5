/// Why a repository could not be opened.
package enum RepositoryError: Error, Equatable, Sendable {
  /// There is none at this path or above it.
  case notARepository(String)
  /// It uses a feature that cannot be read.
  case unsupported(UnsupportedFeature)
  /// It belongs to another user, and `safe.directory` does not name it.
  case dubiousOwnership(String)
  /// It is bare and was found by searching, which `safe.bareRepository=explicit` forbids.
  case bareRepositoryForbidden(String)
  /// Anything else.
  case git(GitError)

  /// What to do about it, where that is known: mostly a command.
  package var remedy: String? {
    switch self {
    case .notARepository: "git init"
    case .unsupported(let feature): feature.remedy
    case .dubiousOwnership(let path): "git config --global --add safe.directory \(ShellQuoting.quoted(path))"
    case .bareRepositoryForbidden(let path): "git --git-dir=\(ShellQuoting.quoted(path)) issue …"
    case .git(let error): error.remedy
    }
  }
}

extension RepositoryError: CustomStringConvertible {
  /// What is wrong, for a person: lower case, without a final stop.
  package var description: String {
    switch self {
    case .notARepository(let path): "not a git repository: \(path)"
    case .unsupported(let feature): feature.description
    case .dubiousOwnership(let path): "the repository at \(path) belongs to another user"
    case .bareRepositoryForbidden(let path):
      "safe.bareRepository is 'explicit', and \(path) is a bare repository that was not named"
    case .git(let error): error.description
    }
  }
}

/// Quoting for a POSIX shell.
package enum ShellQuoting {
  /// The text as one word of a shell; words that need no quotes have none.
  package static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "/._-+=:,@%".utf8.contains(byte)
      }
    }
    guard !isPlain || text.isEmpty else { return text }
    return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
  }
}
