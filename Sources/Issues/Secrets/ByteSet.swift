/// A set of ASCII bytes, such as the alphabet of a token.
struct ByteSet: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// Reads a set as the inside of a bracket expression: `A-Z` is a range, and a `-` at the end is itself.
  init(_ expression: StaticString) {
    let bytes = expression.withUTF8Buffer { [UInt8]($0) }
    var index = 0
    while index < bytes.count {
      let first = bytes[index]
      if index + 2 < bytes.count, bytes[index + 1] == "-", first <= bytes[index + 2] {
        for byte in first...bytes[index + 2] { insert(byte) }
        index += 3
      } else {
        insert(first)
        index += 1
      }
    }
  }

  func contains(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<64: low & (1 << UInt64(byte)) != 0
    case 64..<128: high & (1 << UInt64(byte - 64)) != 0
    default: false
    }
  }

  mutating func insert(_ byte: UInt8) {
    switch byte {
    case 0..<64: low |= 1 << UInt64(byte)
    case 64..<128: high |= 1 << UInt64(byte - 64)
    default: break
    }
  }
}

extension ByteSet {
  static let digits = ByteSet("0-9")
  static let letters = ByteSet("A-Za-z")
  static let alphanumerics = ByteSet("A-Za-z0-9")
  static let upperAlphanumerics = ByteSet("A-Z0-9")
  static let hexadecimals = ByteSet("0-9a-fA-F")
  static let lowerHexadecimals = ByteSet("0-9a-f")
  static let words = ByteSet("A-Za-z0-9_")
  static let base32 = ByteSet("A-Z2-7")
  static let base64 = ByteSet("A-Za-z0-9+/")
  static let base64URL = ByteSet("A-Za-z0-9_-")
  static let dotted = ByteSet("A-Za-z0-9_.=-")
  static let blanks = ByteSet(" \t")
  static let lineEnds = ByteSet("\n\u{B}\u{C}\r")
  static let escapes = ByteSet("nrt")
}
