internal import Git
internal import Issues

/// What is known of the files of one work tree, a row each, as a file and in memory.
///
/// ```
/// "git-issue index 3\n", sum of the head, size of the head
/// head: settings, HEAD's .issues, segments, folders, number of rows, size of names, for each block: sum, end of names
/// row: offset, length of name, flags, folder, stamp, blob, places of fields and text, name's id
/// names, each with a zero behind it
/// ```
///
/// Folders come in the order of the bytes of their paths, and so do the names in each.
///
/// Threads may share it: its pointers lead into bytes that it holds and that nobody changes.
final class RowTable: @unchecked Sendable {
  /// A folder that may hold issues.
  struct Folder {
    let path: String
    /// Nil where it was written to a moment ago: then it is listed again.
    let stamp: FileStamp?
    /// The folders in it that have no file `.md` of their name beside them.
    let strays: [String]
    let rows: Range<Int>
  }

  /// Where something stands in a segment.
  struct Place: Hashable {
    /// The position in ``fields`` or ``texts``.
    let segment: Int
    let position: Int
    static let none = Place(segment: Int(UInt32.max), position: 0)
  }

  struct Flags: OptionSet {
    let rawValue: UInt16
    /// It is an issue, or should be one.
    static let issue = Flags(rawValue: 1)
    /// Nothing is wrong with it, by itself.
    static let sound = Flags(rawValue: 2)
    /// Another file has the same id in its name.
    static let shared = Flags(rawValue: 4)
    /// Its bytes are those of the blob that HEAD has at its path.
    static let committed = Flags(rawValue: 8)
    /// A regular file.
    static let regular = Flags(rawValue: 16)
    /// Its front matter says `id:`.
    static let statesID = Flags(rawValue: 32)
  }

  static let rowsOfBlock = 512
  static let rowSize = 96
  static let head = Array("git-issue index 3\n".utf8)

  /// What ``flags(_:)`` depend on besides.
  let settings: UInt64
  /// The tree of `.issues` in HEAD; zero where there is none.
  let committed: ObjectID
  /// The names of the segments that hold the fields.
  let fields: [UInt64]
  /// The names of the segments that hold the text.
  let texts: [UInt64]
  let folders: [Folder]
  let count: Int
  private let blocks: [(sum: UInt64, namesEnd: Int)]
  private let bytes: FixedBytes
  let rows: UnsafeRawBufferPointer
  private let names: UnsafeRawBufferPointer

  /// Nil where the bytes are none of ours, or the head is damaged.
  init?(_ bytes: FixedBytes?) {
    guard let bytes else { return nil }
    var reader = ByteReader(bytes.all)
    guard let head = reader.read(count: Self.head.count), head.elementsEqual(Self.head),
      let sum = reader.read(UInt64.self), let size = reader.readCount(), let part = reader.read(count: size),
      part.sum() == sum
    else { return nil }
    reader = ByteReader(part)
    guard let settings = reader.read(UInt64.self),
      let committed = reader.read(count: 20).flatMap({ ObjectID(bytes: $0) }),
      let fields = Self.readList(&reader, { $0.read(UInt64.self) }),
      let texts = Self.readList(&reader, { $0.read(UInt64.self) }),
      let folders = Self.readList(&reader, { Folder(&$0) }), let count = reader.readCount(),
      let namesSize = reader.readCount(),
      let blocks = Self.readList(
        &reader,
        { reader in reader.read(UInt64.self).flatMap { sum in reader.readCount().map { (sum: sum, namesEnd: $0) } } })
    else { return nil }
    let start = Self.head.count + 12 + size
    guard let rows = bytes.part(at: start, count: count * Self.rowSize),
      let names = bytes.part(at: start + count * Self.rowSize, count: namesSize),
      blocks.count == (count + Self.rowsOfBlock - 1) / Self.rowsOfBlock,
      folders.allSatisfy({ $0.rows.upperBound <= count })
    else { return nil }
    (self.settings, self.committed, self.folders) = (settings, committed, folders)
    (self.fields, self.texts) = (fields, texts)
    (self.count, self.blocks, self.bytes, self.rows, self.names) = (count, blocks, bytes, rows, names)
  }

  fileprivate static func readList<Element>(
    _ reader: inout ByteReader, _ read: (inout ByteReader) -> Element?
  ) -> [Element]? {
    guard let count = reader.readCount() else { return nil }
    var list: [Element] = []
    for _ in 0..<count {
      guard let element = read(&reader) else { return nil }
      list.append(element)
    }
    return list
  }

  /// The rows of a block, if they are as they were written. Only then may they be asked for anything.
  func block(_ block: Int) -> Range<Int>? {
    let range = block * Self.rowsOfBlock..<min(count, (block + 1) * Self.rowsOfBlock)
    let start = block == 0 ? 0 : blocks[block - 1].namesEnd
    guard start <= blocks[block].namesEnd, blocks[block].namesEnd <= names.count,
      Self.sum(
        UnsafeRawBufferPointer(rebasing: rows[range.lowerBound * Self.rowSize..<range.upperBound * Self.rowSize]),
        UnsafeRawBufferPointer(rebasing: names[start..<blocks[block].namesEnd])) == blocks[block].sum
    else { return nil }
    return range.allSatisfy(isInside) ? range : nil
  }

  /// Whether a row leads to a name, with a zero behind it, and to a folder.
  private func isInside(_ row: Int) -> Bool {
    let end = Int(load(row, 0) as UInt32) + Int(load(row, 4) as UInt16)
    return end < names.count && names[end] == 0 && folder(row) < folders.count
  }

  var blockCount: Int { blocks.count }

  static func sum(_ rows: UnsafeRawBufferPointer, _ names: UnsafeRawBufferPointer) -> UInt64 {
    names.sum(rows.sum())
  }

  // MARK: A row

  func flags(_ row: Int) -> Flags { Flags(rawValue: load(row, 6)) }
  func folder(_ row: Int) -> Int { Int(load(row, 8) as UInt32) }
  func fields(_ row: Int) -> Place { place(row, 72) }
  func text(_ row: Int) -> Place { place(row, 80) }
  /// A number for the id that the name starts with; 0 where it starts with none.
  func nameKey(_ row: Int) -> UInt64 { load(row, 88) }
  func blob(_ row: Int) -> ObjectID {
    ObjectID(bytes: UnsafeRawBufferPointer(rebasing: rows[row * Self.rowSize + 52..<row * Self.rowSize + 72])) ?? .zero
  }

  func stamp(_ row: Int) -> FileStamp? {
    let words = stride(from: 12, to: 52, by: 8).map { load(row, $0) as UInt64 }
    return words[1] == 0 ? nil : FileStamp(words: words)
  }

  /// The name, with a zero behind it.
  func name(_ row: Int) -> UnsafeRawBufferPointer {
    let start = Int(load(row, 0) as UInt32)
    return UnsafeRawBufferPointer(rebasing: names[start...start + Int(load(row, 4) as UInt16)])
  }

  func path(_ row: Int) -> String {
    var path = Array(folders[folder(row)].path.utf8)
    path.append(UInt8(ascii: "/"))
    path.append(contentsOf: name(row).dropLast())
    return String(decoding: path, as: UTF8.self)
  }

  /// Whether a file is as it was when the row was made.
  func has(_ row: Int, _ stamp: FileStamp) -> Bool {
    load(row, 12) == stamp.device && load(row, 20) == stamp.number && load(row, 28) == stamp.size
      && load(row, 36) == stamp.modified && load(row, 44) == stamp.changed
  }

  /// The row of a file.
  func row(_ name: String, in folder: Folder) -> Int? {
    var name = name
    return name.withUTF8 { name in
      let name = UnsafeRawBufferPointer(name)
      var (low, high) = (folder.rows.lowerBound, folder.rows.upperBound)
      while low < high {
        let middle = (low + high) / 2
        let order = UnsafeRawBufferPointer(rebasing: self.name(middle).dropLast()).order(name)
        if order == 0 { return middle }
        if order < 0 { low = middle + 1 } else { high = middle }
      }
      return nil
    }
  }

  private func place(_ row: Int, _ offset: Int) -> Place {
    Place(segment: Int(load(row, offset) as UInt32), position: Int(load(row, offset + 4) as UInt32))
  }

  private func load<Number: FixedWidthInteger>(_ row: Int, _ offset: Int) -> Number {
    Number(littleEndian: rows.loadUnaligned(fromByteOffset: row * Self.rowSize + offset, as: Number.self))
  }
}

extension RowTable.Folder {
  fileprivate init?(_ reader: inout ByteReader) {
    guard let path = reader.readText() else { return nil }
    var words: [UInt64] = []
    for _ in 0..<5 { reader.read(UInt64.self).map { words.append($0) } }
    guard words.count == 5, let strays = RowTable.readList(&reader, { $0.readText() }), let rows = reader.readRange()
    else { return nil }
    self.init(path: path, stamp: words[1] == 0 ? nil : FileStamp(words: words), strays: strays, rows: rows)
  }
}
