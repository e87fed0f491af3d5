#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

extension Console {
  /// Reads a file that the user names, or standard input, piece by piece.
  func readPieces(of path: String, take: (UnsafeBufferPointer<UInt8>) throws -> Void) throws {
    let file = path == "-" ? -1 : open(absolute(path), O_RDONLY | O_CLOEXEC)
    guard path == "-" || file >= 0 else { throw Failure(.fatal, "\(path): \(String(cString: strerror(errno)))") }
    defer { if file >= 0 { close(file) } }
    do {
      try (path == "-" ? standardInput : .descriptor(file)).readPieces(take)
    } catch Source.Failure.unreadable(let code) where path != "-" {
      throw Failure(.fatal, "\(path): \(String(cString: strerror(code)))")
    }
  }

  /// The size of a regular file that the user names; nil for what is none.
  func size(of path: String) -> Int? {
    var status = stat()
    guard stat(absolute(path), &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }
}

extension Source {
  /// Reads to the end, piece by piece, whatever its size.
  fileprivate func readPieces(_ take: (UnsafeBufferPointer<UInt8>) throws -> Void) throws {
    switch self {
    case .bytes(let bytes): try bytes.withUnsafeBufferPointer { try take($0) }
    case .descriptor(let descriptor):
      let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 20)
      defer { buffer.deallocate() }
      while true {
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        if count == 0 { return }
        guard count > 0 else {
          if errno == EINTR { continue }
          throw Failure.unreadable(code: errno)
        }
        try take(UnsafeBufferPointer(rebasing: buffer[..<count]))
      }
    }
  }
}
