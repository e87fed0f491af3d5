#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Where input comes from: a file descriptor, or memory in tests.
enum Source {
  case descriptor(Int32)
  case bytes([UInt8])

  /// Why input could not be read.
  enum Failure: Error, Equatable, CustomStringConvertible {
    /// More than the caller is ready to take.
    case tooLong(limit: Int)
    /// The `errno` of the read.
    case unreadable(code: Int32)

    var description: String {
      switch self {
      case .tooLong(let limit): "standard input is longer than \(limit) bytes"
      case .unreadable(let code): "cannot read standard input: \(String(cString: strerror(code)))"
      }
    }
  }

  /// Reads to the end.
  ///
  /// - Parameter limit: In bytes. More throws `tooLong`, so that `yes | git issue add` ends.
  func readAll(limit: Int) throws(Failure) -> [UInt8] {
    switch self {
    case .bytes(let bytes):
      guard bytes.count <= limit else { throw .tooLong(limit: limit) }
      return bytes
    case .descriptor(let descriptor):
      return try Self.readAll(descriptor, limit: limit)
    }
  }

  private static func readAll(_ descriptor: Int32, limit: Int) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count < 0 {
        guard errno == EINTR else { throw .unreadable(code: errno) }
        continue
      }
      bytes.append(contentsOf: chunk[..<count])
      guard bytes.count <= limit else { throw .tooLong(limit: limit) }
    }
  }
}
