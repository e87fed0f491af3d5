/// A text that is looked for in others, without regard to case.
package struct TextPattern: Sendable, Equatable {
  /// The text as ``Swift/String/folded`` writes it.
  let folded: String
  /// Where it has to stand.
  let place: Place

  package enum Place: Sendable {
    case anywhere
    /// A word has to begin with it.
    case atWordStart
  }

  package init(_ text: String, _ place: Place = .anywhere) {
    folded = text.folded
    self.place = place
  }

  /// Whether it stands in a text that may be written in any way.
  func occurs(in text: String) -> Bool {
    let text = text.folded
    guard text.holds(folded) else { return false }
    if place == .anywhere { return true }
    var bytes = text
    return bytes.withUTF8 { isAtWordStart(in: UnsafeRawBufferPointer($0)) }
  }

  func occurs(in issue: some IssueFields) -> Bool {
    guard issue.contains(folded: folded) else { return false }
    if place == .anywhere { return true }
    var isFound = false
    issue.readText { isFound = isAtWordStart(in: $0) }
    return isFound
  }

  private func isAtWordStart(in text: UnsafeRawBufferPointer) -> Bool {
    TextPlaces(of: folded, in: text).contains { $0.isWordStart }
  }
}

/// The places of a text in another, both folded, from the first on.
struct TextPlaces: Sequence, IteratorProtocol {
  struct Place: Equatable {
    /// In bytes.
    let offset: Int
    /// Whether no letter and no digit stands before it.
    let isWordStart: Bool
  }

  private let part: [UInt8]
  private let text: UnsafeRawBufferPointer
  private var offset = 0

  init(of part: String, in text: UnsafeRawBufferPointer) {
    self.part = Array(part.utf8)
    self.text = text
  }

  mutating func next() -> Place? {
    guard let first = part.first else { return nil }
    let end = text.count - part.count
    while offset <= end {
      defer { offset += 1 }
      guard text[offset] == first, holdsPart(at: offset) else { continue }
      return Place(offset: offset, isWordStart: offset == 0 || !isWord(endingAt: offset))
    }
    return nil
  }

  private func holdsPart(at start: Int) -> Bool {
    for index in part.indices.dropFirst() where text[start + index] != part[index] { return false }
    return true
  }

  /// Whether a letter, a digit or a mark on one stands before a place. Quotes, dashes and blanks are of several bytes
  /// too.
  private func isWord(endingAt end: Int) -> Bool {
    let last = text[end - 1]
    if last < 0x80 { return last >= 0x61 && last <= 0x7A || last >= 0x30 && last <= 0x39 }
    var start = end - 1
    while start > 0, end - start < 4, text[start] & 0xC0 == 0x80 { start -= 1 }
    let bytes = UnsafeRawBufferPointer(rebasing: text[start..<end])
    guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.last else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }
}
