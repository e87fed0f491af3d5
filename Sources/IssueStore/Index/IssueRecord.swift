internal import Issues

/// The fields of an issue as the index keeps them: a content of a ``Segment``.
///
/// ```
/// flags, number of fields, for each field: hash of its key, offset of the field
/// field: key, value        text: length, bytes
/// value: 0, text           1, number, values           2, number, (text, value)…
/// ```
struct IssueRecord {
  struct Flags: OptionSet {
    let rawValue: UInt16
    /// It can be read as an issue, as far as its bytes go.
    static let readable = Flags(rawValue: 1)
    /// Its front matter says `id:`, so that it is or should be an issue whatever its name is.
    static let statesID = Flags(rawValue: 2)
  }

  /// No front matter that can be read is deeper.
  private static let mostLevels = 64

  private let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var flags: Flags { Flags(rawValue: UInt16(truncatingIfNeeded: head)) }

  /// How many fields have their numbers in the bytes.
  private var fieldCount: Int { min(Int(head >> 16), (bytes.count - 4) / 8) }

  private var head: UInt32 { bytes.count < 4 ? 0 : UInt32(littleEndian: load(0)) }

  /// The id that the front matter says.
  var id: IssueID? { text("id").flatMap { IssueID($0) } }

  /// What ``FrontMatter/Field/text`` is.
  func text(_ key: String) -> String? {
    guard var value = value(key), value.read(UInt8.self) == 0, let text = value.readText() else { return nil }
    let bytes = text.utf8
    guard let first = bytes.first, let last = bytes.last else { return nil }
    if first > 0x20, first < 0x80, last > 0x20, last < 0x80 { return text }
    let trimmed = text.trimmed
    return trimmed.isEmpty ? nil : trimmed
  }

  /// What ``YAMLNode/texts`` are.
  func texts(_ key: String) -> [String] {
    guard var value = value(key), let kind = value.read(UInt8.self) else { return [] }
    switch kind {
    case 0: return value.readText().map { $0.isEmpty ? [] : [$0] } ?? []
    case 1:
      var texts: [String] = []
      value.readEach { value in if let text = Self.readText(&value) { texts.append(text) } }
      return texts
    default: return []
    }
  }

  /// The bytes of a field that is one text; nil where it is none, or nothing but white space.
  func scalar(_ key: String) -> UnsafeRawBufferPointer? {
    guard var value = value(key), value.read(UInt8.self) == 0, let bytes = value.readTextBytes() else { return nil }
    // White space is rare at the beginning of a text, and rarer still all there is.
    guard let first = bytes.first else { return nil }
    if first > 0x20, first < 0x80 { return bytes }
    return String(decoding: bytes, as: UTF8.self).isBlank ? nil : bytes
  }

  /// Reads the bytes of ``texts(_:)``.
  func eachText(_ key: String, _ body: (UnsafeRawBufferPointer) -> Void) {
    guard var value = value(key), let kind = value.read(UInt8.self) else { return }
    switch kind {
    case 0: if let bytes = value.readTextBytes(), !bytes.isEmpty { body(bytes) }
    case 1: value.readEach { value in if let bytes = Self.readTextBytes(&value) { body(bytes) } }
    default: break
    }
  }

  /// The first key that is this one in any case.
  func key(inAnyCase key: String) -> String? {
    (0..<fieldCount).lazy.compactMap { index in
      var reader = ByteReader(bytes, at: Int(UInt32(littleEndian: load(8 + index * 8))))
      return reader.readText()
    }.first { $0.utf8.count == key.utf8.count && $0.lowercased() == key }
  }

  /// Whether any of these texts is such a one. Most fields are one text, for which no list is made.
  func anyText(_ key: String, where isWanted: (String) -> Bool) -> Bool {
    guard var value = value(key) else { return false }
    guard value.read(UInt8.self) == 0 else { return texts(key).contains(where: isWanted) }
    return value.readText().map { !$0.isEmpty && isWanted($0) } ?? false
  }

  /// The texts of a field that is a list of keys and values.
  func pairs(_ key: String) -> [(key: String, value: String)] {
    guard var value = value(key), value.read(UInt8.self) == 2 else { return [] }
    var pairs: [(key: String, value: String)] = []
    value.readEach { value in
      if let key = value.readText(), let text = Self.readText(&value) { pairs.append((key, text)) }
    }
    return pairs
  }

  /// All fields, in the order of the file.
  var all: [(key: String, value: JSON)] {
    var reader = ByteReader(bytes, at: 4 + fieldCount * 8)
    return (0..<fieldCount).compactMap { _ in reader.readText().map { ($0, Self.readJSON(&reader)) } }
  }

  private static func readJSON(_ value: inout ByteReader, level: Int = 0) -> JSON {
    guard level < mostLevels, let kind = value.read(UInt8.self) else { return .null }
    if kind == 0 { return .text(value.readText() ?? "") }
    if kind == 1 {
      var items: [JSON] = []
      value.readEach { items.append(readJSON(&$0, level: level + 1)) }
      return .list(items)
    }
    var pairs: [(String, JSON)] = []
    value.readEach { value in pairs.append((value.readText() ?? "", readJSON(&value, level: level + 1))) }
    return .object(pairs)
  }

  /// The text of a value; nil where it is no text. Either way it is read.
  private static func readText(_ value: inout ByteReader) -> String? {
    readTextBytes(&value).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func readTextBytes(_ value: inout ByteReader, level: Int = 0) -> UnsafeRawBufferPointer? {
    guard level < mostLevels, let kind = value.read(UInt8.self) else { return nil }
    if kind == 0 { return value.readTextBytes() }
    value.readEach { value in
      if kind == 2 { _ = value.readTextBytes() }
      _ = readTextBytes(&value, level: level + 1)
    }
    return nil
  }

  private func value(_ key: String) -> ByteReader? {
    var key = key
    return key.withUTF8 { key in
      let key = UnsafeRawBufferPointer(key)
      let hash = Self.hash(key)
      for index in 0..<fieldCount {
        guard UInt32(littleEndian: load(4 + index * 8)) == hash else { continue }
        var reader = ByteReader(bytes, at: Int(UInt32(littleEndian: load(8 + index * 8))))
        guard let length = reader.readCount(), let name = reader.read(count: length) else { return nil }
        if name.elementsEqual(key) { return reader }
      }
      return nil
    }
  }

  /// A number of a field's head: one of the first ``fieldCount`` is inside.
  private func load<Number: FixedWidthInteger>(_ offset: Int) -> Number {
    bytes.loadUnaligned(fromByteOffset: offset, as: Number.self)
  }

  private static func hash(_ key: UnsafeRawBufferPointer) -> UInt32 {
    key.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }

  /// The record of a file's bytes.
  static func bytes(of document: Document) -> [UInt8] {
    var flags: Flags = []
    if document["id"] != nil { flags.insert(.statesID) }
    if Issue(document, path: "") != nil, !document.isConflicted, document.bytes.firstInvalidUTF8 == nil {
      flags.insert(.readable)
    }
    // Of two fields with one key the first counts, here and in a document.
    let fields = document.frontMatter.fields
    var head = ByteWriter()
    var body = ByteWriter()
    head.write(flags.rawValue)
    head.write(UInt16(fields.count))
    for field in fields {
      var key = field.key
      head.write(key.withUTF8 { hash(UnsafeRawBufferPointer($0)) })
      head.write(UInt32(4 + fields.count * 8 + body.bytes.count))
      body.write(field.key)
      write(field.value, to: &body)
    }
    return head.bytes + body.bytes
  }

  private static func write(_ node: YAMLNode, to writer: inout ByteWriter) {
    switch node.content {
    case .scalar(let text, _):
      writer.write(UInt8(0))
      writer.write(text)
    case .sequence(let items, _):
      writer.write(UInt8(1))
      writer.write(UInt32(items.count))
      for item in items { write(item, to: &writer) }
    case .mapping(let pairs, _):
      writer.write(UInt8(2))
      writer.write(UInt32(pairs.count))
      for pair in pairs {
        writer.write(pair.key)
        write(pair.value, to: &writer)
      }
    }
  }
}
