internal import Git
internal import Issues

/// A file of what was made of the contents of issues, by the names of their blobs: fields, or text to be searched.
///
/// ```
/// "git-issue segment 2\n", number of entries, number of slots
/// slot: 0, or 1 + the position of an entry, found by the blob's first bytes
/// entry: blob, offset and length of what is known of it, sum of both
/// ```
///
/// It is written once and never changed. Every entry has a sum of its own, so that only what is used is verified.
final class Segment: Sendable {
  private static let head = Array("git-issue segment 2\n".utf8)
  private static let start = head.count + 8
  private static let entrySize = 32

  let name: UInt64
  let count: Int
  private let bytes: FixedBytes
  private let slotCount: Int
  private let entries: Int

  /// Nil where the bytes are none of ours.
  init?(name: UInt64, _ bytes: FixedBytes?) {
    guard let bytes else { return nil }
    var reader = ByteReader(bytes.all)
    guard let head = reader.read(count: Self.head.count), head.elementsEqual(Self.head),
      let count = reader.readCount(), let slotCount = reader.readCount(), slotCount.nonzeroBitCount == 1,
      Self.start + slotCount * 4 + count * Self.entrySize <= bytes.all.count
    else { return nil }
    self.name = name
    self.count = count
    self.bytes = bytes
    self.slotCount = slotCount
    entries = Self.start + slotCount * 4
  }

  /// What is known of a blob, if the entry is sound.
  func content(_ position: Int) -> UnsafeRawBufferPointer? {
    guard position < count else { return nil }
    let entry = UnsafeRawBufferPointer(rebasing: bytes.all[(entries + position * Self.entrySize)...])
    let offset = Int(UInt32(littleEndian: entry.loadUnaligned(fromByteOffset: 20, as: UInt32.self)))
    let length = Int(UInt32(littleEndian: entry.loadUnaligned(fromByteOffset: 24, as: UInt32.self)))
    let sum = UInt32(littleEndian: entry.loadUnaligned(fromByteOffset: 28, as: UInt32.self))
    guard let content = bytes.part(at: offset, count: length),
      Self.sum(entry.loadUnaligned(as: UInt64.self), content) == sum
    else { return nil }
    return content
  }

  func blob(_ position: Int) -> ObjectID? {
    bytes.part(at: entries + position * Self.entrySize, count: 20).flatMap { ObjectID(bytes: $0) }
  }

  /// The entry of a blob.
  func position(of blob: ObjectID) -> Int? {
    var slot = Self.slot(blob, of: slotCount)
    for _ in 0..<slotCount {
      let value = Int(
        UInt32(littleEndian: bytes.all.loadUnaligned(fromByteOffset: Self.start + slot * 4, as: UInt32.self)))
      guard value > 0, value <= count else { return nil }
      if self.blob(value - 1) == blob { return value - 1 }
      slot = (slot + 1) & (slotCount - 1)
    }
    return nil
  }

  private static func slot(_ blob: ObjectID, of count: Int) -> Int {
    blob.bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) } & (count - 1)
  }

  private static func sum(_ blob: UInt64, _ content: UnsafeRawBufferPointer) -> UInt32 {
    let sum = content.sum(blob)
    return UInt32(truncatingIfNeeded: sum ^ sum >> 32)
  }

  /// A segment that is being made.
  struct Draft {
    private(set) var count = 0
    private var entries = ByteWriter()
    private var contents: [UInt8] = []
    private var blobs: [ObjectID] = []

    /// Adds what is known of a blob, and gives its position; nil where there is no room, since offsets have 32 bits.
    mutating func add(_ blob: ObjectID, _ content: UnsafeRawBufferPointer) -> Int? {
      guard contents.count + content.count < Int(UInt32.max) - (1 << 30) else { return nil }
      let name = blob.bytes
      entries.write(name)
      entries.write(UInt32(contents.count))
      entries.write(UInt32(content.count))
      entries.write(Segment.sum(name.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }, content))
      contents.append(contentsOf: content)
      blobs.append(blob)
      count += 1
      return count - 1
    }

    func bytes() -> [UInt8] {
      var slotCount = 16
      while slotCount < 2 * count { slotCount *= 2 }
      var slots = [UInt32](repeating: 0, count: slotCount)
      for (position, blob) in blobs.enumerated() {
        var slot = Segment.slot(blob, of: slotCount)
        while slots[slot] != 0 { slot = (slot + 1) & (slotCount - 1) }
        slots[slot] = UInt32(position + 1)
      }
      let base = UInt32(Segment.start + slotCount * 4 + count * Segment.entrySize)
      var writer = ByteWriter()
      writer.reserve(Int(base) + contents.count)
      writer.write(Segment.head)
      writer.write(UInt32(count))
      writer.write(UInt32(slotCount))
      for slot in slots { writer.write(slot) }
      var placed = entries.bytes
      placed.withUnsafeMutableBytes { entries in
        for offset in stride(from: 20, to: entries.count, by: Segment.entrySize) {
          let relative = UInt32(littleEndian: entries.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
          entries.storeBytes(of: (base + relative).littleEndian, toByteOffset: offset, as: UInt32.self)
        }
      }
      writer.write(placed)
      writer.write(contents)
      return writer.bytes
    }
  }
}
