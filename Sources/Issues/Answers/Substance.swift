/// Tells an answer from what only stands where an answer should: nothing, a template's own text, or a stock answer.
package struct Substance: Sendable {
  /// Lines of the form itself, as they are compared.
  private let template: Set<String>

  package enum Verdict: Sendable, Equatable {
    case real
    /// Nothing but white space, comments, headings and empty marks.
    case empty
    /// The first of the texts that only look like an answer.
    case placeholder(String)
    /// Prose that says that there is no answer.
    case denial(String)
  }

  /// For texts that answer no form.
  package static let withoutForm = Substance(form: nil)

  package init(form: Form?) {
    var template: Set<String> = []
    for element in form?.elements ?? [] {
      let texts = [element.description, element.placeholder, element.value, element.label] + element.aliases
      for line in texts.joined(separator: "\n").split(whereSeparator: \.isNewline) {
        let key = Words.comparable(line)
        if !key.isEmpty { template.insert(key) }
        // A form may write the answer's marks into its hint: "1. Open …".
        let bare = Words.comparable(Leaf.unmarked(line))
        if !bare.isEmpty { template.insert(bare) }
      }
    }
    self.template = template
  }

  /// Judges the content of a section.
  package func judge(_ blocks: [MarkdownBlock]) -> Verdict {
    var first: Verdict?
    // The first line tells nearly always, so that the others are not even read.
    for block in blocks {
      let leaves = Leaf.leaves(of: [block])
      let verdict = judge(leaves)
      if verdict == .real || leaves.contains(where: { $0.hasCode || Filler.isShortAnswer($0.unmarked) }) {
        return .real
      }
      if first == nil, verdict != .empty { first = verdict }
    }
    return first ?? .empty
  }

  /// Judges one value, as of a field.
  package func judge(_ text: String) -> Verdict {
    judge(text.filledLines.map { Leaf(text: String($0)) })
  }

  private func judge(_ leaves: [Leaf]) -> Verdict {
    let spoken = leaves.lazy.filter { !Self.isEmpty($0.text) }
    guard let first = spoken.first else { return .empty }
    return spoken.contains { !isPlaceholder($0) } ? .real : .placeholder(first.text.trimmed)
  }

  /// Whether a section shows that something happened: a log, a picture, a link, or words that tell what.
  func isEvidence(_ blocks: [MarkdownBlock]) -> Bool {
    Leaf.leaves(of: blocks).contains { leaf in
      guard !Self.isEmpty(leaf.text), !isPlaceholder(leaf) else { return false }
      if leaf.kind != .text || leaf.hasCode || leaf.hasLink { return true }
      let words = Words(leaf.unmarked).list.count
      return !Denial.tellsNothing(leaf.unmarked) && (words >= 3 || !leaf.unmarked.isASCII)
    }
  }

  /// Whether a title only stands in for one. What ends in a colon is no empty label here.
  func isNoTitle(_ title: String) -> Bool {
    let words = Words(title)
    return words.isEmpty || Self.isBracketed(title) || Filler.isStockTitle(words) || template.contains(words.key)
  }

  /// Whether a line has nothing that a reader reads: neither letters, nor numbers, nor emoji.
  static func isEmpty(_ text: String) -> Bool {
    for byte in text.utf8 {
      if byte >= 0x80 { break }
      // Nearly every line starts with one that a reader reads.
      if (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) { return false }
    }
    return !text.unicodeScalars.contains {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || $0.properties.isEmojiPresentation
    }
  }

  /// Whether a line repeats a hint, of this form or of any, or is one of the texts that stand for an answer.
  func isPlaceholder(_ leaf: Leaf) -> Bool {
    if leaf.kind == .image { return false }
    let text = leaf.unmarked
    if Self.isBracketed(text) { return true }
    let words = Words(text)
    if words.isEmpty || template.contains(words.key) || Filler.isStock(words) { return true }
    // What a program printed asks for nothing, unless somebody should have put it there.
    if leaf.isCode { return Self.asksForOutput.occur(in: words.list) }
    if TemplateWording.isHint(text, words, isSetApart: leaf.isEmphasis || leaf.isQuoted) { return true }
    let said = Self.withoutHints(text)
    if said.utf8.count < text.utf8.count, Self.isEmpty(said) || saysOnlyItsName(said) { return true }
    if TemplateWording.isSkeleton(text) { return true }
    // "Version [22]": a number in the brackets of the template.
    if text.hasSuffix("]"), let open = text.firstIndex(of: "["), open > text.startIndex,
      saysOnlyItsName(String(text[..<open]))
    {
      return true
    }
    if leaf.isEmphasis || leaf.isQuoted, TemplateWording.isQuestion(text, words) { return true }
    // "OS:" alone, or "OS: [e.g. iOS]": the label of a template with nothing behind it.
    guard let (label, value) = Leaf.labelled(said), label.utf8.count <= 160 else { return false }
    // "Does it occur without extensions?: Yes/No"
    if label.trimmed.hasSuffix("?") { return isNoValue(String(value)) }
    guard label.split(separator: " ").count <= 8 else { return false }
    // "OS platform (Ubuntu 20.04):" has its answer in the place of the hint.
    if Self.isEmpty(String(value)), label.contains("("), VersionText.isFact(String(label)) { return false }
    // "This happens after a save:" goes on below it.
    if Self.isEmpty(String(value)), words.list.count > 3, !Vocabulary.isName(key: Vocabulary.key(label)) {
      return false
    }
    return isNoValue(String(value))
  }

  /// Whether what stands behind a label is no value.
  func isNoValue(_ value: String) -> Bool {
    let value = Self.withoutHints(value).trimmed
    if Self.isEmpty(value) || Self.isBracketed(value) { return true }
    let words = Words(value)
    return Filler.isStock(words) || template.contains(words.key) || TemplateWording.isHint(value, words)
  }

  /// Whether only the words are left with which a template names what it asks for.
  private func saysOnlyItsName(_ text: String) -> Bool {
    let words = Words(text).list
    if words.count == 1, let word = words.first, Self.gherkin.contains(word) { return true }
    return words.count <= 6 && words.allSatisfy { Vocabulary.isNameOfEnvironment($0) }
      || words.count <= 3 && Vocabulary.isEnvironment(text)
  }

  private static let gherkin: Set<Substring> = ["given", "when", "then", "and", "but", "scenario", "feature"]

  private static let asksForOutput = Phrases(
    """
    paste output here, paste here, paste your, paste the output, output here, your output, paste below, paste log
    paste logs, log here, logs here, insert your, insert log, insert logs, paste the full, paste stack, paste code here
    code here, your code here, your code, paste traceback, insert code here, put your code here, add your code, place code
    paste the log, paste the logs, add logs here, logs go here, output goes here
    """)

  // MARK: Brackets

  private static let brackets = ByteSet("[<{")

  /// `[Step 1]`, `<your steps>`, `{{steps}}`: nothing outside one pair of brackets.
  static func isBracketed(_ text: String) -> Bool {
    guard let first = text.outerBytes?.first, first >= 0x80 || brackets.contains(first) else { return false }
    let text = text.trimmed
    guard let first = text.first, let last = text.last, text.count >= 2 else { return false }
    let pairs: [Character: Character] = ["[": "]", "<": ">", "{": "}", "【": "】", "［": "］"]
    guard pairs[first] == last else { return false }
    let inner = text.dropFirst().dropLast()
    return !inner.contains(last) || first == "{"
  }

  private static let openings = ByteSet("([<")

  /// A line without what it says in brackets for example: `OS (e.g. Windows 10): Debian` is `OS : Debian`.
  static func withoutHints(_ text: String) -> String {
    // `（` starts with EF.
    guard text.hasByte(of: openings) || text.hasByte(0xEF) else { return text }
    var kept = ""
    var rest = text[...]
    while let open = rest.firstIndex(where: { "([<（".contains($0) }) {
      let closing: Character = ["(": ")", "[": "]", "<": ">", "（": "）"][rest[open]] ?? ")"
      guard let close = rest[open...].firstIndex(of: closing) else { break }
      let inner = rest[rest.index(after: open)..<close]
      kept += rest[..<open]
      if !isExample(inner, in: rest[open]) { kept += rest[open...close] }
      rest = rest[rest.index(after: close)...]
    }
    return kept + rest
  }

  /// Whether the words in brackets give an example or advice.
  private static func isExample(_ inner: Substring, in bracket: Character) -> Bool {
    let words = Words(inner)
    if examples.length(atStartOf: words.list[...]) > 0 { return true }
    if bracket != "(" && bracket != "（" {
      return !words.list.isEmpty && words.list.allSatisfy { !$0.contains { $0.isNumber } }
    }
    // `(Win/Mac/Linux)` offers a choice.
    if inner.contains("/"), !inner.contains(where: { $0.isNumber || $0 == ":" }), words.list.count <= 4 { return true }
    return advice.occur(in: words.list) || TemplateWording.isHint(String(inner), words)
  }

  private static let examples = Phrases(
    """
    e g, eg, ex, example, for example, i e, ie, such as, like, please, use, run, output of, if, can be, could be, or, and
    por exemplo, p ex, por ejemplo, par exemple, z b, zum beispiel, np, например, напр, bijv, örn, ví dụ, 例, 例如, 如, 예
    optional, required, paste, see, from, check, include, your, the, write, specify, enter, which, what, where, how
    """)
  private static let advice = Phrases(
    "e g, eg, if applicable, please, you can, optional, if any, if relevant, etc, use")
}
