internal import Clibgit2

/// A failure of libgit2, of a system call made beside it, or of a rule of Git's that libgit2 does not know.
package struct GitError: Error, Equatable, Sendable {
  /// What to act on.
  package let code: Code
  /// What happened, for a person: lower case, without a final stop.
  package let message: String
  /// The call that failed.
  package let function: String
  /// The file that stood in the way, where there is one.
  package let path: String?
  /// What to do about it, where that is known.
  package let remedy: String?

  /// Describes a failure; see the properties.
  package init(_ code: Code, _ message: String, function: String, path: String? = nil, remedy: String? = nil) {
    self.code = code
    self.message = message
    self.function = function
    self.path = path
    self.remedy = remedy
  }

  /// A repository feature that is needed here and cannot be read.
  package static func unsupported(_ feature: UnsupportedFeature, function: String) -> GitError {
    GitError(.unsupported(feature), feature.description, function: function, remedy: feature.remedy)
  }
}

extension GitError {
  /// What went wrong, in terms that a caller can act on.
  package enum Code: Hashable, Sendable {
    /// No such object, reference, file or key.
    case notFound
    /// It is there already.
    case exists
    /// A short identifier fits several objects.
    case ambiguous
    /// HEAD names a branch without commits.
    case unbornBranch
    /// A reference has moved since it was read. Read it again and retry.
    case modified
    /// Another process holds a lock. Wait and retry; ``GitError/path`` is the lock.
    case locked
    /// The repository belongs to another user.
    case owner
    /// A name or revision is not well formed.
    case invalidSpec
    /// A repository without a work tree was asked for one.
    case bareRepository
    /// The entry is a directory where a file is wanted, or the other way round.
    case directoryConflict
    /// The repository uses a feature that cannot be read.
    case unsupported(UnsupportedFeature)
    /// Name or email are not configured.
    case identityUnknown
    /// The signing program refused; nothing was written.
    case signingFailed
    /// An object is larger than the caller's limit.
    case tooLarge
    /// Anything else: libgit2's status, or the negated `errno` of a system call.
    case other(Int32)
  }
}

extension GitError: CustomStringConvertible {
  /// The call and what happened, for a log.
  package var description: String { "\(function): \(message)" }
}

extension GitError.Code {
  /// Reads a status of libgit2.
  init(status: Int32) {
    self =
      switch git_error_code(rawValue: status) {
      case GIT_ENOTFOUND: .notFound
      case GIT_EEXISTS: .exists
      case GIT_EAMBIGUOUS: .ambiguous
      case GIT_EUNBORNBRANCH: .unbornBranch
      case GIT_EMODIFIED: .modified
      case GIT_ELOCKED: .locked
      case GIT_EOWNER: .owner
      case GIT_EINVALIDSPEC: .invalidSpec
      case GIT_EBAREREPO: .bareRepository
      case GIT_EDIRECTORY: .directoryConflict
      default: .other(status)
      }
  }
}

/// Runs a libgit2 call and throws when its status is negative.
///
/// The error text is read at once: it belongs to the thread and lasts until the next call.
@discardableResult
func check(_ function: StaticString, _ status: Int32) throws(GitError) -> Int32 {
  guard status < 0 else { return status }
  let system = System.reason
  // Newer versions give an error of no class instead of none.
  let told = git_error_last().flatMap { $0.pointee.klass == 0 ? nil : String(cString: $0.pointee.message) }
  // Where a write of objects fails, libgit2 1.5 says nothing but -1; no other number comes of a call of the system.
  let reason = system.flatMap { status == -1 ? "perhaps: \($0)" : nil } ?? "for no reason given"
  let message = told ?? "libgit2 failed, \(reason) (status \(status))"
  git_error_clear()
  throw GitError(.init(status: status), message, function: "\(function)")
}

/// Runs a libgit2 look-up: false when there is no such thing, throws on any other failure.
func found(_ function: StaticString, _ status: Int32) throws(GitError) -> Bool {
  guard status != GIT_ENOTFOUND.rawValue else {
    git_error_clear()
    return false
  }
  try check(function, status)
  return true
}
