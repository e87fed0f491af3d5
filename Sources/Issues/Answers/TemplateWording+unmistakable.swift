/// The hints that nobody can take for an answer, and that are told where a real answer stands beside them.
extension TemplateWording {
  /// Whether a line is surely some template's, and no sentence of a reporter that is only like one.
  static func isUnmistakable(_ line: String) -> Bool {
    guard line.utf8.count <= 300 else { return false }
    let text = Leaf.unmarked(line)
    return hasDotsForName(text) || isNameWithExample(text) || opensAsHint(text)
  }

  /// Whether a line has what such a hint needs. Every line of every report is asked, and few have it.
  static func mayBeUnmistakable(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    if line.has(UInt8(ascii: "[")) { return true }
    guard let end = line.lastIndex(where: { !$0.isBlank }) else { return false }
    if line[end] >= 0x80 || line[end] == UInt8(ascii: "'") || line[end] == UInt8(ascii: "\"") { return true }
    return mayOpenAsHint(line)
  }

  /// Whether the first word, but for courtesies and articles, starts an opening. A byte beyond ASCII leaves it open.
  private static func mayOpenAsHint(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    var word = WordStart()
    var isNumber = true
    for byte in line {
      switch byte {
      case 0x80..., UInt8(ascii: "/"): return true
      case 0x41...0x5A, 0x61...0x7A:
        word.add(byte | 0x20)
        isNumber = false
      case 0x30...0x39: word.add(byte)
      case UInt8(ascii: "'"): continue
      case _ where word.isEmpty: continue
      case _ where isNumber || leads.contains(word): (word, isNumber) = (WordStart(), true)
      default: return starts.contains(word)
      }
    }
    return starts.contains(word)
  }

  /// The first eight bytes of a word.
  private struct WordStart: Equatable {
    private var bytes: UInt64 = 0

    init() {}
    init(_ word: Substring) { for byte in word.utf8 { add(byte) } }

    var isEmpty: Bool { bytes == 0 }
    mutating func add(_ byte: UInt8) { if bytes < 1 << 56 { bytes = bytes << 8 | UInt64(byte) } }
  }

  private static let leads = (courtesies.firstWords + ["a", "the"]).map { WordStart($0) }
  private static let starts = openings.firstWords.map { WordStart($0) }

  /// `Go to '...'`, `Click on '....'`. With three dots, what is clicked may be a menu of that name.
  private static func hasDotsForName(_ text: String) -> Bool {
    guard let byte = text.utf8.last, byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") || byte >= 0x80,
      let last = text.last, "'\"’”".contains(last)
    else { return false }
    let text = text.replacing("…", with: "...")
    let dots = text.dropLast().reversed().prefix { $0 == "." }.count
    let before = text.dropLast(dots + 1)
    guard dots >= 3, let mark = before.last, "'\"‘“".contains(mark) else { return false }
    return (dots == 3 ? ways : skeletons).contains(Words(before.dropLast()))
  }

  private static let ways = Phrases("go to, navigate to, scroll down to")

  /// `OS: [e.g. Debian 12]`, `Version [e.g. 22]`; not `Some pictures are empty [e.g. PNG]`.
  private static func isNameWithExample(_ text: String) -> Bool {
    guard text.hasSuffix("]"), let open = text.lastIndex(of: "["),
      examples.length(atStartOf: Words(text[open...]).list[...]) > 0
    else { return false }
    let before = String(text[..<open])
    if Substance.isEmpty(before) { return true }
    guard Words(before).list.count <= 3 else { return false }
    guard let (_, value) = Leaf.labelled(before) else { return Vocabulary.isEnvironment(before) }
    return Substance.isEmpty(String(value))
  }

  private static let examples = Phrases("e g, eg")

  /// `A clear and concise description of what the bug is.` What ends in a colon leads to an answer.
  private static func opensAsHint(_ text: String) -> Bool {
    guard !text.hasSuffix(":"), let first = text.first(where: { !"*_".contains($0) }), first.isLetter else {
      return false
    }
    return openings.length(
      atStartOf: Words(text).list[...].drop { courtesies.contains($0) || $0 == "a" || $0 == "the" }) > 0
  }
}
