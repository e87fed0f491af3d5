extension String {
  /// The text in Unicode's composed form (NFC), as most keyboards write it: macOS also writes letters and marks apart.
  ///
  /// The standard library compares texts so, but has no such form to keep and to search in. Some letters that the form
  /// leaves apart are composed too; what matters is that both ways of writing become one.
  var composed: String {
    var result: [Unicode.Scalar] = []
    var letter: Int?
    var lastClass: UInt8 = 0
    for scalar in canonicallyOrdered {
      let combiningClass = scalar.combiningClass
      if let letter, lastClass < combiningClass || lastClass == 0 && letter == result.count - 1,
        let composed = Self.composition(result[letter], scalar)
      {
        result[letter] = composed
        continue
      }
      if combiningClass == 0 { letter = result.count }
      lastClass = combiningClass
      result.append(scalar)
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: result)
    return String(text)
  }

  /// The scalars, with marks of different places, such as above and below, in the one order that Unicode gives them.
  private var canonicallyOrdered: [Unicode.Scalar] {
    var scalars = Array(unicodeScalars)
    var start = 0
    while start < scalars.count {
      guard scalars[start].combiningClass > 0 else {
        start += 1
        continue
      }
      let end = scalars[start...].firstIndex { $0.combiningClass == 0 } ?? scalars.count
      if end - start > 1 {
        let marks = scalars[start..<end].enumerated().sorted {
          ($0.element.combiningClass, $0.offset) < ($1.element.combiningClass, $1.offset)
        }
        scalars.replaceSubrange(start..<end, with: marks.map(\.element))
      }
      start = end
    }
    return scalars
  }

  private static func composition(_ letter: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
    guard mark.mayCompose else { return nil }
    if let syllable = Hangul.syllable(letter, mark) { return syllable }
    return composedLetters[String(letter) + String(mark)]
  }

  /// Texts are equal however they were typed: the letters of these blocks, by themselves with their marks.
  private static let composedLetters: [String: Unicode.Scalar] = {
    var letters: [String: Unicode.Scalar] = [:]
    for range in [
      // Latin, Greek, Cyrillic, Arabic, the scripts of India, Myanmar and Bali, mathematical signs, Kana.
      0xC0...0x24F, 0x385...0x3D4, 0x400...0x4FF, 0x622...0x6D3, 0x929...0xDDE, 0x1026...0x1026, 0x1B06...0x1B43,
      0x1E00...0x1EFF, 0x1F00...0x1FFC, 0x219A...0x22ED, 0x304C...0x3094, 0x309E...0x30FE,
    ] as [ClosedRange<UInt32>] {
      for scalar in range.compactMap({ Unicode.Scalar($0) }) where letters[String(scalar)] == nil {
        letters[String(scalar)] = scalar
      }
    }
    return letters
  }()
}

/// Korean syllables, which are composed by counting.
private enum Hangul {
  private static let (leads, vowels, tails): (UInt32, UInt32, UInt32) = (0x1100, 0x1161, 0x11A7)
  private static let syllables: UInt32 = 0xAC00
  private static let (leadCount, vowelCount, tailCount): (UInt32, UInt32, UInt32) = (19, 21, 28)

  static func syllable(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Unicode.Scalar? {
    let (first, second) = (first.value, second.value)
    if (leads..<leads + leadCount).contains(first), (vowels..<vowels + vowelCount).contains(second) {
      return Unicode.Scalar(syllables + ((first - leads) * vowelCount + second - vowels) * tailCount)
    }
    let isOpen =
      (syllables..<syllables + leadCount * vowelCount * tailCount).contains(first)
      && (first - syllables) % tailCount == 0
    guard isOpen, (tails + 1..<tails + tailCount).contains(second) else { return nil }
    return Unicode.Scalar(first + second - tails)
  }
}

extension Unicode.Scalar {
  /// Whether it may become one with the letter before it: a mark, or what follows in a Korean syllable.
  var mayCompose: Bool {
    guard value >= 0x300 else { return false }
    if value <= 0x36F || (0x1161...0x11FF).contains(value) { return true }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark: return true
    default: return false
    }
  }

  fileprivate var combiningClass: UInt8 { value < 0x300 ? 0 : properties.canonicalCombiningClass.rawValue }
}
