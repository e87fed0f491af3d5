internal import Git
internal import Issues

/// What is known of the files of one work tree, a row each, as a file and in memory.
///
/// ```
/// "git-issue index 2\n", sum of the head, size of the head
/// head: settings, HEAD's .issues, segments, folders, number of rows, size of names, for each block: sum, end of names
/// row: offset, length of name, flags, folder, stamp, blob, places of fields and text, name's id
/// names, each with a zero behind it
/// ```
///
/// Folders come in the order of the bytes of their paths, and so do the names in each.
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
  private static let head = Array("git-issue index 2\n".utf8)

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
  private let rows: UnsafeRawBufferPointer
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
      blocks.count == (count + Self.rowsOfBlock - 1) / Self.rowsOfBlock
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
    return range
  }

  var blockCount: Int { blocks.count }

  private static func sum(_ rows: UnsafeRawBufferPointer, _ names: UnsafeRawBufferPointer) -> UInt64 {
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
    "\(folders[folder(row)].path)/\(String(decoding: name(row).dropLast(), as: UTF8.self))"
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

  // MARK: Making one

  /// What a row says.
  struct Row {
    var flags: Flags
    /// Nil where the file has to be read again.
    var stamp: FileStamp?
    var blob: ObjectID
    var fields: Place
    var text: Place
    var nameKey: UInt64
  }

  /// A table that is being made, row by row.
  struct Draft {
    let settings: UInt64
    let committed: ObjectID
    let fields: [UInt64]
    let texts: [UInt64]
    private var folders = ByteWriter()
    private var folderCount = 0
    private var rows: [UInt8] = []
    private var names: [UInt8] = []
    private var count = 0

    init(settings: UInt64, committed: ObjectID, fields: [UInt64], texts: [UInt64], count: Int) {
      (self.settings, self.committed, self.fields, self.texts) = (settings, committed, fields, texts)
      rows.reserveCapacity(count * RowTable.rowSize)
      names.reserveCapacity(count * 64)
    }

    /// Ends a folder: the rows since the last one are in it.
    mutating func endFolder(_ path: String, _ stamp: FileStamp?, strays: [String], from first: Int) {
      folders.write(path)
      for word in stamp?.words ?? [0, 0, 0, 0, 0] { folders.write(word) }
      folders.write(UInt32(strays.count))
      for stray in strays { folders.write(stray) }
      folders.write(first..<count)
      folderCount += 1
    }

    var position: Int { count }

    /// Takes over a row as it is.
    mutating func add(_ row: Int, of table: RowTable, flags: Flags, fields: Place, text: Place) {
      let start = rows.count
      rows.append(contentsOf: table.rows[row * RowTable.rowSize..<(row + 1) * RowTable.rowSize])
      store(UInt32(names.count), at: start)
      store(flags.rawValue, at: start + 6)
      store(UInt32(folderCount), at: start + 8)
      store(fields, at: start + 72)
      store(text, at: start + 80)
      names.append(contentsOf: table.name(row))
      count += 1
    }

    mutating func add(_ name: String, _ row: Row) {
      var writer = ByteWriter()
      writer.write(UInt32(names.count))
      writer.write(UInt16(name.utf8.count))
      writer.write(row.flags.rawValue)
      writer.write(UInt32(folderCount))
      for word in row.stamp?.words ?? [0, 0, 0, 0, 0] { writer.write(word) }
      writer.write(row.blob.bytes)
      for place in [row.fields, row.text] {
        writer.write(UInt32(place.segment))
        writer.write(UInt32(place.position))
      }
      writer.write(row.nameKey)
      rows += writer.bytes
      names += Array(name.utf8) + [0]
      count += 1
    }

    private mutating func store(_ place: Place, at offset: Int) {
      store(UInt32(place.segment), at: offset)
      store(UInt32(place.position), at: offset + 4)
    }

    private mutating func store(_ number: some FixedWidthInteger, at offset: Int) {
      rows.withUnsafeMutableBytes { $0.storeBytes(of: number.littleEndian, toByteOffset: offset, as: type(of: number)) }
    }

    /// The file.
    mutating func bytes() -> [UInt8] {
      markShared()
      var head = ByteWriter()
      head.write(settings)
      head.write(committed.bytes)
      for segments in [fields, texts] {
        head.write(UInt32(segments.count))
        for segment in segments { head.write(segment) }
      }
      head.write(UInt32(folderCount))
      head.write(folders.bytes)
      head.write(UInt32(count))
      head.write(UInt32(names.count))
      head.write(UInt32((count + RowTable.rowsOfBlock - 1) / RowTable.rowsOfBlock))
      rows.withUnsafeBytes { rows in
        names.withUnsafeBytes { names in
          var namesStart = 0
          for first in stride(from: 0, to: count, by: RowTable.rowsOfBlock) {
            let end = min(count, first + RowTable.rowsOfBlock)
            let part = UnsafeRawBufferPointer(rebasing: rows[first * RowTable.rowSize..<end * RowTable.rowSize])
            let namesEnd =
              end == count
              ? names.count
              : Int(UInt32(littleEndian: rows.loadUnaligned(fromByteOffset: end * RowTable.rowSize, as: UInt32.self)))
            head.write(RowTable.sum(part, UnsafeRawBufferPointer(rebasing: names[namesStart..<namesEnd])))
            head.write(UInt32(namesEnd))
            namesStart = namesEnd
          }
        }
      }
      var file = ByteWriter()
      file.reserve(head.bytes.count + rows.count + names.count + 64)
      file.write(RowTable.head)
      file.write(head.bytes.withUnsafeBytes { $0.sum() })
      file.write(UInt32(head.bytes.count))
      file.write(head.bytes)
      file.write(rows)
      file.write(names)
      return file.bytes
    }

    /// Marks the issues whose names start with the same id.
    private mutating func markShared() {
      let count = count
      rows.withUnsafeMutableBytes { rows in
        func key(_ row: Int) -> UInt64 {
          rows.loadUnaligned(fromByteOffset: row * RowTable.rowSize + 88, as: UInt64.self)
        }
        func set(_ row: Int, _ isShared: Bool) {
          let offset = row * RowTable.rowSize + 6
          var flags = Flags(
            rawValue: UInt16(littleEndian: rows.loadUnaligned(fromByteOffset: offset, as: UInt16.self)))
          guard flags.contains(.shared) != isShared else { return }
          if isShared { flags.insert(.shared) } else { flags.remove(.shared) }
          rows.storeBytes(of: flags.rawValue.littleEndian, toByteOffset: offset, as: UInt16.self)
        }
        var slotCount = 16
        while slotCount < 2 * count { slotCount *= 2 }
        // 1 + the row that had a key first.
        var slots = [UInt32](repeating: 0, count: slotCount)
        for row in 0..<count {
          let own = key(row)
          set(row, false)
          guard own != 0 else { continue }
          var slot = Int(truncatingIfNeeded: own) & (slotCount - 1)
          while slots[slot] != 0, key(Int(slots[slot]) - 1) != own { slot = (slot + 1) & (slotCount - 1) }
          if slots[slot] == 0 {
            slots[slot] = UInt32(row + 1)
          } else {
            set(row, true)
            set(Int(slots[slot]) - 1, true)
          }
        }
      }
    }
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
