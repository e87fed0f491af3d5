/// The lines of a text that are code or comment, whatever they look like: nothing in them is structure.
///
/// A fence or a comment that nobody closes is none, so that it does not swallow the rest of a document.
struct MarkdownRegions {
  /// For each line whether it is in a fence or a comment, the lines that open and close it among them.
  private(set) var isInside: [Bool]
  /// Lines of comments.
  private(set) var isComment: [Bool]

  init(_ lines: [Substring]) {
    isInside = Array(repeating: false, count: lines.count)
    isComment = isInside
    // Openers that are not closed below: what is as hard to close is not looked for again.
    var unclosed: [Character: Int] = [:]
    var index = 0
    while index < lines.count {
      if let fence = Fence(lines[index]) {
        if fence.count < unclosed[fence.mark] ?? .max {
          if let end = lines[(index + 1)...].firstIndex(where: fence.isClosed) {
            for line in index...end { isInside[line] = true }
            index = end
          } else {
            unclosed[fence.mark] = fence.count
          }
        }
      } else if Self.opensComment(lines[index]), unclosed["<"] == nil {
        if let end = lines[index...].firstIndex(where: { $0.range(ofText: "-->") != nil }) {
          for line in index...end { (isInside[line], isComment[line]) = (true, true) }
          index = end
        } else {
          unclosed["<"] = 0
        }
      }
      index += 1
    }
  }

  static func opensComment(_ line: Substring) -> Bool {
    line.utf8.prefix { $0 == 0x20 }.count <= 3 && line.drop { $0 == " " }.hasPrefix("<!--")
  }

  struct Fence {
    let mark: Character
    let count: Int

    init?(_ line: Substring) {
      let indent = line.utf8.prefix { $0 == 0x20 }.count
      let rest = line.dropFirst(indent)
      guard indent <= 3, let mark = rest.first, mark == "`" || mark == "~" else { return nil }
      count = rest.prefix { $0 == mark }.count
      guard count >= 3, mark == "~" || !rest.dropFirst(count).contains("`") else { return nil }
      self.mark = mark
    }

    func isClosed(by line: Substring) -> Bool {
      guard let other = Fence(line), other.mark == mark, other.count >= count else { return false }
      return line.trimmed.allSatisfy { $0 == mark }
    }
  }
}

/// A text inside a document whose lines must not be taken for the document's own: such a line gets one more backslash
/// in front, and loses one when it is read again.
enum GuardedText {
  /// - Parameter isStructure: Whether a line would be taken for the document's own.
  static func written(_ text: String, where isStructure: (Substring) -> Bool = isStructure) -> String {
    changed(text, isStructure) { line, slashes in "\(String(repeating: "\\", count: slashes + 1))\(line)" }
  }

  static func read(_ text: String, where isStructure: (Substring) -> Bool = isStructure) -> String {
    changed(text, isStructure) { line, slashes in
      "\(String(repeating: "\\", count: max(0, slashes - 1)))\(line)"
    }
  }

  private static func changed(
    _ text: String, _ isStructure: (Substring) -> Bool, _ write: (Substring, _ slashes: Int) -> String
  ) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let regions = MarkdownRegions(lines)
    return lines.indices.map { index in
      let slashes = lines[index].utf8.prefix { $0 == UInt8(ascii: "\\") }.count
      let bare = lines[index].dropFirst(slashes)
      return regions.isInside[index] || !isStructure(bare) ? String(lines[index]) : write(bare, slashes)
    }.joined(separator: "\n")
  }

  static func isStructure(_ line: Substring) -> Bool {
    if MarkdownRegions.Fence(line) != nil || MarkdownRegions.opensComment(line) { return true }
    return switch MarkdownShape(line) {
    case .heading, .rule, .label: true
    case .blank, .listed, .row, .plain, .text: false
    }
  }
}
