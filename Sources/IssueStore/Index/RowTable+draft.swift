internal import Git
internal import Issues

/// A table that is being made.
extension RowTable {
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
