internal import Clibgit2

/// A failure reported by libgit2.
package struct GitError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What went wrong, in terms a caller can act on.
  package struct Code: RawRepresentable, Hashable, Sendable {
    package let rawValue: Int32
    package init(rawValue: Int32) { self.rawValue = rawValue }
    package static let notFound = Code(rawValue: GIT_ENOTFOUND.rawValue)
    package static let unbornBranch = Code(rawValue: GIT_EUNBORNBRANCH.rawValue)
  }
  package let code: Code
  package let message: String
  package let function: String
  package var description: String { "\(function): \(message)" }
}

/// Runs a libgit2 call and throws when its status is negative.
@discardableResult
func check(_ function: StaticString, _ status: Int32) throws(GitError) -> Int32 {
  guard status < 0 else { return status }
  let last = git_error_last()
  let message = last.map { String(cString: $0.pointee.message) } ?? "status \(status)"
  git_error_clear()
  throw GitError(code: .init(rawValue: status), message: message, function: "\(function)")
}
