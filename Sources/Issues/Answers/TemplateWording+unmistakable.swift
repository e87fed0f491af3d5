/// The hints that nobody can take for an answer, and that are told where a real answer stands beside them.
extension TemplateWording {
  /// Whether a line is surely some template's, and no sentence of a reporter that is only like one.
  static func isUnmistakable(_ line: String) -> Bool {
    guard line.utf8.count <= 300 else { return false }
    let text = Leaf.unmarked(line)
    return hasDotsForName(text) || isNameWithExample(text) || opensAsHint(text)
  }

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

  private static let firstLetters = openings.firstLetters.union(courtesies.union(["a", "the"]).compactMap(\.first))

  /// `A clear and concise description of what the bug is.` What ends in a colon leads to an answer.
  private static func opensAsHint(_ text: String) -> Bool {
    guard !text.hasSuffix(":"), let first = text.first(where: { !"*_".contains($0) }), first.isLetter else {
      return false
    }
    // Few lines start so, and every line of every report is asked.
    guard first.lowercased().allSatisfy(firstLetters.contains) else { return false }
    return openings.length(
      atStartOf: Words(text).list[...].drop { courtesies.contains($0) || $0 == "a" || $0 == "the" }) > 0
  }
}
