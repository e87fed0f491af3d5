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
}
