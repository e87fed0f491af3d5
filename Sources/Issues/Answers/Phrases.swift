/// Phrases of whole words that are looked for together.
///
/// They stay the text that they are written as, beside a table of where each starts: who judges one report needs most of
/// them, and each few times.
struct Phrases: Sendable {
  private let text: StaticString
  /// Where a phrase starts in the text, and the place of another one whose first word has the same mark.
  private var entries: [(start: UInt16, next: UInt16)] = [(0, 0)]
  /// By the mark of a first word, the place of an entry; 0 stands for none.
  private var places: [UInt16] = []

  /// - Parameter text: The phrases as ``Words`` compares them, with commas or line ends between them.
  init(_ text: StaticString) {
    self.text = text
    assert("\(text)".composed == "\(text)", "words are compared by their bytes, and so in one form")
    text.withUTF8Buffer { bytes in
      precondition(bytes.count <= UInt16.max, "a text of which two bytes can number the places")
      let starts = Self.starts(in: bytes)
      entries.reserveCapacity(starts.count + 1)
      // Most words find no entry with their mark.
      places = [UInt16](repeating: 0, count: 1 << (Int.bitWidth - (8 * starts.count).leadingZeroBitCount))
      for start in starts {
        let mark = mark(of: Self.firstWord(in: bytes, from: Int(start)))
        entries.append((start, places[mark]))
        places[mark] = UInt16(entries.count - 1)
      }
    }
  }

  private static func starts(in text: UnsafeBufferPointer<UInt8>) -> [UInt16] {
    var starts: [UInt16] = []
    var isBetween = true
    for (index, byte) in text.enumerated() {
      if isSeparator(byte) {
        isBetween = true
      } else if isBetween, byte != 0x20 {
        starts.append(UInt16(index))
        isBetween = false
      }
    }
    return starts
  }

  private static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") }

  private static func firstWord(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> UnsafeBufferPointer<UInt8> {
    let end = text[start...].firstIndex { $0 == 0x20 || isSeparator($0) }
    return UnsafeBufferPointer(rebasing: text[start..<(end ?? text.count)])
  }

  private func mark(of word: UnsafeBufferPointer<UInt8>) -> Int {
    var sum: UInt32 = 0
    for byte in word { sum = sum &* 31 &+ UInt32(byte) }
    return Int(sum ^ sum >> 12) & (places.count - 1)
  }

  /// How many words the longest phrase takes that these words start with; 0 where none does.
  func length(atStartOf words: some Collection<Substring>) -> Int {
    guard let first = words.first else { return 0 }
    var place = places[first.withBytes { mark(of: $0) }]
    guard place > 0 else { return 0 }
    return text.withUTF8Buffer { text in
      var longest = 0
      while place > 0 {
        let entry = entries[Int(place)]
        longest = max(longest, Self.length(of: text, from: Int(entry.start), atStartOf: words))
        place = entry.next
      }
      return longest
    }
  }

  /// How many words the phrase takes that starts at a place; 0 where the words do not start with it.
  private static func length(
    of text: UnsafeBufferPointer<UInt8>, from start: Int, atStartOf words: some Collection<Substring>
  ) -> Int {
    var offset = start
    var length = 0
    for word in words {
      let isNext = word.withBytes { word in
        word.count <= text.count - offset && word.indices.allSatisfy { word[$0] == text[offset + $0] }
      }
      guard isNext else { return 0 }
      offset += word.utf8.count
      length += 1
      if offset == text.count || isSeparator(text[offset]) { return length }
      guard text[offset] == 0x20 else { return 0 }
      offset += 1
    }
    return 0
  }

  func occur(in words: some Collection<Substring>) -> Bool {
    words.indices.contains { length(atStartOf: words[$0...]) > 0 }
  }

  func contains(_ words: Words) -> Bool { length(atStartOf: words.list) == words.list.count && !words.isEmpty }

  /// Whether a word alone is one of them.
  func contains(_ word: Substring) -> Bool { length(atStartOf: CollectionOfOne(word)) > 0 }

  /// The words that they start with.
  var firstWords: [Substring] {
    text.withUTF8Buffer { text in
      entries.dropFirst().map { entry in
        Substring(decoding: Self.firstWord(in: text, from: Int(entry.start)), as: UTF8.self)
      }
    }
  }
}
