#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Input that is read line by line, or by numbers of bytes, as it comes.
struct LineSource {
  enum Line: Equatable {
    case bytes([UInt8])
    /// Longer than the limit; what it held is not kept.
    case tooLong
  }

  private let source: Source
  /// In bytes.
  private let limit: Int
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  init(_ source: Source, limit: Int) {
    (self.source, self.limit) = (source, limit)
    if case .bytes(let bytes) = source {
      buffer = bytes
      isAtEnd = true
    }
  }

  /// The next line without its end; nil where the input ends.
  mutating func next() throws(Source.Failure) -> Line? {
    var line: [UInt8] = []
    var isTooLong = false
    func finished() -> Line { isTooLong ? .tooLong : .bytes(line) }
    while true {
      if let end = buffer[start...].firstIndex(of: 0x0A) {
        if line.count + end - start > limit { isTooLong = true }
        if !isTooLong { line += buffer[start..<end] }
        start = end + 1
        return finished()
      }
      if line.count + buffer.count - start > limit { isTooLong = true }
      if isTooLong { line = [] } else { line += buffer[start...] }
      buffer.removeAll(keepingCapacity: true)
      start = 0
      guard !isAtEnd else { return line.isEmpty && !isTooLong ? nil : finished() }
      try fill()
    }
  }

  /// The next bytes, so many; nil where the input ends before.
  ///
  /// - Parameter limit: Of more bytes none are kept.
  mutating func next(_ count: Int, limit: Int) throws(Source.Failure) -> Line? {
    var bytes: [UInt8] = []
    var missing = count
    while true {
      let part = buffer[start...].prefix(missing)
      if count <= limit { bytes += part }
      start += part.count
      missing -= part.count
      guard missing > 0 else { return count <= limit ? .bytes(bytes) : .tooLong }
      guard !isAtEnd else { return nil }
      buffer.removeAll(keepingCapacity: true)
      start = 0
      try fill()
    }
  }

  private mutating func fill() throws(Source.Failure) {
    guard case .descriptor(let descriptor) = source else { return }
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count > 0 { return buffer.append(contentsOf: chunk[..<count]) }
      if count == 0 { return isAtEnd = true }
      guard errno == EINTR else { throw .unreadable(code: errno) }
    }
  }
}
