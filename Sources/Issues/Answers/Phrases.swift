/// A line as it is compared: its words in lower case, without marks and accents of writing such as apostrophes.
struct Words: Sendable {
  /// The words with single spaces between them.
  let key: String
  let list: [Substring]

  init(_ text: some StringProtocol) {
    key = Self.comparable(text)
    list = key.split(separator: " ")
  }

  var isEmpty: Bool { list.isEmpty }

  /// Lower case, words only, with single spaces.
  static func comparable(_ text: some StringProtocol) -> String {
    var text = String(text)
    let ascii: String? = text.withUTF8 { bytes in
      guard !bytes.contains(where: { $0 >= 0x80 }) else { return nil }
      var key: [UInt8] = []
      key.reserveCapacity(bytes.count)
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"):
          key.append(byte)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): key.append(byte | 0x20)
        case UInt8(ascii: "'"): continue
        default: if let last = key.last, last != 0x20 { key.append(0x20) }
        }
      }
      if key.last == 0x20 { key.removeLast() }
      return String(decoding: key, as: UTF8.self)
    }
    if let ascii { return ascii }
    var key = ""
    for character in text.lowercased() {
      if character.isLetter || character.isNumber || character == "/" {
        key.append(character)
      } else if character == "'" || character == "’" {
        continue
      } else if !key.isEmpty, key.last != " " {
        key.append(" ")
      }
    }
    return key.trimmed
  }
}

/// Phrases of whole words that are looked for together.
struct Phrases: Sendable {
  private let starts: [Substring: [[Substring]]]

  /// - Parameter text: The phrases as they are compared, with commas or line ends between them.
  init(_ text: String) {
    var starts: [Substring: [[Substring]]] = [:]
    for phrase in text.split(whereSeparator: { $0 == "," || $0.isNewline }) {
      let words = phrase.split(separator: " ")
      guard let first = words.first else { continue }
      starts[first, default: []].append(words)
    }
    // The longest match is the one that counts.
    self.starts = starts.mapValues { $0.sorted { $0.count > $1.count } }
  }

  /// How many words the longest phrase takes that these words start with; 0 where none does.
  func length(atStartOf words: some Sequence<Substring>) -> Int {
    let words = Array(words.prefix(12))
    guard let first = words.first, let phrases = starts[first] else { return 0 }
    return phrases.first { words.starts(with: $0) }?.count ?? 0
  }

  func occur(in words: [Substring]) -> Bool {
    words.indices.contains { index in
      starts[words[index]] != nil && length(atStartOf: words[index...]) > 0
    }
  }

  func contains(_ words: Words) -> Bool { length(atStartOf: words.list) == words.list.count && !words.isEmpty }
}

/// Texts that are looked for together, anywhere, in one pass: for headings, and for languages that write no spaces.
struct Parts: Sendable {
  /// The texts by their first byte.
  private let starts: [[[UInt8]]]

  init(_ texts: [String]) {
    var starts = [[[UInt8]]](repeating: [], count: 256)
    for text in texts {
      guard let first = text.utf8.first else { continue }
      starts[Int(first)].append(Array(text.utf8))
    }
    self.starts = starts
  }

  /// Whether one of them starts a word; in scripts that write no spaces, anywhere.
  func startWord(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.indices.contains { index in
        (index == 0 || bytes[index - 1] == 0x20 || bytes[index] >= 0xE3)
          && starts[Int(bytes[index])].contains { bytes[index...].starts(with: $0) }
      }
    }
  }

  func occur(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.indices.contains { index in
        starts[Int(bytes[index])].contains { bytes[index...].starts(with: $0) }
      }
    }
  }
}
