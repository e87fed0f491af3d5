#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Git's rule about repositories that belong to other users, whose configuration could run their programs.
enum Ownership {
  /// Whether a file belongs to the user, or to the user who became root with `sudo`. A file that is not there does.
  static func isOwn(_ path: String, environment: [String: String]) -> Bool {
    if ConfigurationFiles.isTrue(environment["GIT_TEST_ASSUME_DIFFERENT_OWNER"]) { return false }
    guard let status = System.status(path) else { return true }
    let user = geteuid()
    guard user == 0, status.st_uid != 0 else { return status.st_uid == user }
    return environment["SUDO_UID"].flatMap { uid_t($0) } == status.st_uid
  }

  /// Whether the user's own configuration names a directory in `safe.directory`.
  ///
  /// An empty value forgets those before it, `*` trusts all, and `DIRECTORY/*` those below.
  static func isTrusted(_ path: String, under configuration: GitConfiguration) -> Bool {
    var isTrusted = false
    for entry in configuration.all("safe.directory") where entry.scope.isProtected {
      let value = configuration.expanded(entry.value ?? "")
      if value.isEmpty {
        isTrusted = false
      } else if value == "*" || value == path || System.realPath(value) == path {
        isTrusted = true
      } else if value.hasSuffix("/*"), path.utf8.starts(with: value.dropLast().utf8) {
        isTrusted = true
      }
    }
    return isTrusted
  }
}
