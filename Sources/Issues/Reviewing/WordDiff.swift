/// How a text became another, word by word.
package struct WordDiff: Sendable, Equatable {
  package enum Part: Sendable, Equatable {
    case same(String)
    case removed(String)
    case added(String)
  }

  package let parts: [Part]

  /// Beyond so many words on each side, lines are compared; beyond so many lines, one text is told to replace the other.
  /// The time that comparing takes, and the memory, grow with the square of the difference.
  private static let most = 800
  /// Beyond so many bytes on a side there are more words than that; to count them would take longer than the rest.
  private static let longest = 64 * most

  package init(from old: String, to new: String) {
    let shared = Self.shared(Array(old.utf8), Array(new.utf8))
    let isLong = max(shared.old.utf8.count, shared.new.utf8.count) > Self.longest
    let taken = isLong ? Self.lines : Self.words
    var (before, after) = (taken(shared.old), taken(shared.new))
    let head = zip(before, after).prefix { $0 == $1 }.count
    let tail = zip(before[head...].reversed(), after[head...].reversed()).prefix { $0 == $1 }.count
    let start = shared.start + before.prefix(head).joined()
    let end = before.suffix(tail).joined() + shared.end
    before = before[head..<before.count - tail].map { $0 }
    after = after[head..<after.count - tail].map { $0 }
    if max(before.count, after.count) > Self.most {
      (before, after) = (Self.lines(before.joined()), Self.lines(after.joined()))
    }
    var parts: [Part] = start.isEmpty ? [] : [.same(start)]
    if max(before.count, after.count) > Self.most {
      parts += [.removed(before.joined()), .added(after.joined())]
    } else {
      parts += Self.compare(before, after)
    }
    if !end.isEmpty { parts.append(.same(end)) }
    self.parts = parts
  }

  /// What two texts have in common before and behind what differs, cut between words. Byte by byte: most of a long text
  /// is the same, and to take it apart takes far longer.
  private static func shared(_ old: [UInt8], _ new: [UInt8]) -> (start: String, old: String, new: String, end: String) {
    let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") }
    var head = zip(old, new).prefix { $0 == $1 }.count
    while head > 0, !isBlank(old[head - 1]) { head -= 1 }
    var tail = zip(old[head...].reversed(), new[head...].reversed()).prefix { $0 == $1 }.count
    while tail > 0, !isBlank(old[old.count - tail]) { tail -= 1 }
    func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
    return (
      text(old[..<head]), text(old[head..<old.count - tail]), text(new[head..<new.count - tail]), text(old.suffix(tail))
    )
  }

  private static func compare(_ before: [Substring], _ after: [Substring]) -> [Part] {
    var removals: Set<Int> = []
    var insertions: Set<Int> = []
    for change in after.difference(from: before) {
      switch change {
      case .remove(let offset, _, _): removals.insert(offset)
      case .insert(let offset, _, _): insertions.insert(offset)
      }
    }
    var (old, new) = (0, 0)
    var (removed, added, same) = ("", "", "")
    var parts: [Part] = []
    func flush() {
      if !removed.isEmpty { parts.append(.removed(removed)) }
      if !added.isEmpty { parts.append(.added(added)) }
      (removed, added) = ("", "")
    }
    while old < before.count || new < after.count {
      if removals.contains(old) {
        takeSame(isBetween: true)
        removed += before[old]
        old += 1
      } else if insertions.contains(new) {
        takeSame(isBetween: true)
        added += after[new]
        new += 1
      } else {
        same += before[old]
        old += 1
        new += 1
      }
    }
    takeSame(isBetween: false)
    flush()
    /// Ends a stretch that is the same. A mere space between two changed words is one of them.
    func takeSame(isBetween: Bool) {
      guard !same.isEmpty else { return }
      if isBetween, !removed.isEmpty || !added.isEmpty, same.allSatisfy({ $0 == " " }) {
        removed += same
        added += same
      } else {
        flush()
        parts.append(.same(same))
      }
      same = ""
    }
    return parts
  }

  /// Words, stretches of spaces, and every other character by itself: signs, and the letters of scripts that write
  /// without spaces.
  private static func words(_ text: String) -> [Substring] {
    var words: [Substring] = []
    var rest = text[...]
    while let first = rest.first {
      let isSame: (Character) -> Bool =
        if isWord(first) { isWord } else if first == " " { { $0 == " " } } else { { _ in false } }
      let end = rest.dropFirst().firstIndex { !isSame($0) } ?? rest.endIndex
      words.append(rest[..<end])
      rest = rest[end...]
    }
    return words
  }

  private static func isWord(_ character: Character) -> Bool {
    (character.isLetter || character.isNumber || character == "_") && !isWrittenWithoutSpaces(character)
  }

  private static func isWrittenWithoutSpaces(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first, scalar.value >= 0x0E00 else { return false }
    switch scalar.value {
    // Thai and Lao, Myanmar, Khmer, kana.
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF: return true
    default: return scalar.properties.isIdeographic
    }
  }

  private static func lines(_ text: String) -> [Substring] {
    var lines: [Substring] = []
    var rest = text[...]
    while !rest.isEmpty {
      let end = rest.utf8.firstIndex(of: UInt8(ascii: "\n")).map { rest.utf8.index(after: $0) } ?? rest.endIndex
      lines.append(rest[..<end])
      rest = rest[end...]
    }
    return lines
  }
}

extension WordDiff {
  /// The difference with only a line before and after each change: what is far from any change is cut to `…`.
  package var shortened: [Part] {
    parts.enumerated().map { index, part in
      guard case .same(let text) = part else { return part }
      let isFirst = index == 0
      let isLast = index == parts.count - 1
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      // Behind a change: the rest of its line and one more; before one: the line before, and the beginning of its own.
      let keptAbove = isFirst ? 0 : 2
      let keptBelow = isLast ? 0 : 2
      guard lines.count > keptAbove + keptBelow + 1 else { return part }
      let above = lines.prefix(keptAbove).joined(separator: "\n")
      let below = lines.suffix(keptBelow).joined(separator: "\n")
      return .same((isFirst ? "" : "\(above)\n") + "…" + (isLast ? "" : "\n\(below)"))
    }
  }
}
