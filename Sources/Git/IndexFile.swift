/// The bytes of an index, read from their beginning. Nothing is read beyond their end, whatever they say.
///
/// ```
/// "DIRC", version, number of entries
/// entry: times (16), device, number, mode, user, group, size, object (20), flags (2), from version 3 flags (2) if the
///        first ones say so, path, zeros
/// extension: name (4), length, content        at the end: a sum (20)
/// ```
///
/// Source: gitformat-index(5).
struct IndexFile {
  private static let sumSize = 20
  private let bytes: UnsafeRawBufferPointer
  private var position = 0
  /// Where the sum begins.
  private let end: Int

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    end = max(0, bytes.count - Self.sumSize)
  }

  var isAtEnd: Bool { position == end }

  mutating func readHead() -> (version: Int, count: Int)? {
    guard end >= 12, bytes.prefix(4).elementsEqual("DIRC".utf8) else { return nil }
    let (version, count) = (Int(number(at: 4)), Int(number(at: 8)))
    // No entry is shorter than its fixed part.
    guard (2...4).contains(version), count <= end / Self.fixedSize else { return nil }
    position = 12
    return (version, count)
  }

  // MARK: Entries

  private static let fixedSize = 62
  private static let hasMoreFlags: UInt16 = 0x4000

  /// Where an entry and its path are; nil where it is not all there.
  mutating func readEntry() -> (entry: Int, path: Range<Int>)? {
    let start = position
    guard let path = pathStart(ofEntryAt: start) else { return nil }
    let said = Int(flags(ofEntryAt: start) & 0xFFF)
    // A path that is longer is as long as it is until its zero.
    let length: Int
    if said < 0xFFF {
      length = said
    } else {
      guard let zero = bytes[path..<end].firstIndex(of: 0) else { return nil }
      length = zero - path
    }
    // One to eight zeros fill it up to a multiple of eight.
    position = start + (path - start + length + 8) & ~7
    guard position <= end, bytes[path + length] == 0 else { return nil }
    return (start, path..<path + length)
  }

  /// The same in version 4, where a path is told by what it has in common with the one before.
  mutating func readEntry(after last: Int, in paths: inout [UInt8]) -> (entry: Int, path: Range<Int>)? {
    let start = position
    guard var next = pathStart(ofEntryAt: start), let dropped = readVariable(&next), dropped <= last,
      let zero = bytes[next..<end].firstIndex(of: 0)
    else { return nil }
    let (old, first) = (paths.count - last, paths.count)
    for index in 0..<last - dropped { paths.append(paths[old + index]) }
    paths.append(contentsOf: bytes[next..<zero])
    position = zero + 1
    return (start, first..<paths.count)
  }

  /// An entry that was read.
  func entry(at start: Int, path: String) -> IndexEntry {
    let flags = flags(ofEntryAt: start)
    let more = flags & Self.hasMoreFlags == 0 ? 0 : half(at: start + Self.fixedSize)
    return IndexEntry(
      path: path, id: ObjectID(bytes: bytes[start + 40..<start + 60]) ?? .zero,
      mode: FileMode(raw: number(at: start + 24)), stage: .init(rawValue: Int(flags >> 12 & 3)) ?? .merged,
      isIntentToAdd: more & 0x2000 != 0, isSkippedInWorkTree: more & 0x4000 != 0, size: Int(number(at: start + 36)))
  }

  private func pathStart(ofEntryAt start: Int) -> Int? {
    guard start + Self.fixedSize <= end else { return nil }
    let path = start + Self.fixedSize + (flags(ofEntryAt: start) & Self.hasMoreFlags == 0 ? 0 : 2)
    return path < end ? path : nil
  }

  private func flags(ofEntryAt start: Int) -> UInt16 { half(at: start + 60) }

  /// A number of as many bytes as it needs, seven bits in each.
  ///
  /// Source: gitformat-pack(5), the encoding of offsets.
  private func readVariable(_ position: inout Int) -> Int? {
    var value = -1
    while position < end, value < 1 << 24 {
      let byte = bytes[position]
      position += 1
      value = (value + 1) << 7 | Int(byte & 0x7F)
      if byte & 0x80 == 0 { return value }
    }
    return nil
  }

  // MARK: Extensions

  mutating func readExtension() -> (name: String, content: UnsafeRawBufferPointer)? {
    guard position + 8 <= end else { return nil }
    let start = position + 8
    let length = Int(number(at: position + 4))
    guard length <= end - start else { return nil }
    let name = String(decoding: bytes[position..<position + 4], as: UTF8.self)
    position = start + length
    return (name, UnsafeRawBufferPointer(rebasing: bytes[start..<position]))
  }

  /// The trees that the extension `TREE` knows, by their directories; that of the top is by the empty path. Those with other
  /// signs than ASCII are left out: for Swift, different bytes may be one text.
  ///
  /// Each is: the last part of the path, a zero, the number of entries or -1 where the tree is not known, a blank, the
  /// number of directories, which follow, a line end, and the object where it is known.
  static func trees(_ content: UnsafeRawBufferPointer) -> [String: ObjectID] {
    var trees: [String: ObjectID] = [:]
    // The directories whose directories are being read, and how many of them are still to come.
    var open: [(path: String, left: Int)] = []
    var rest = content[...]
    func text(upTo end: UInt8) -> String? {
      guard let index = rest.firstIndex(of: end) else { return nil }
      defer { rest = rest[(index + 1)...] }
      return String(decoding: rest[..<index], as: UTF8.self)
    }
    while !rest.isEmpty {
      guard let name = text(upTo: 0), let entries = text(upTo: 0x20).flatMap({ Int($0) }),
        let directories = text(upTo: 0x0A).flatMap({ Int($0) })
      else { return [:] }
      let parent = open.last?.path ?? ""
      let path = parent.isEmpty ? name : "\(parent)/\(name)"
      if entries >= 0 {
        guard let id = ObjectID(bytes: rest.prefix(20)) else { return [:] }
        if path.utf8.allSatisfy({ $0 < 0x80 }) { trees[path] = id }
        rest = rest.dropFirst(20)
      }
      if !open.isEmpty { open[open.count - 1].left -= 1 }
      open.append((path, directories))
      while let last = open.last, last.left <= 0 { open.removeLast() }
    }
    return trees
  }

  private func number(at offset: Int) -> UInt32 {
    UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  private func half(at offset: Int) -> UInt16 {
    UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
  }
}
