/// The words of a text by which texts are compared: without what every text has, and without their endings.
enum Stems {
  /// The stems of a text, in its order. Words written together (`TimeoutError`) are taken apart; of Chinese, Japanese and
  /// Korean, every two signs that follow each other are a stem.
  static func of(_ text: String) -> [String] {
    var stems: [String] = []
    var previous = ""
    for word in words(of: text) {
      let stem = irregular[word] ?? stem(word)
      defer { previous = stem }
      if secondParts.contains(word), let joined = compounds["\(previous) \(word)"] {
        if stems.last == previous { stems.removeLast() }
        stems.append(joined)
      } else if !stopWords.contains(word) {
        stems.append(stem)
      }
    }
    return stems
  }

  /// How much a stem says of what is reported: less, where most reports could have it.
  static func weight(of stem: String) -> Double { commonplace.contains(stem) ? 0.4 : 1 }

  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    var previous: Unicode.Scalar?
    func end() {
      if word.count > 1 { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll(keepingCapacity: true)
    }
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      // Properties are looked up in tables, which is slow for the many letters that need none.
      if scalar.isASCII {
        let byte = UInt8(truncatingIfNeeded: scalar.value)
        let isUpper = (0x41...0x5A).contains(byte)
        if isUpper || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) {
          if isUpper, previous?.properties.isLowercase ?? false { end() }
          word.append(isUpper ? byte | 0x20 : byte)
        } else if byte != UInt8(ascii: "'") {
          end()
        }
      } else if scalar.isIdeographic {
        end()
        if let previous, previous.isIdeographic { words.append("\(previous)\(scalar)") }
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        if scalar.properties.isUppercase, let previous, previous.properties.isLowercase { end() }
        word += IssueFolder.plain(scalar).utf8
      } else if scalar != "’", scalar.properties.generalCategory != .nonspacingMark {
        end()
      }
    }
    end()
    return words
  }

  /// A word without its English ending; the same ending goes from every word, right or wrong.
  private static func stem(_ word: String) -> String {
    var word = word
    return word.withUTF8 { stem($0) } ?? word
  }

  /// Nil where the word stays as it is.
  private static func stem(_ word: UnsafeBufferPointer<UInt8>) -> String? {
    guard word.count > 3, word.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { return nil }
    var count = word.count
    func ends(_ ending: StaticString) -> Bool {
      let start = count - ending.utf8CodeUnitCount
      guard start >= 0 else { return false }
      for index in 0..<ending.utf8CodeUnitCount where word[start + index] != ending.utf8Start[index] { return false }
      return true
    }
    if ends("ies"), count > 4 { return String(decoding: word[..<(count - 3)], as: UTF8.self) + "y" }
    if ends("sses") || ends("shes") || ends("ches") || ends("xes") || ends("zes") {
      count -= 2
    } else if ends("s"), !ends("ss"), !ends("us"), !ends("is") {
      count -= 1
    }
    for ending in ["ing", "ed"] as [StaticString] where ends(ending) && count > ending.utf8CodeUnitCount + 2 {
      count -= ending.utf8CodeUnitCount
      if word[count - 1] == word[count - 2], !ends("l"), !ends("s") { count -= 1 }
    }
    if ends("e"), count > 3 { count -= 1 }
    return count == word.count ? nil : String(decoding: word[..<count], as: UTF8.self)
  }

  private static let irregular = [
    "broke": "break", "broken": "break", "built": "build", "froze": "freez", "frozen": "freez", "hung": "hang",
    "lose": "los", "lost": "los", "sent": "send", "shown": "show", "thrown": "throw", "threw": "throw",
    "wrote": "writ", "written": "writ",
  ]

  /// Two words that say the same as one.
  private static let compounds = [
    "log in": "login", "sign in": "login", "log out": "logout",
    "sign out": "logout", "time out": "timeout", "tim out": "timeout", "set up": "setup", "start up": "startup",
  ]
  private static let secondParts = Set(compounds.keys.compactMap { $0.split(separator: " ").last.map(String.init) })

  private static let stopWords = Set(
    """
    a an and any are as at be been before but by can cannot cant could did do does doesnt done dont for from get gets got \
    had has have he how i if in into is isnt it its just me my no not of off on once only or our out over she should so \
    some than that the their them then there these they this those to too try under until up upon us use used user users \
    using very was we were what when where which while who why will with without wont would you your after again also \
    all always never now still der die das ein eine und oder nicht ist mit bei im auf von zu den dem
    """.split(separator: " ").map(String.init))

  private static let commonplace = Set(
    """
    add api app application bad behavior behaviour blank break broken bug button change click code crash create data \
    delete display empty error exception expect fail failure file fix found hang incorrect invalid issue item line list \
    load message miss missing module name new null number old open page problem remove report request respond response \
    result return run save screen select server set show slow start stop support test text throw type unable unexpected \
    update value view window work wrong
    """.split(separator: " ").map { stem(String($0)) })
}

extension Unicode.Scalar {
  /// A sign of a script without blanks between words.
  fileprivate var isIdeographic: Bool {
    switch value {
    case 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3, 0x20000...0x3FFFF: true
    default: false
    }
  }
}
