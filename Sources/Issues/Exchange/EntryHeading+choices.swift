extension EntryHeading {
  /// The status that the heading tells besides, where it does: `(FIXED)`, `✅`.
  var status: String? {
    let known = Self.settings
    if let tag { return tag }
    if !marks.isEmpty, known.readStatus(marks) != nil { return marks }
    let first = String(title.prefix { !"—–".contains($0) })
    if let mark = title.first, !mark.isLetter, !mark.isNumber, known.readStatus(first) != nil { return first.trimmed }
    // `(FIXED)`, `— FIXED (commit 1234567)`, `🟢 RESOLVED`: only words count, a mark may stand for how bad it is.
    let starts = title.indices.filter { "([—–".contains(title[$0]) || !title[$0].isASCII && !title[$0].isLetter }
    for start in starts.reversed() {
      let tail = title[title.index(after: start)...].drop { !$0.isLetter }
      let text = title[start...].first.map { "([".contains($0) } ?? false ? tail.prefix { !")]".contains($0) } : tail
      if !text.isEmpty, known.readStatus(text) != nil { return text.trimmed }
    }
    return nil
  }

  /// How bad it is, where a tag says so: `title [P1]`.
  var severity: String? {
    let known = Self.settings
    guard title.utf8.contains(where: { $0 >= 0x80 || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "(") }) else {
      return nil
    }
    return title.split { "[](（）)【】".contains($0) }.dropFirst(title.first == "[" || title.first == "(" ? 0 : 1)
      .first { known.readSeverity($0)?.isWhole ?? false }.map { $0.trimmed }
  }
}
