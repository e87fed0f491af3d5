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

  /// Where the id leads to, where it is a link.
  let link: String?
  /// A status in brackets in front of the id, or that all of it is struck through.
  let tag: String?

  /// The heading of a report that has no id.
  init(title: String) {
    (id, writtenID, number, link, tag) = (nil, nil, nil, nil, nil)
    isTemplate = false
    marks = title.prefix { !$0.isLetter && !$0.isNumber && !"[(`\"'".contains($0) }.trimmed
    self.title = title
  }

  init?(_ text: some StringProtocol) {
    var (bare, tag) = Self.bare(text)
    let marks = bare.prefix { !$0.isLetter && !$0.isNumber && $0 != "[" && $0 != "#" }
    bare = String(bare.dropFirst(marks.count))
    var rest = bare[...]
    for box in ["[x]", "[X]", "[ ]"] where rest.hasPrefix(box) {
      rest = rest.dropFirst(3).drop { $0 == " " }
      tag = box
    }
    if let (said, behind) = Self.tagged(rest) { (tag, rest) = (said, behind) }
    let isBracketed = rest.first == "["
    if isBracketed { rest = rest.dropFirst() }
    self.marks = marks.trimmed
    self.tag = tag
    let word = rest.prefix { $0.isLetter }
    if Self.words[word.lowercased()] != nil, rest.dropFirst(word.count).first == " " {
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
      (title, link) = Self.title(tail, isBracketed: isBracketed)
    } else if !isBracketed, let (number, tail) = Self.numbered(rest) {
      (id, writtenID, link) = (nil, nil, nil)
      self.number = number
      isTemplate = false
      title = tail
    } else if let tail = Self.template(rest) {
      (id, writtenID) = (nil, nil)
      number = nil
      isTemplate = true
      (title, link) = Self.title(tail, isBracketed: isBracketed)
    } else {
      return nil
    }
  }

  /// A heading without the marks that make all of it, or its id, bold, code or struck through.
  private static func bare(_ text: some StringProtocol) -> (text: String, tag: String?) {
    var text = text.trimmed
    var tag: String?
    // Signs in front of them: `✅ ~~BUG-3~~`.
    let start = text.firstIndex { $0.isLetter || $0.isNumber || "*~`_[#".contains($0) } ?? text.startIndex
    for (mark, said) in [("~~", "fixed"), ("**", nil), ("__", nil), ("`", nil)] {
      guard text[start...].hasPrefix(mark), let end = text[start...].dropFirst(mark.count).range(ofText: mark) else {
        continue
      }
      let inner = text[start...].dropFirst(mark.count)[..<end.lowerBound]
      text = String(text[..<start] + inner + text[end.upperBound...])
      tag = said ?? tag
    }
    return (text, tag)
  }

  /// `[FIXED] BUG-12: title`.
  private static func tagged(_ text: Substring) -> (tag: String, rest: Substring)? {
    guard text.first == "[", let end = text.firstIndex(of: "]") else { return nil }
    let said = text[text.index(after: text.startIndex)..<end]
    guard settings.readStatus(said)?.isWhole ?? false else { return nil }
    return (said.trimmed, text[text.index(after: end)...].drop { " :-–—".contains($0) })
  }

  /// What a report is called in front of its number, and the prefix that such an id has here.
  private static let words: [String: String] = {
    var words = Dictionary(
      uniqueKeysWithValues: ["bug", "issue", "error", "defect", "problem", "incident"].map { ($0, $0.uppercased()) })
    let others = [
      "fehler", "bogue", "erreur", "défaut", "anomalie", "erro", "falha", "defeito", "problema", "errore", "difetto",
      "fallo", "defecto", "incidencia", "ошибка", "баг", "дефект", "проблема", "lỗi", "błąd", "hata", "缺陷", "问题", "错误",
      "故障", "バグ", "不具合", "問題", "버그", "오류", "problème",
    ]
    for word in others { words[word] = "BUG" }
    return words
  }()

  /// The words of the first settings are known to all.
  static let settings = Configuration()

  /// Whether an id says itself that it is a bug's.
  static func isNamedBug(_ id: String) -> Bool {
    let parts = id.uppercased().split { "-_".contains($0) }
    return parts.contains { named.contains(String($0)) || $0.hasSuffix("BUG") }
  }

  private static let named: Set = [
    "BUG", "BUGS", "ISSUE", "ISS", "ERR", "ERROR", "DEF", "DEFECT", "CRASH", "PROB", "PROBLEM", "INC", "INCIDENT",
    "FAULT",
  ]

  /// `Bug #3`, `ISSUE 12`, `Erreur n° 4`, `缺陷1`.
  private static func counted(_ text: Substring) -> (id: String, tail: Substring)? {
    let word = text.prefix { $0.isLetter }
    guard let prefix = words[word.lowercased()] else { return nil }
    var rest = text.dropFirst(word.count).drop { $0 == " " }
    let hasSpace = rest.startIndex != text.dropFirst(word.count).startIndex
    let sign = ["#", "n°", "nº", "№", "no. ", "nr. "].first { rest.lowercased().hasPrefix($0) }
    if let sign { rest = rest.dropFirst(sign.count).drop { $0 == " " } }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    let tail = rest.dropFirst(digits.count)
    guard hasSpace || sign != nil || !word.allSatisfy(\.isASCII), !digits.isEmpty, digits.count <= 9, isEnd(tail) else {
      return nil
    }
    // "Error 404 on login" is a title.
    let isError = ["error", "erreur", "erro", "errore", "fehler", "ошибка", "hata", "błąd"].contains(word.lowercased())
    guard !isError || sign != nil || isSeparated(tail) else { return nil }
    return ("\(prefix)-\(digits)", tail)
  }

  /// Whether what follows an id is set apart from it by more than a space.
  private static func isSeparated(_ text: Substring) -> Bool {
    guard let next = text.first(where: { $0 != " " }) else { return true }
    return !next.isLetter && !next.isNumber && !"\"'`/".contains(next)
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
        !["P", "V", "Q", "H", "S"].contains(letters), isSeparated(tail)
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

  private static let notPrefixes: Set = [
    "UTF", "SHA", "ISO", "RFC", "PHASE", "STEP", "TOP", "HTTP", "PART", "COVID", "CVE", "GPT", "ES", "ADR", "REQ", "TC",
    "US", "UC", "FR", "NFR", "EPIC", "SPRINT", "MILESTONE", "WEEK", "DAY", "VERSION", "RELEASE", "CHAPTER", "SECTION",
    "TEST", "CASE", "FEATURE", "FEAT", "STORY", "OPTION", "LEVEL", "STAGE", "WINDOWS", "WIN", "IPV", "BASE",
  ]

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

  /// What follows an id, without the one sign that parts them, and where its link leads.
  private static func title(_ text: Substring, isBracketed: Bool) -> (title: String, link: String?) {
    var text = text
    var link: String?
    if isBracketed, text.first == "]" {
      text = text.dropFirst()
      if text.first == "(", let end = text.firstIndex(of: ")") {
        link = String(text[..<end].dropFirst())
        text = text[text.index(after: end)...]
      }
    }
    text = text.drop { $0 == " " }
    if let sign = text.first, ":：-–—|.)".contains(sign) { text = text.dropFirst() }
    return (text.trimmed, link)
  }
}
