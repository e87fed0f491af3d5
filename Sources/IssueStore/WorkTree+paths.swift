#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

extension WorkTree {
  /// Whether a path leads to one place below the root only. Tracked files name paths too.
  package static func isSafe(_ path: String) -> Bool {
    let bytes = path.utf8
    guard bytes.first != UInt8(ascii: "/"), !bytes.contains(0) else { return false }
    return !bytes.split(separator: UInt8(ascii: "/")).contains {
      $0.count <= 2 && $0.allSatisfy { $0 == UInt8(ascii: ".") }
    }
  }

  static func split(_ path: String) -> (parent: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
    return (String(path[..<slash]), String(path[path.utf8.index(after: slash)...]))
  }

  /// Whether two paths lead to one file, as on a disk for which names that differ in case are the same.
  func isSameFile(_ one: String, _ other: String) -> Bool {
    var (status, another) = (stat(), stat())
    guard lstat("\(root)/\(one)", &status) == 0, lstat("\(root)/\(other)", &another) == 0 else { return false }
    return status.st_dev == another.st_dev && status.st_ino == another.st_ino && status.st_nlink == 1
  }
}
