/// Tells an answer from what only stands where an answer should: nothing, a template's own text, or words that say
/// there is none.
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
        let key = Self.comparable(line)
        if !key.isEmpty { template.insert(key) }
        // A form may write the answer's marks into its hint: "1. Open …".
        let bare = Self.comparable(Self.withoutMarker(line))
        if !bare.isEmpty { template.insert(bare) }
      }
    }
    self.template = template
  }

  /// Judges the content of a section.
  package func judge(_ blocks: [MarkdownBlock]) -> Verdict {
    var leaves: [Leaf] = []
    for block in blocks { collect(block, &leaves) }
    let spoken = leaves.filter { !Self.isEmpty($0.text) }
    guard let first = spoken.first else { return .empty }
    // Three are enough to tell; a log has thousands.
    let real = Array(spoken.lazy.filter { !isPlaceholder($0) }.prefix(3))
    guard !real.isEmpty else { return .placeholder(first.text.trimmed) }
    if real.count <= 2, real.allSatisfy({ !$0.isCode }), Self.isDenial(real.map(\.text).joined(separator: " ")) {
      return .denial(real[0].text.trimmed)
    }
    return .real
  }

  /// Judges one value, as of a field.
  package func judge(_ text: String) -> Verdict {
    let lines = text.split(whereSeparator: \.isNewline).map { Leaf(text: String($0), isCode: false) }
    let spoken = lines.filter { !Self.isEmpty($0.text) }
    guard let first = spoken.first else { return .empty }
    return spoken.contains { !isPlaceholder($0) } ? .real : .placeholder(first.text.trimmed)
  }

  /// Whether a title only stands in for one. What ends in a colon is no empty label here.
  func isNoTitle(_ title: String) -> Bool {
    let key = Self.comparable(title)
    return key.isEmpty || Self.isBracketed(title) || Self.stockAnswers.contains(key) || template.contains(key)
  }

  /// Whether a line repeats a hint of the form, or is one of the texts that stand for an answer.
  package func isPlaceholder(line: String) -> Bool { isPlaceholder(Leaf(text: line, isCode: false)) }

  // MARK: Leaves

  /// One line that a reader sees.
  private struct Leaf {
    var text: String
    var isCode: Bool
  }

  private func collect(_ block: MarkdownBlock, _ leaves: inout [Leaf]) {
    switch block.kind {
    case .heading, .thematicBreak: return
    case .paragraph, .cell, .html:
      if block.inlines.contains(.onlyBold), block.kind == .paragraph { return }
      let isCode = block.inlines.contains(.code) && block.inlines.contains(.onlyEmphasis) == false
      for line in block.text.split(whereSeparator: \.isNewline) {
        leaves.append(Leaf(text: String(line), isCode: isCode))
      }
      if block.inlines.contains(.image) { leaves.append(Leaf(text: "image shown", isCode: true)) }
    case .code:
      for line in block.text.split(whereSeparator: \.isNewline) {
        leaves.append(Leaf(text: String(line), isCode: true))
      }
    case .table:
      // The header names columns; what is answered stands below it.
      for row in block.children.dropFirst() { collect(row, &leaves) }
    case .list, .item, .quote, .row: for child in block.children { collect(child, &leaves) }
    }
  }

  private static func isEmpty(_ text: String) -> Bool {
    !text.unicodeScalars.contains {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || $0.properties.isEmojiPresentation
    }
  }

  // MARK: Placeholders

  private func isPlaceholder(_ leaf: Leaf) -> Bool {
    let text = Self.withoutMarker(leaf.text)
    if Self.isBracketed(text) { return true }
    let key = Self.comparable(text)
    if key.isEmpty || Self.stockAnswers.contains(key) || template.contains(key) { return true }
    if Self.isNumberedStep(key) { return true }
    // "OS:" alone, or "OS: [e.g. iOS]": the label of a template with nothing behind it.
    if let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }) {
      let value = String(text[text.index(after: colon)...])
      let label = text[..<colon]
      if label.count <= 40, Self.isEmpty(value) || Self.isBracketed(value.trimmed) { return true }
      if label.count <= 40, Self.stockAnswers.contains(Self.comparable(value)) { return true }
    }
    return false
  }

  /// Without a list mark, a box or a number that the line starts with.
  private static func withoutMarker(_ line: some StringProtocol) -> String {
    let trimmed = line.trimmed
    var marks = Substring(trimmed).utf8
    while let first = marks.first, "-*+>#".utf8.contains(first) {
      let next = marks.dropFirst().first
      guard next == nil || next == 0x20 || first == UInt8(ascii: "#") || first == UInt8(ascii: ">") else { break }
      marks = marks.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }
    }
    var text = Substring(marks)
    for box in ["[ ] ", "[x] ", "[X] "] where text.hasPrefix(box) { text = text.dropFirst(box.count) }
    let digits = text.prefix { $0.isNumber }
    if !digits.isEmpty, digits.count <= 3 {
      let rest = text.dropFirst(digits.count)
      if let mark = rest.first, ".):、".contains(mark), rest.count == 1 || rest.dropFirst().first == " " || mark == "、" {
        text = rest.dropFirst()
      }
    }
    return text.trimmed
  }

  /// Lower case, words only, with single spaces.
  static func comparable(_ text: some StringProtocol) -> String {
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

  /// `[Step 1]`, `<your steps>`, `{{steps}}`: nothing outside one pair of brackets.
  private static func isBracketed(_ text: String) -> Bool {
    let text = text.trimmed
    guard let first = text.first, let last = text.last, text.count >= 2 else { return false }
    let pairs: [Character: Character] = ["[": "]", "<": ">", "{": "}"]
    guard pairs[first] == last else { return false }
    let inner = text.dropFirst().dropLast()
    return !inner.contains(last) || first == "{"
  }

  /// "step 1", "first step", "step one description".
  private static func isNumberedStep(_ key: String) -> Bool {
    var words = key.split(separator: " ").map(String.init)
    let isNumber = { (word: String) in
      word.allSatisfy(\.isNumber) || numberWords.contains(word)
        || (word.count > 2 && word.dropLast(2).allSatisfy(\.isNumber))
    }
    words.removeAll { ["description", "here", "etc", "the", "and", "so", "on", "description"].contains($0) }
    guard !words.isEmpty,
      words.contains(where: { $0.hasPrefix("step") || $0 == "passo" || $0 == "schritt" || $0 == "步骤" })
    else {
      return false
    }
    return words.allSatisfy {
      isNumber($0) || $0 == "step" || $0 == "steps" || $0 == "passo" || $0 == "schritt" || $0 == "步骤"
    }
  }

  private static let numberWords: Set = [
    "one", "two", "three", "four", "five", "six", "first", "second", "third", "fourth", "fifth", "last", "next", "n",
    "x",
  ]

  /// What people type to get past a required field.
  static let stockAnswers: Set = [
    "no response", "n/a", "na", "none", "nothing", "nil", "null", "todo", "tbd", "tba", "fixme", "xxx", "xx", "x",
    "idk",
    "i dont know", "dont know", "no idea", "unknown", "not sure", "not applicable", "not available", "no", "yes",
    "test",
    "testing", "test test", "asdf", "asd", "asdasd", "asdfasdf", "qwerty", "abc", "foo", "bar", "lorem ipsum", "123",
    "1234", "12345", "1", "2", "3", "placeholder", "your answer here", "enter text here", "text here", "see above",
    "same",
    "same as above", "blah", "blah blah", "aaa", "latest", "the latest", "latest version", "the latest version",
    "latest one",
    "latest ones", "the latest one", "newest", "recent", "the recent one", "current", "any", "all", "default", "etc",
    "e/g",
    "eg", "step by step", "describe here", "write here", "add here", "to do", "to be done", "to be determined",
    "none yet",
    "no steps", "无", "無", "なし", "нет", "ninguno", "nenhum", "keine", "aucun", "aucune", "nada", "sin respuesta",
  ]

  // MARK: Denials

  /// Whether a short text says that there are no steps, or that nobody knows them.
  private static func isDenial(_ text: String) -> Bool {
    guard text.utf8.count <= 240 else { return false }
    let key = comparable(text)
    guard key.utf8.count <= 120, key.split(separator: " ").contains(where: { denying.contains($0) }) else {
      return false
    }
    return denials.contains { key == $0 || key.hasPrefix($0 + " ") || (key.count <= 60 && key.contains($0)) }
  }

  /// Every denial has one of these words.
  private static let denying: Set<Substring> = [
    "no", "none", "not", "dont", "cant", "cannot", "unable", "without", "unknown", "random", "randomly", "just",
    "unsure",
    "later", "added", "fill",
  ]

  private static let denials = [
    "there are no steps", "there are none", "there is none", "no steps", "i dont have steps", "i do not have steps",
    "i dont have any steps", "dont have steps", "do not have steps", "dont have any", "no reproduction steps",
    "no steps to reproduce", "without steps", "i have no steps", "have no idea", "no idea how", "i dont know how",
    "dont know how to reproduce", "i do not know how", "not known", "cannot be reproduced", "cant be reproduced",
    "not reproducible", "unable to reproduce", "cannot reproduce", "cant reproduce", "could not reproduce",
    "happens at random", "happens randomly", "it just happens", "no clue", "unsure how", "not sure how",
    "steps unknown",
    "unknown steps", "will add later", "to be added", "will be added", "fill in later", "will fill",
  ]
}
