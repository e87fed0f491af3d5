internal import Git
internal import Issues

/// A file of commits, parents first, and of what each of them changes below `.issues` against its first parent.
///
/// ```
/// "git-issue history 1\n", sum of all that follows
/// number of commits before these, of commits, changes, paths, words of further parents, slots
/// commit: name, tree of `.issues`, time, first and second parent (or where all of them are listed), end of its changes
/// change: commit, path, old and new mode, old and new blob
/// path: end of its text, end of its changes in the list that follows
/// changes by path, lists of parents, slots (1 + commit, found by its name's first bytes), texts
/// ```
///
/// It is written once and never changed. Commits and changes are numbered through all segments; paths in each.
final class CommitSegment: Sendable {
  static let head = Array("git-issue history 1\n".utf8)
  static let commitSize = 64
  static let changeSize = 52
  static let pathSize = 8
  /// Instead of a parent that is not there.
  static let none = UInt32.max
  /// Marks a list of parents that has more than two.
  static let listed: UInt32 = 1 << 31

  /// How many commits the segments before this one hold.
  let base: Int
  let count: Int
  let pathCount: Int
  let changeCount: Int
  private let slotCount: Int
  private let bytes: FixedBytes
  private let commits: Int
  private let changes: Int
  private let paths: Int
  private let places: Int
  private let parents: Int
  private let slots: Int
  private let texts: Int

  /// Nil where the bytes are none of ours, or damaged.
  init?(_ bytes: FixedBytes?) {
    guard let bytes else { return nil }
    var reader = ByteReader(bytes.all)
    guard let head = reader.read(count: Self.head.count), head.elementsEqual(Self.head),
      let sum = reader.read(UInt64.self),
      UnsafeRawBufferPointer(rebasing: bytes.all[(Self.head.count + 8)...]).sum() == sum,
      let base = reader.readCount(), let count = reader.readCount(), let changeCount = reader.readCount(),
      let pathCount = reader.readCount(), let parentCount = reader.readCount(), let slotCount = reader.readCount()
    else { return nil }
    self.bytes = bytes
    (self.base, self.count, self.changeCount, self.pathCount) = (base, count, changeCount, pathCount)
    self.slotCount = slotCount
    commits = Self.head.count + 8 + 24
    changes = commits + count * Self.commitSize
    paths = changes + changeCount * Self.changeSize
    places = paths + pathCount * Self.pathSize
    parents = places + changeCount * 4
    slots = parents + parentCount * 4
    texts = slots + slotCount * 4
    guard slotCount.nonzeroBitCount == 1, texts <= bytes.all.count else { return nil }
  }

  // MARK: Commits

  /// The number of a commit; nil where it is not here.
  func position(of commit: ObjectID) -> Int? {
    var slot = Self.slot(commit, of: slotCount)
    for _ in 0..<slotCount {
      let value = Int(load(slots + slot * 4) as UInt32)
      guard value > 0, value <= count else { return nil }
      if id(at: commits + (value - 1) * Self.commitSize) == commit { return base + value - 1 }
      slot = (slot + 1) & (slotCount - 1)
    }
    return nil
  }

  static func slot(_ commit: ObjectID, of count: Int) -> Int {
    commit.bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) } & (count - 1)
  }

  func id(_ position: Int) -> ObjectID { id(at: row(position)) }
  /// The tree of `.issues`; zero where there is none.
  func folder(_ position: Int) -> ObjectID { id(at: row(position) + 20) }
  func time(_ position: Int) -> Int64 { load(row(position) + 40) }

  func parents(of position: Int) -> [Int] {
    let (first, second) = parentWords(position)
    guard first != Self.none else { return [] }
    guard first & Self.listed != 0 else {
      return [first, second].map { Int($0) }.filter { $0 < position }
    }
    let list = parents + Int(first & ~Self.listed) * 4
    return (0..<min(Int(second), max(0, (slots - list) / 4))).map { Int(load(list + $0 * 4) as UInt32) }
      .filter { $0 < position }
  }

  /// The first parent of a commit that has no other one: most commits, for which no list is made.
  func onlyParent(of position: Int) -> Int? {
    let (first, second) = parentWords(position)
    return second == Self.none && Int(first) < position ? Int(first) : nil
  }

  private func parentWords(_ position: Int) -> (UInt32, UInt32) {
    (load(row(position) + 48), load(row(position) + 52))
  }

  private func row(_ position: Int) -> Int { commits + (position - base) * Self.commitSize }

  // MARK: Changes

  /// The changes that a commit makes, as places in this segment.
  func changes(of position: Int) -> Range<Int> {
    let start = position == base ? 0 : Int(load(row(position) - Self.commitSize + 56) as UInt32)
    return start..<max(start, min(changeCount, Int(load(row(position) + 56) as UInt32)))
  }

  func commit(ofChange change: Int) -> Int { Int(load(changes + change * Self.changeSize) as UInt32) }
  func path(ofChange change: Int) -> Int { Int(load(changes + change * Self.changeSize + 4) as UInt32) }

  func difference(_ change: Int) -> TreeDifference {
    let start = changes + change * Self.changeSize
    return TreeDifference(
      path: path(path(ofChange: change)), old: file(id(at: start + 12), load(start + 8)),
      new: file(id(at: start + 32), load(start + 10)))
  }

  private func file(_ blob: ObjectID, _ mode: UInt16) -> TreeDifference.File? {
    FileMode(rawValue: UInt32(mode)).map { TreeDifference.File(id: blob, mode: $0) }
  }

  /// A change as it is written.
  func bytes(ofChange change: Int) -> UnsafeRawBufferPointer {
    bytes.part(at: changes + change * Self.changeSize, count: Self.changeSize) ?? nothing
  }

  // MARK: Paths

  func path(_ path: Int) -> String { String(decoding: text(path), as: UTF8.self) }

  func text(_ path: Int) -> UnsafeRawBufferPointer {
    let start = path == 0 ? 0 : Int(load(paths + (path - 1) * Self.pathSize) as UInt32)
    let end = Int(load(paths + path * Self.pathSize) as UInt32)
    return bytes.part(at: texts + start, count: end - start) ?? nothing
  }

  /// The changes of a path, the oldest first.
  func changes(ofPath path: Int) -> [Int] {
    let start = path == 0 ? 0 : Int(load(paths + (path - 1) * Self.pathSize + 4) as UInt32)
    let end = Int(load(paths + path * Self.pathSize + 4) as UInt32)
    return (start..<max(start, min(end, changeCount))).map { Int(load(places + $0 * 4) as UInt32) }
  }

  private var nothing: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes.all[..<0]) }

  private func id(at offset: Int) -> ObjectID {
    bytes.part(at: offset, count: 20).flatMap { ObjectID(bytes: $0) } ?? .zero
  }

  /// The sum says that all is as it was written; what somebody wrote with a sum of their own is not read beyond either.
  private func load<Number: FixedWidthInteger>(_ offset: Int) -> Number {
    guard offset >= 0, offset <= bytes.all.count - MemoryLayout<Number>.size else { return 0 }
    return Number(littleEndian: bytes.all.loadUnaligned(fromByteOffset: offset, as: Number.self))
  }
}
