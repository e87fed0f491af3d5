#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension Repository {
  /// Refuses where a pipe or a device has the name of a file that libgit2 looks for on the way to a path, such as
  /// `.gitattributes`: it would be opened, and that may wait for ever.
  func requireNoSpecialFile(named name: String, above path: String) throws(GitError) {
    guard let workTree else { return }
    var folder = workTree.hasSuffix("/") ? workTree : "\(workTree)/"
    for part in [""] + path.split(separator: "/").dropLast().map({ "\($0)/" }) {
      folder += part
      guard System.isSpecial(folder + name) else { continue }
      throw GitError(
        .other(-ENXIO), "\(folder)\(name): a pipe or a device, which is not read", function: "stat",
        path: folder + name, remedy: "put a file in its place, or remove it")
    }
  }
}

extension System {
  /// Whether a path leads to something that is neither a file nor a folder.
  static func isSpecial(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }
}
