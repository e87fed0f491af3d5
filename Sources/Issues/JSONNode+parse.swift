/// Why a text is no JSON, and where.
package struct JSONError: Error, Sendable, Equatable {
  package let message: String
  /// In bytes.
  package let offset: Int
}

extension JSONNode {
  /// Reads a JSON text (RFC 8259) in UTF-8, with at most 64 levels.
  package static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONNode {
    if let offset = bytes.firstInvalidUTF8 { throw JSONError(message: "not UTF-8 text", offset: offset) }
    var parser = JSONParser(bytes: bytes)
    let node = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.index == bytes.count else { throw parser.error("something stands behind the end") }
    return node
  }

  /// Reads JSON texts that stand one after another: lines of them, or the pages of a longer answer.
  package static func parseAll(_ bytes: [UInt8]) throws(JSONError) -> [JSONNode] {
    if let offset = bytes.firstInvalidUTF8 { throw JSONError(message: "not UTF-8 text", offset: offset) }
    var parser = JSONParser(bytes: bytes)
    var nodes: [JSONNode] = []
    parser.skipSpace()
    while parser.index < bytes.count {
      nodes.append(try parser.value(depth: 0))
      parser.skipSpace()
    }
    return nodes
  }
}

/// Goes through a JSON text once, from its start.
private struct JSONParser {
  private static let deepest = 64

  let bytes: [UInt8]
  var index = 0

  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  func error(_ message: String) -> JSONError { JSONError(message: message, offset: index) }

  mutating func skipSpace() {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  mutating func value(depth: Int) throws(JSONError) -> JSONNode {
    guard depth <= Self.deepest else { throw error("more than \(Self.deepest) levels") }
    skipSpace()
    let start = index
    let content: JSONNode.Content =
      switch byte {
      case UInt8(ascii: "{"): .object(try members(depth))
      case UInt8(ascii: "["): .list(try items(depth))
      case UInt8(ascii: "\""): .text(try string())
      default: try word()
      }
    return JSONNode(content: content, range: start..<index)
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard byte == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func members(_ depth: Int) throws(JSONError) -> [JSONNode.Member] {
    index += 1
    var members: [JSONNode.Member] = []
    if take("}") { return members }
    repeat {
      skipSpace()
      let start = index
      guard byte == UInt8(ascii: "\"") else { throw error("a name in quotes is missing") }
      let key = try string()
      let end = index
      guard take(":") else { throw error("':' is missing") }
      members.append(JSONNode.Member(key: key, keyRange: start..<end, value: try value(depth: depth + 1)))
    } while take(",")
    guard take("}") else { throw error("',' or '}' is missing") }
    return members
  }

  private mutating func items(_ depth: Int) throws(JSONError) -> [JSONNode] {
    index += 1
    var items: [JSONNode] = []
    if take("]") { return items }
    repeat { items.append(try value(depth: depth + 1)) } while take(",")
    guard take("]") else { throw error("',' or ']' is missing") }
    return items
  }

  /// `null`, `true`, `false` or a number.
  private mutating func word() throws(JSONError) -> JSONNode.Content {
    let start = index
    while let byte, Self.wordBytes.contains(byte) { index += 1 }
    let word = String(decoding: bytes[start..<index], as: UTF8.self)
    switch word {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    default:
      guard Self.isNumber(bytes[start..<index]) else {
        index = start
        throw error("a value is missing")
      }
      return .number(word)
    }
  }

  private static let wordBytes = ByteSet("A-Za-z0-9.+-")

  private static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    func takeDigits() -> Bool {
      let count = rest.prefix { ByteSet.digits.contains($0) }.count
      rest = rest.dropFirst(count)
      return count > 0
    }
    func take(_ signs: String) -> Bool {
      guard let first = rest.first, signs.utf8.contains(first) else { return false }
      rest = rest.dropFirst()
      return true
    }
    _ = take("-")
    if !take("0"), !takeDigits() { return false }
    if take("."), !takeDigits() { return false }
    if take("eE") {
      _ = take("+-")
      guard takeDigits() else { return false }
    }
    return rest.isEmpty
  }

  private mutating func string() throws(JSONError) -> String {
    index += 1
    var text: [UInt8] = []
    while let byte {
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += try escape()
      case 0..<0x20: throw error("a line end or another control character in a text")
      default:
        text.append(byte)
        index += 1
      }
    }
    throw error("the end of a text is missing")
  }

  private mutating func escape() throws(JSONError) -> [UInt8] {
    let start = index
    index += 1
    guard let sign = byte else { throw error("the end of a text is missing") }
    index += 1
    switch sign {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [sign]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      guard let unit = codeUnit() else { break }
      var units = [unit]
      if UTF16.isLeadSurrogate(unit), bytes[index...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) {
        index += 2
        guard let second = codeUnit() else { break }
        units.append(second)
      }
      // Half a pair has no character of its own, and becomes U+FFFD.
      return Array(String(decoding: units, as: UTF16.self).utf8)
    default: break
    }
    index = start
    throw error("not an escape")
  }

  private mutating func codeUnit() -> UInt16? {
    guard index + 4 <= bytes.count else { return nil }
    let digits = String(decoding: bytes[index..<index + 4], as: UTF8.self)
    guard digits.utf8.allSatisfy({ ByteSet.hexadecimals.contains($0) }) else { return nil }
    index += 4
    return UInt16(digits, radix: 16)
  }
}
