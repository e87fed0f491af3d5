/// An element of an XML document that was read.
///
/// The subset that data comes in: elements, attributes, text, CDATA, comments, the five named references and those by
/// number. A document that declares entities of its own is refused, so that none can name files or grow.
struct XMLNode {
  let name: String
  let attributes: [(name: String, value: String)]
  /// The text of it and of everything under it.
  let text: String
  let children: [XMLNode]
  let lines: ClosedRange<Int>

  /// The first child of a name.
  subscript(name: String) -> XMLNode? { children.first { $0.name == name } }

  func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

  static func parse(_ source: ImportSource) throws(ImportError) -> XMLNode {
    try source.requireText()
    var parser = XMLParser(bytes: Array(source.text.utf8))
    return try parser.document()
  }
}

/// Goes through an XML document once, from its start.
private struct XMLParser {
  private static let deepest = 64

  let bytes: [UInt8]
  private var index = 0
  private var line = 1

  init(bytes: [UInt8]) { self.bytes = bytes }

  private func error(_ message: String, help: String = "is the file whole? write it again where it comes from")
    -> ImportError
  { ImportError(line: line, message: "not XML that can be read: \(message)", help: help) }

  private func starts(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { mark in
      bytes.count - index >= mark.count && zip(bytes[index...], mark).allSatisfy { $0 == $1 }
    }
  }

  private mutating func skip(_ count: Int) {
    for byte in bytes[index..<min(bytes.count, index + count)] where byte == 0x0A { line += 1 }
    index += count
  }

  private mutating func skipSpace() {
    while index < bytes.count, Self.isSpace(bytes[index]) { skip(1) }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// What stands up to a mark, which is passed over.
  private mutating func take(upTo mark: StaticString) throws(ImportError) -> ArraySlice<UInt8> {
    let start = index
    while index < bytes.count {
      if starts(mark) {
        let found = bytes[start..<index]
        skip(mark.utf8CodeUnitCount)
        return found
      }
      skip(1)
    }
    throw error("'\(mark)' is missing")
  }

  mutating func document() throws(ImportError) -> XMLNode {
    try skipMisc()
    guard starts("<") else { throw error("there is no element") }
    let root = try element(depth: 0)
    try skipMisc()
    guard index >= bytes.count else { throw error("something stands behind the end") }
    return root
  }

  /// Declarations, comments and blanks outside of the root.
  private mutating func skipMisc() throws(ImportError) {
    while true {
      skipSpace()
      if starts("<?") {
        _ = try take(upTo: "?>")
      } else if starts("<!--") {
        _ = try take(upTo: "-->")
      } else if starts("<!DOCTYPE") {
        let declaration = try take(upTo: ">")
        guard !declaration.contains(UInt8(ascii: "[")) else {
          throw error("it declares entities of its own", help: "take the part between [ and ] out of its DOCTYPE")
        }
      } else {
        return
      }
    }
  }

  private mutating func name() throws(ImportError) -> String {
    let start = index
    while index < bytes.count, !Self.isSpace(bytes[index]), !"/>=<\"'&".utf8.contains(bytes[index]) { index += 1 }
    guard index > start else { throw error("a name is missing") }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func element(depth: Int) throws(ImportError) -> XMLNode {
    guard depth < Self.deepest else { throw error("more than \(Self.deepest) levels") }
    let start = line
    skip(1)
    let name = try name()
    var attributes: [(name: String, value: String)] = []
    while true {
      skipSpace()
      if starts("/>") {
        skip(2)
        return XMLNode(name: name, attributes: attributes, text: "", children: [], lines: start...line)
      }
      if starts(">") {
        skip(1)
        break
      }
      attributes.append(try attribute())
    }
    var text: [UInt8] = []
    var children: [XMLNode] = []
    while true {
      guard index < bytes.count else { throw error("<\(name)> of line \(start) is not closed") }
      if starts("</") {
        skip(2)
        let closed = try self.name()
        guard closed == name else { throw error("</\(closed)> closes <\(name)> of line \(start)") }
        skipSpace()
        guard starts(">") else { throw error("'>' is missing") }
        skip(1)
        return XMLNode(
          name: name, attributes: attributes, text: String(decoding: text, as: UTF8.self), children: children,
          lines: start...line)
      } else if starts("<![CDATA[") {
        skip(9)
        text += try take(upTo: "]]>")
      } else if starts("<!--") {
        _ = try take(upTo: "-->")
      } else if starts("<?") {
        _ = try take(upTo: "?>")
      } else if starts("<") {
        let child = try element(depth: depth + 1)
        text += child.text.utf8
        children.append(child)
      } else if starts("&") {
        text += try reference()
      } else {
        text.append(bytes[index])
        skip(1)
      }
    }
  }

  private mutating func attribute() throws(ImportError) -> (name: String, value: String) {
    let name = try name()
    skipSpace()
    guard starts("=") else { throw error("'=' is missing") }
    skip(1)
    skipSpace()
    guard index < bytes.count, "\"'".utf8.contains(bytes[index]) else { throw error("a value has no quotes") }
    let quote = bytes[index]
    skip(1)
    var value: [UInt8] = []
    while index < bytes.count, bytes[index] != quote {
      if bytes[index] == UInt8(ascii: "&") {
        value += try reference()
      } else {
        value.append(bytes[index])
        skip(1)
      }
    }
    guard index < bytes.count else { throw error("a value has no closing quote") }
    skip(1)
    return (name, String(decoding: value, as: UTF8.self))
  }

  private mutating func reference() throws(ImportError) -> [UInt8] {
    let name = bytes[(index + 1)...].prefix(12).prefix { $0 != UInt8(ascii: ";") }
    let end = index + 1 + name.count
    guard end < bytes.count, bytes[end] == UInt8(ascii: ";") else { throw error("'&' begins no reference") }
    let text = String(decoding: name, as: UTF8.self)
    skip(name.count + 2)
    switch text {
    case "amp": return [UInt8(ascii: "&")]
    case "lt": return [UInt8(ascii: "<")]
    case "gt": return [UInt8(ascii: ">")]
    case "quot": return [UInt8(ascii: "\"")]
    case "apos": return [UInt8(ascii: "'")]
    default:
      let number = text.hasPrefix("#x") ? UInt32(text.dropFirst(2), radix: 16) : UInt32(text.dropFirst())
      guard text.hasPrefix("#"), let number, let scalar = Unicode.Scalar(number) else {
        throw error("'&\(text);' is no reference that is known")
      }
      return Array(String(scalar).utf8)
    }
  }
}
