/// What `core.sharedRepository` asks for, so that several users can write to a repository.
enum SharedPermissions: Hashable, Sendable {
  /// These bits besides those that the umask has left.
  case adding(UInt32)
  /// These bits, whatever the umask says.
  case exactly(UInt32)

  /// The mode for a new file that the system has given another one.
  func applied(to mode: UInt32) -> UInt32 {
    switch self {
    case .adding(let bits): mode & 0o777 | bits
    case .exactly(let bits): bits
    }
  }
}

extension Repository {
  /// The permissions of files in the repository; nil when the umask alone decides.
  func sharedPermissions() throws(GitError) -> SharedPermissions? {
    guard let value = try configuration.string("core.sharedRepository")?.lowercased() else { return nil }
    switch value {
    case "group", "true", "yes", "on", "1": return .adding(0o660)
    case "all", "world", "everybody", "2": return .adding(0o664)
    case "umask", "false", "no", "off", "0", "": return nil
    default: return UInt32(value, radix: 8).map { .exactly($0 & 0o666 | 0o600) }
    }
  }
}
