internal import Git
internal import Issues

/// The file of verdicts: one record for each issue and content, sorted by the bytes of their paths, and behind them the
/// paths and the verdicts.
///
/// ```
/// "git-issue verdicts 1\n", checksum of all that follows, name of what was judged by, number of records
/// record: offset and length of path and of verdict, blob, mode, whether there is a stamp, stamp
/// ```
struct VerdictFile: Sendable {
  /// What a verdict is about.
  struct Record {
    let path: String
    let blob: ObjectID
    let isExecutable: Bool
    /// Nil where the file was written to a moment ago, or does not stand in the work tree.
    let stamp: FileStamp?
    /// The verdict.
    let bytes: [UInt8]
  }

  private static let head = Array("git-issue verdicts 1\n".utf8)
  private static let start = head.count + 8 + 20 + 4
  private static let recordSize = 80

  private let bytes: [UInt8]
  let count: Int

  static let empty = VerdictFile()

  private init() {
    bytes = []
    count = 0
  }

  /// Reads a file; nil where it is none of ours, was judged by something else, or is damaged.
  init?(_ bytes: [UInt8], judgedBy name: ObjectID) {
    let count: Int? = bytes.withUnsafeBytes { bytes in
      var reader = ByteReader(bytes)
      guard let head = reader.read(count: Self.head.count), head.elementsEqual(Self.head),
        let sum = reader.read(UInt64.self), let judgedBy = reader.read(count: 20), name.bytes.elementsEqual(judgedBy),
        let count = reader.readCount(), count <= (bytes.count - Self.start) / Self.recordSize,
        UnsafeRawBufferPointer(rebasing: bytes[(Self.head.count + 8)...]).checksum == sum
      else { return nil }
      return count
    }
    guard let count else { return nil }
    self.bytes = bytes
    self.count = count
  }

  /// Reads a file, whatever it was judged by; nil where it is none of ours or is damaged.
  init?(_ bytes: [UInt8]) {
    let name = bytes.dropFirst(Self.head.count + 8).prefix(20)
    guard let judgedBy = ObjectID(bytes: name) else { return nil }
    self.init(bytes, judgedBy: judgedBy)
  }

  /// The first record of a path, if there is one, else where it would stand.
  ///
  /// - Parameter guess: Where it may be: files are asked for in about this order.
  func position(of path: String, near guess: Int) -> Int {
    var path = path
    return path.withUTF8 { path in
      let path = UnsafeRawBufferPointer(path)
      if guess < count, order(guess, path) == 0, guess == 0 || order(guess - 1, path) < 0 { return guess }
      var (low, high) = (0, count)
      while low < high {
        let middle = (low + high) / 2
        if order(middle, path) < 0 { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  /// Whether a record is about a path.
  func isRecord(_ position: Int, of path: String) -> Bool {
    guard position < count else { return false }
    var path = path
    return path.withUTF8 { order(position, UnsafeRawBufferPointer($0)) == 0 }
  }

  func blob(_ position: Int) -> ObjectID? {
    field(position, at: 16) { reader in reader.read(count: 20).flatMap { ObjectID(bytes: $0) } }
  }

  func isExecutable(_ position: Int) -> Bool { field(position, at: 36) { $0.read(UInt8.self) } == 1 }

  func stamp(_ position: Int) -> FileStamp? {
    field(position, at: 37) { reader in
      guard reader.read(UInt8.self) == 1, reader.read(UInt16.self) != nil else { return nil }
      var words: [UInt64] = []
      for _ in 0..<5 {
        guard let word = reader.read(UInt64.self) else { return nil }
        words.append(word)
      }
      return FileStamp(words: words)
    }
  }

  func path(_ position: Int) -> String? { part(position, at: 0) { String(decoding: $0, as: UTF8.self) } }

  func verdictBytes(_ position: Int) -> [UInt8]? { part(position, at: 8) { Array($0) } }

  func verdict(_ position: Int, path: String) -> Verdict? {
    part(position, at: 8) { part in
      var reader = ByteReader(part)
      return Verdict(&reader, path: path)
    }
  }

  func record(_ position: Int) -> Record? {
    guard let path = path(position), let blob = blob(position), let bytes = verdictBytes(position) else { return nil }
    return Record(
      path: path, blob: blob, isExecutable: isExecutable(position), stamp: stamp(position), bytes: bytes)
  }

  private func order(_ position: Int, _ path: UnsafeRawBufferPointer) -> Int {
    part(position, at: 0) { $0.order(path) } ?? 1
  }

  private func field<Value>(_ position: Int, at offset: Int, _ read: (inout ByteReader) -> Value?) -> Value? {
    bytes.withUnsafeBytes { bytes in
      var reader = ByteReader(bytes, at: Self.start + position * Self.recordSize + offset)
      return read(&reader)
    }
  }

  private func part<Value>(_ position: Int, at offset: Int, _ read: (UnsafeRawBufferPointer) -> Value?) -> Value? {
    bytes.withUnsafeBytes { bytes in
      var reader = ByteReader(bytes, at: Self.start + position * Self.recordSize + offset)
      guard let start = reader.readCount(), let length = reader.readCount() else { return nil }
      reader = ByteReader(bytes, at: start)
      return reader.read(count: length).flatMap(read)
    }
  }

  /// The bytes of a file.
  ///
  /// - Parameter records: In the order of ``precedes(_:_:)``.
  /// - Returns: Nil where they are beyond 4 GB.
  static func bytes(of records: [Record], judgedBy name: ObjectID) -> [UInt8]? {
    var writer = ByteWriter()
    let tail = records.reduce(0) { $0 + $1.path.utf8.count + $1.bytes.count }
    guard start + records.count * recordSize + tail <= UInt32.max else { return nil }
    writer.reserve(20 + 4 + records.count * recordSize + tail)
    writer.write(name.bytes)
    writer.write(UInt32(records.count))
    var offset = start + records.count * recordSize
    for record in records {
      for length in [record.path.utf8.count, record.bytes.count] {
        writer.write(UInt32(offset))
        writer.write(UInt32(length))
        offset += length
      }
      writer.write(record.blob.bytes)
      writer.write(UInt8(record.isExecutable ? 1 : 0))
      writer.write(UInt8(record.stamp == nil ? 0 : 1))
      writer.write(UInt16(0))
      for word in record.stamp?.words ?? [0, 0, 0, 0, 0] { writer.write(word) }
    }
    for record in records {
      writer.write(record.path.utf8)
      writer.write(record.bytes)
    }
    var head = ByteWriter()
    head.write(Self.head)
    head.write(writer.bytes.withUnsafeBytes { $0.checksum })
    return head.bytes + writer.bytes
  }

  /// The order of the bytes of paths. That of texts is another where letters have marks.
  static func precedes(_ left: String, _ right: String) -> Bool {
    var (left, right) = (left, right)
    return left.withUTF8 { left in
      right.withUTF8 { UnsafeRawBufferPointer(left).order(UnsafeRawBufferPointer($0)) < 0 }
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Negative where these bytes come first, 0 where they are the same.
  func order(_ other: UnsafeRawBufferPointer) -> Int {
    for (left, right) in zip(self, other) where left != right { return left < right ? -1 : 1 }
    return count - other.count
  }
}
