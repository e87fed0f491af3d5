/// Texts from trackers that write another markup: Textile and Jira (`h3. Steps`), Trac (`== Steps ==`).
enum PlainMarkup {
  /// The text with its headings, numbered items and code as Markdown writes them; line by line, so that every line stays
  /// where it is. A text without such headings is returned as it is.
  static func markdown(_ bytes: some Collection<UInt8>) -> [UInt8]? {
    guard bytes.withContiguousStorageIfAvailable(mayHaveHeading) ?? true else { return nil }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let isTextile = lines.contains { textileHeading($0) != nil }
    guard isTextile || lines.contains(where: { tracHeading($0) != nil }) else { return nil }
    var isCode = false
    let translated = lines.map { line -> [UInt8] in
      if let fence = fence(line, isCode: isCode) {
        isCode.toggle()
        return fence
      }
      if isCode { return Array(line) }
      if let (level, title) = isTextile ? textileHeading(line) : tracHeading(line) {
        return Array(repeating: UInt8(ascii: "#"), count: level) + Array(" ".utf8) + title
      }
      // A line of a numbered list.
      if isTextile, line.starts(with: "# ".utf8) { return Array("1. ".utf8) + line.dropFirst(2) }
      return Array(line)
    }
    return Array(translated.joined(separator: [UInt8(ascii: "\n")]))
  }

  /// Most texts have no line that could be such a heading.
  private static func mayHaveHeading(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var previous = UInt8(ascii: "\n")
    for byte in bytes {
      if previous == UInt8(ascii: "\n"), byte == UInt8(ascii: "h") || byte == UInt8(ascii: "=") { return true }
      previous = byte
    }
    return false
  }

  private static func textileHeading(_ line: some Collection<UInt8>) -> (Int, [UInt8])? {
    let start = Array(line.prefix(4))
    guard start.count == 4, start[0] == UInt8(ascii: "h"), (0x31...0x36).contains(start[1]),
      start[2] == UInt8(ascii: "."),
      start[3] == 0x20
    else { return nil }
    return (Int(start[1]) - 0x30, Array(line.dropFirst(4)))
  }

  private static func tracHeading(_ line: some Collection<UInt8>) -> (Int, [UInt8])? {
    let sign = UInt8(ascii: "=")
    guard line.first == sign, line.count <= 200 else { return nil }
    var text = Array(line)
    while let last = text.last, last == 0x20 || last == 0x0D { text.removeLast() }
    let level = text.prefix { $0 == sign }.count
    guard level <= 6, text.count > 2 * level + 2, text[level] == 0x20, text.last == sign else { return nil }
    while text.last == sign { text.removeLast() }
    return (level, Array(text.dropFirst(level + 1)))
  }

  /// The Markdown fence for a line that opens or closes a block of code.
  private static func fence(_ line: some Collection<UInt8>, isCode: Bool) -> [UInt8]? {
    let text = String(decoding: line.prefix(40), as: UTF8.self).trimmed
    let opens = ["<pre>", "<pre><code>", "{{{", "{code}", "{noformat}"].contains(text) || text.hasPrefix("{code:")
    let closes = ["</pre>", "</code></pre>", "}}}", "{code}", "{noformat}"].contains(text)
    return (isCode ? closes : opens) ? Array("```".utf8) : nil
  }
}
