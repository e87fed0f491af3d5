/// A heading that begins an entry: `BUG-001: title`, `[ISSUE-7] title`, `✅ BUG-017 : title`, `Bug #3 - title`,
/// `B1 ✅ FIXED — title`, `6. title`.
struct EntryHeading: Equatable {
  /// In a form that an id can have: `BUG-001`, `B-1`; nil where there is only a number.
  let id: String?
  /// The id as it is written, where that is another form: `P3.5-001`, `B1`, `Bug #3`.
  let writtenID: String?
  /// The number of one without a prefix.
  let number: Int?
  let title: String
  /// Marks in front of the id.
  let marks: String
  /// Whether it is the heading of a template: `BUG-XXX`.
  let isTemplate: Bool

  init?(_ text: String) {
    let marks = text.prefix { !$0.isLetter && !$0.isNumber && $0 != "[" && $0 != "#" }
    var rest = text.dropFirst(marks.count)
    var isBracketed = false
    for box in ["[x]", "[X]", "[ ]"] where rest.hasPrefix(box) { rest = rest.dropFirst(3).drop { $0 == " " } }
    if rest.first == "[" {
      isBracketed = true
      rest = rest.dropFirst()
    }
    self.marks = marks.trimmed
    let word = rest.prefix { $0.isLetter }
    if Self.words.contains(word.lowercased()), rest.dropFirst(word.count).first == " " {
      // `Bug BUG-001: title`.
      let behind = rest.dropFirst(word.count).drop { $0 == " " }
      if Self.prefixed(behind) != nil { rest = behind }
    }
    if let (id, tail) = Self.counted(rest) ?? Self.prefixed(rest) {
      self.id = id
      let written = rest.prefix(upTo: tail.startIndex).trimmed
      writtenID = written == id ? nil : written
      number = nil
      isTemplate = false
      title = Self.title(tail, isBracketed: isBracketed)
    } else if !isBracketed, let (number, tail) = Self.numbered(rest) {
      (id, writtenID) = (nil, nil)
      self.number = number
      isTemplate = false
      title = tail
    } else if let tail = Self.template(rest) {
      (id, writtenID) = (nil, nil)
      number = nil
      isTemplate = true
      title = Self.title(tail, isBracketed: isBracketed)
    } else {
      return nil
    }
  }

  /// The status that the heading tells besides, where it does: `(FIXED)`, `✅`.
  var status: String? {
    let known = Configuration()
    if !marks.isEmpty, known.readStatus(marks) != nil { return marks }
    let first = String(title.prefix { !"—–".contains($0) })
    if let mark = title.first, !mark.isLetter, !mark.isNumber, known.readStatus(first) != nil { return first.trimmed }
    // `(FIXED)`, `— FIXED (commit 1234567)`, `🟢 RESOLVED`: only words count, a mark may stand for how bad it is.
    let starts = title.indices.filter { "([—–".contains(title[$0]) || !title[$0].isASCII && !title[$0].isLetter }
    for start in starts.reversed() {
      let tail = title[title.index(after: start)...].drop { !$0.isLetter }
      let text = title[start...].first.map { "([".contains($0) } ?? false ? tail.prefix { !")]".contains($0) } : tail
      if !text.isEmpty, known.readStatus(text) != nil { return text.trimmed }
    }
    return nil
  }

  private static let words: Set = ["bug", "issue", "error", "defect", "problem"]

  /// `Bug #3`, `ISSUE 12`.
  private static func counted(_ text: Substring) -> (id: String, tail: Substring)? {
    let word = text.prefix { $0.isLetter }
    guard words.contains(word.lowercased()) else { return nil }
    let rest = text.dropFirst(word.count).drop { $0 == " " || $0 == "#" }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard rest.startIndex != text.dropFirst(word.count).startIndex, !digits.isEmpty, digits.count <= 9,
      isEnd(rest.dropFirst(digits.count))
    else { return nil }
    return ("\(word.uppercased())-\(digits)", rest.dropFirst(digits.count))
  }

  /// `BUG-001`, `API-BUG-12`, `P3.5-001`, `B1`.
  private static func prefixed(_ text: Substring) -> (id: String, tail: Substring)? {
    let word = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
    var token = word
    while let last = token.last, "-_.".contains(last) { token.removeLast() }
    let tail = text[token.endIndex...]
    guard isEnd(tail), token.count <= 30, let first = token.first, first.isLetter, token.contains(where: \.isNumber)
    else { return nil }
    let parts = token.split { "-_".contains($0) }
    if parts.count == 1 {
      let letters = token.prefix { $0.isUppercase }
      let digits = token.dropFirst(letters.count)
      guard letters.count <= 4, !digits.isEmpty, digits.count <= 4, digits.allSatisfy(\.isNumber),
        !["P", "V", "Q", "H", "S"].contains(letters)
      else { return nil }
      return ("\(letters)-\(digits)", tail)
    }
    // `BUG-R01` is number 1 of `BUG-R`.
    guard let last = parts.last, !notPrefixes.contains(parts[0].uppercased()) else { return nil }
    let series = last.prefix { $0.isUppercase }
    let digits = last.dropFirst(series.count)
    guard series.count <= 2, !digits.isEmpty, digits.allSatisfy(\.isNumber) else { return nil }
    let names = parts.dropLast() + (series.isEmpty ? [] : [series])
    let prefix = names.map { $0.filter { $0 != "." } }.joined(separator: "-")
    guard prefix.contains(where: \.isUppercase) || ["bug", "issue", "err", "error"].contains(prefix) else { return nil }
    return ("\(prefix)-\(digits)", tail)
  }

  private static let notPrefixes: Set = ["UTF", "SHA", "ISO", "RFC", "PHASE", "STEP", "TOP", "HTTP", "PART", "COVID"]

  /// `6. title`, `6) title`, `#6 title`.
  private static func numbered(_ text: Substring) -> (number: Int, tail: String)? {
    let hasSign = text.first == "#"
    let rest = hasSign ? text.dropFirst() : text
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    let tail = rest.dropFirst(digits.count)
    guard digits.count <= 6, let number = Int(digits), number > 0 else { return nil }
    guard let sign = tail.first else { return hasSign ? (number, "") : nil }
    guard ".):：".contains(sign) || hasSign && sign == " " else { return nil }
    let title = tail.dropFirst()
    guard title.isEmpty || title.first == " " || hasSign else { return nil }
    return (number, title.trimmed)
  }

  /// `BUG-XXX`, `B-YYYYMMDD-NNN`, `BUG-[NUMBER]`.
  private static func template(_ text: Substring) -> Substring? {
    let token = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_#[]".contains($0)) }
    guard let dash = token.lastIndex(of: "-") else { return nil }
    let last = token[token.index(after: dash)...]
    let isOpen = last.count >= 2 && last.allSatisfy { "XNn#0".contains($0) } && last.first != "0" || last.hasPrefix("[")
    guard isOpen, token[..<dash].allSatisfy({ $0.isUppercase || $0 == "-" }) else { return nil }
    return text[token.endIndex...]
  }

  private static func isEnd(_ text: Substring) -> Bool {
    guard let next = text.first else { return true }
    return !next.isLetter && !next.isNumber || !next.isASCII
  }

  /// What follows an id, without the one sign that parts them.
  private static func title(_ text: Substring, isBracketed: Bool) -> String {
    var text = text
    if isBracketed, text.first == "]" { text = text.dropFirst() }
    text = text.drop { $0 == " " }
    if let sign = text.first, ":：-–—|.)".contains(sign) { text = text.dropFirst() }
    return text.trimmed
  }
}
