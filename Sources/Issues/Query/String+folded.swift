extension String {
  /// The text as it is compared in searches: without regard to case, and a letter with a mark as one character, however
  /// it was typed.
  package var folded: String {
    var text = self
    let isFolded = text.withUTF8 { $0.allSatisfy { $0 < 0x80 && !($0 >= 0x41 && $0 <= 0x5A) } }
    if isFolded { return text }
    var hasMarks = false
    var folded = String(unsafeUninitializedCapacity: text.utf8.count) { buffer in
      text.withUTF8 { bytes in
        var count = 0
        while count < bytes.count, bytes[count] < 0x80 {
          buffer[count] = bytes[count].lowercasedASCII
          count += 1
        }
        return count
      }
    }
    let start = folded.utf8.count
    guard start < text.utf8.count else { return folded }
    folded.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars[text.utf8.index(text.startIndex, offsetBy: start)...] {
      if scalar.isASCII {
        folded.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value).lowercasedASCII))
      } else {
        if scalar.isMark { hasMarks = true }
        folded += scalar.properties.lowercaseMapping
      }
    }
    return hasMarks ? folded.composed : folded
  }

  /// With every letter and its mark as one character, where there is such a character.
  private var composed: String {
    var composed = String.UnicodeScalarView()
    for character in self {
      if character.unicodeScalars.count > 1, let letter = Self.composedLetters[character] {
        composed.append(letter)
      } else {
        composed.append(contentsOf: character.unicodeScalars)
      }
    }
    return String(composed)
  }

  /// Characters are equal however they were typed: Latin, Greek and Cyrillic letters with marks.
  private static let composedLetters: [Character: Unicode.Scalar] = {
    var letters: [Character: Unicode.Scalar] = [:]
    for range in [0xC0...0x24F, 0x386...0x3CE, 0x400...0x4FF, 0x1E00...0x1EFF, 0x1F00...0x1FFC] as [ClosedRange<UInt32>]
    {
      for scalar in range.compactMap({ Unicode.Scalar($0) }) where letters[Character(scalar)] == nil {
        letters[Character(scalar)] = scalar
      }
    }
    return letters
  }()

  /// Whether the bytes of a text stand somewhere in those of this one.
  package func holds(_ part: String) -> Bool {
    var (text, part) = (self, part)
    return text.withUTF8 { text in part.withUTF8 { text.contains($0) } }
  }
}

extension Unicode.Scalar {
  /// Whether it is a mark that is written after its letter.
  fileprivate var isMark: Bool { value >= 0x300 && value <= 0x36F }
}
