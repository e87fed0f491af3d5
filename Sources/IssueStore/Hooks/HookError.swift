internal import Git

/// Why a hook could not be installed or removed. Nothing was changed for that hook.
package enum HookError: Error, Hashable, Sendable {
  /// Others keep changing the folder.
  case busy(path: String)
  /// Files cannot be made, renamed or removed in a folder.
  case folder(path: String, reason: String)
  /// Another file operation failed.
  case file(operation: String, path: String, reason: String)

  /// What to do about it: a command where one is enough.
  package var remedy: String {
    switch self {
    case .busy: "install the hooks again"
    case .folder(let path, _), .file(_, let path, _):
      "see that you may write there: ls -ld \(ShellQuoting.quoted(path))"
    }
  }
}

extension HookError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .busy(let path): "\(path) is being changed by another process"
    case .folder(let path, let reason): "cannot write to the folder \(path): \(reason)"
    case .file(let operation, let path, let reason): "\(operation) \(path): \(reason)"
    }
  }
}
