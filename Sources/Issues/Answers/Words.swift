/// A line as it is compared: its words in lower case, without marks and accents of writing such as apostrophes.
struct Words: Sendable {
  /// The words with single spaces between them.
  let key: String
  let list: [Substring]

  init(_ text: some StringProtocol) {
    key = Self.comparable(text)
    list = Self.words(of: key)
  }

  private static func words(of key: String) -> [Substring] {
    key.withBytes { bytes in
      var words: [Substring] = []
      words.reserveCapacity(bytes.count / 4 + 1)
      let first = key.utf8.startIndex
      var start = 0
      while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] != 0x20 { end += 1 }
        if start < end {
          words.append(
            Substring(key.utf8[key.utf8.index(first, offsetBy: start)..<key.utf8.index(first, offsetBy: end)]))
        }
        start = end + 1
      }
      return words
    }
  }

  var isEmpty: Bool { list.isEmpty }

  /// Lower case, words only, with single spaces.
  static func comparable(_ text: some StringProtocol) -> String {
    var bytes = Substring(text)
    if let western = bytes.withUTF8(western) { return western }
    var key = ""
    for character in plain(text).lowercased() {
      if character.isLetter || character.isNumber || character == "/" {
        key.append(character)
      } else if character == "'" || character == "’" {
        continue
      } else if !key.isEmpty, key.last != " " {
        key.append(" ")
      }
    }
    // Accents are composed as in the texts that these are compared with.
    return key.trimmed.composed
  }

  /// Without what is not seen, such as U+200B, and with letters of full width as those that they look like.
  private static func plain(_ text: some StringProtocol) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{FF01}"..."\u{FF5E}": scalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
      case "\u{200B}"..."\u{200D}", "\u{2060}", "\u{FEFF}", "\u{AD}": continue
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// The same for a text of ASCII, the letters from U+00C0 to U+00FF and the marks of print, which nearly all are; nil
  /// for any other.
  private static func western(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var isWestern = true
    let key = String(unsafeUninitializedCapacity: bytes.count) { key in
      var count = 0
      func add(_ byte: UInt8) {
        key[count] = byte
        count += 1
      }
      func part() { if count > 0, key[count - 1] != 0x20 { add(0x20) } }
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"): add(byte)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): add(byte | 0x20)
        case UInt8(ascii: "'"): continue
        case 0..<0x80: part()
        case 0xC3 where bytes[index] != 0x97 && bytes[index] != 0xB7:
          add(byte)
          add((0x80...0x9E).contains(bytes[index]) ? bytes[index] | 0x20 : bytes[index])
          index += 1
        case 0xE2 where bytes[index] == 0x80 && marks.contains(bytes[index + 1]):
          // An apostrophe of print parts no words.
          if bytes[index + 1] != 0x99 { part() }
          index += 2
        default:
          isWestern = false
          return 0
        }
      }
      return count > 0 && key[count - 1] == 0x20 ? count - 1 : count
    }
    return isWestern ? key : nil
  }

  /// The last bytes of dashes, quotation marks and the ellipsis: U+2013, U+2014, U+2018, U+2019, U+201C, U+201D, U+2026.
  private static let marks: [UInt8] = [0x93, 0x94, 0x98, 0x99, 0x9C, 0x9D, 0xA6]
}
