internal import Issues

/// What somebody is writing, by the lines up to the cursor: a text in the middle of a change can rarely be parsed.
struct WritingPlace {
  enum Kind: Equatable {
    /// The name of a field, or, below another, of a part of it.
    case key(in: String?)
    /// The value of a field, or of a part of it, or of an item of its list.
    case value(of: String, in: String?)
    /// A heading of the text.
    case heading
    /// The name of a rule that is excused.
    case rule
    /// Words of the text.
    case words
  }

  let kind: Kind
  /// What is there already, up to the cursor; what is chosen stands in its place.
  let range: Range<Int>
  let typed: String
  /// Whether a value stands right behind its colon, and needs a blank.
  let needsBlank: Bool

  /// - Parameter hasFields: Whether a file of its kind begins with front matter.
  /// - Returns: Nil where nothing can be completed, as in a comment.
  init?(_ text: EditorText, at offset: Int, hasFields: Bool) {
    let line = text.lines.line(of: offset)
    let start = text.lines.offset(ofLine: line)
    let before = text.bytes[start..<offset]
    guard hasFields, Self.isFrontMatter(text, line) else {
      if before.starts(with: Array("##".utf8)) {
        self.init(.heading, before)
        return
      }
      let word = before.suffix(64).reversed().prefix { EditedFile.isWord($0) }.count
      let isRule = String(decoding: before.dropLast(word).suffix(64), as: UTF8.self).hasSuffix("git-issue: allow ")
      self.init(isRule ? .rule : .words, before.suffix(word))
      return
    }
    let indent = before.prefix { $0 == 0x20 }.count
    let rest = before.dropFirst(indent)
    guard rest.first != UInt8(ascii: "#"), rest.count <= 1_000 else { return nil }
    if rest.starts(with: Array("- ".utf8)) || rest.elementsEqual("-".utf8) {
      guard let owner = Self.owner(of: line, indent: indent + 1, text) else { return nil }
      let value = rest.dropFirst().drop { $0 == 0x20 }
      self.init(.value(of: owner, in: nil), value, needsBlank: rest.count == 1)
      return
    }
    let owner = indent > 0 ? Self.owner(of: line, indent: indent, text) : nil
    guard let colon = Self.colon(rest) else {
      self.init(.key(in: owner), rest)
      return
    }
    let key = String(decoding: rest[..<colon], as: UTF8.self).trimmed
    var value = rest[(colon + 1)...].drop { $0 == 0x20 }
    let isBare = value.isEmpty && rest.index(after: colon) == rest.endIndex
    // A list in one line.
    if value.first == UInt8(ascii: "["),
      let last = value.lastIndex(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: ",") })
    {
      value = value[(last + 1)...].drop { $0 == 0x20 }
    }
    self.init(.value(of: key, in: owner), value, needsBlank: isBare)
  }

  private init(_ kind: Kind, _ typed: ArraySlice<UInt8>, needsBlank: Bool = false) {
    (self.kind, self.needsBlank) = (kind, needsBlank)
    range = typed.startIndex..<typed.endIndex
    self.typed = String(decoding: typed, as: UTF8.self)
  }

  /// Whether a line stands between the two lines `---`, or behind the first one where the second is not there yet.
  private static func isFrontMatter(_ text: EditorText, _ line: Int) -> Bool {
    guard line > 1, isFence(text, 1), text.lines.offset(ofLine: line) <= FrontMatter.largest else { return false }
    return !(2...line).contains { isFence(text, $0) }
  }

  private static func isFence(_ text: EditorText, _ line: Int) -> Bool {
    let bytes = text.bytes[text.lines.range(ofLine: line)]
    let isMarked = line == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let mark = bytes.dropFirst(isMarked ? 3 : 0)
    return mark.starts(with: Array("---".utf8)) && mark.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// The field that a line further to the right belongs to.
  private static func owner(of line: Int, indent: Int, _ text: EditorText) -> String? {
    for above in stride(from: line - 1, to: 1, by: -1) {
      let bytes = text.bytes[text.lines.range(ofLine: above)]
      let rest = bytes.drop { $0 == 0x20 }
      guard bytes.count - rest.count < indent, let first = rest.first, !"-#".utf8.contains(first) else { continue }
      return colon(rest).map { String(decoding: rest[..<$0], as: UTF8.self).trimmed }
    }
    return nil
  }

  /// The colon behind a key.
  private static func colon(_ line: ArraySlice<UInt8>) -> Int? {
    line.indices.first { index in
      line[index] == UInt8(ascii: ":") && (index + 1 == line.endIndex || line[index + 1] == 0x20)
    }
  }
}
