/// Numbers and texts one after another, without gaps.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  mutating func write(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ part: some Sequence<UInt8>) { bytes.append(contentsOf: part) }

  mutating func write(_ range: Range<Int>) {
    write(UInt32(range.lowerBound))
    write(UInt32(range.upperBound))
  }

  mutating func write(_ text: String) {
    write(UInt32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }
}

/// Reads what a ``ByteWriter`` wrote. Nil where the bytes end too early, whatever they are.
struct ByteReader {
  private let bytes: UnsafeRawBufferPointer
  private var offset: Int

  init(_ bytes: UnsafeRawBufferPointer, at offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
  }

  mutating func read<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) -> Number? {
    guard let part = read(count: MemoryLayout<Number>.size) else { return nil }
    return Number(littleEndian: part.loadUnaligned(as: Number.self))
  }

  /// A number that is not negative.
  mutating func readCount() -> Int? { read(UInt32.self).map { Int($0) } }

  mutating func read(count: Int) -> UnsafeRawBufferPointer? {
    guard offset >= 0, count >= 0, count <= bytes.count - offset else { return nil }
    defer { offset += count }
    return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
  }

  mutating func readRange() -> Range<Int>? {
    guard let lower = readCount(), let upper = readCount(), lower <= upper else { return nil }
    return lower..<upper
  }

  mutating func readText() -> String? { readTextBytes().map { String(decoding: $0, as: UTF8.self) } }

  /// Reads so many things as a number says, or as there are.
  mutating func readEach(_ body: (inout ByteReader) -> Void) {
    for _ in 0..<(readCount() ?? 0) {
      let start = offset
      body(&self)
      guard offset > start else { return }
    }
  }

  /// The UTF-8 of a text.
  mutating func readTextBytes() -> UnsafeRawBufferPointer? { readCount().flatMap { read(count: $0) } }
}

extension UnsafeRawBufferPointer {
  /// A sum that changes with every byte and its place. It guards against accidents, not against people.
  var checksum: UInt64 {
    var sum: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(count)
    func add(_ word: UInt64) {
      sum = (sum ^ word) &* 0xFF51_AFD7_ED55_8CCD
      sum ^= sum >> 32
    }
    var offset = 0
    while offset + 8 <= count {
      add(loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian)
      offset += 8
    }
    while offset < count {
      add(UInt64(self[offset]))
      offset += 1
    }
    return sum
  }
}
