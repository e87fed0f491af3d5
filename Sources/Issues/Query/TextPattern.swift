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
      return Place(offset: offset, isWordStart: offset == 0 || !Self.isWord(text[offset - 1]))
    }
    return nil
  }

  private func holdsPart(at start: Int) -> Bool {
    for index in part.indices.dropFirst() where text[start + index] != part[index] { return false }
    return true
  }

  /// Letters of other alphabets are of several bytes, none of which is ASCII.
  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39
  }
}
