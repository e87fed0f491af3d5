internal import Git

/// Why a hook could not be installed or removed. Nothing was changed for that hook.
package enum HookError: Error, Hashable, Sendable {
  /// In the hook's place is a directory, or another thing that is no file.
  case notAFile(path: String)
  /// There are a hook and a kept earlier one, and the two differ: one of them would be lost.
  case earlierHookInTheWay(hook: String, kept: String)
  /// There is a kept hook without the one that runs it: someone has removed ours.
  case keptHookAlone(hook: String, kept: String)
  /// Others keep changing the folder.
  case busy(path: String)
  /// Files cannot be made, renamed or removed in a folder.
  case folder(path: String, reason: String)
  /// Another file operation failed.
  case file(operation: String, path: String, reason: String)

  /// What to do about it: a command where one is enough.
  package var remedy: String {
    switch self {
    case .notAFile(let path): "move \(path) away, and install the hooks again"
    case .earlierHookInTheWay(_, let kept): "if you do not need it: rm \(ShellQuoting.quoted(kept))"
    case .keptHookAlone(let hook, let kept): "mv \(ShellQuoting.quoted(kept)) \(ShellQuoting.quoted(hook))"
    case .busy: "install the hooks again"
    case .folder(let path, _), .file(_, let path, _):
      "see that you may write there: ls -ld \(ShellQuoting.quoted(path))"
    }
  }
}

extension HookError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notAFile(let path): "\(path) is not a file"
    case .earlierHookInTheWay(let hook, let kept): "\(hook) cannot be kept as \(kept): there is another file"
    case .keptHookAlone(let hook, let kept): "\(kept) was kept, but \(hook) is gone"
    case .busy(let path): "\(path) is being changed by another process"
    case .folder(let path, let reason): "cannot write to the folder \(path): \(reason)"
    case .file(let operation, let path, let reason): "\(operation) \(path): \(reason)"
    }
  }
}
