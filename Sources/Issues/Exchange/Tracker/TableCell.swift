/// A text of any lines in a cell of a Markdown table, so that it is read again as it was.
///
/// A line end is ` <br> `; what looks like one in the text gets a backslash in front, one more than it has. A `|` is
/// `\|`, or `&#124;` where it stands behind a backslash.
enum TableCell {
  static func written(_ text: String) -> String {
    let lines = text.split(whereSeparator: \.isNewline).isEmpty ? [] : lines(text)
    return lines.map { escaped(breaks($0, adding: 1)) }.joined(separator: " <br> ").trimmed
  }

  /// - Parameter cell: Without the backslashes of `\|`.
  static func read(_ cell: String) -> String {
    var lines: [String] = []
    var line = ""
    var rest = cell[...]
    while let first = rest.first {
      let slashes = rest.prefix { $0 == "\\" }
      let behind = rest.dropFirst(slashes.count)
      guard behind.hasPrefix("<br>") else {
        line += slashes.isEmpty ? String(first) : String(slashes)
        rest = rest.dropFirst(max(1, slashes.count))
        continue
      }
      rest = behind.dropFirst(4)
      if slashes.isEmpty {
        lines.append(line.hasSuffix(" ") ? String(line.dropLast()) : line)
        line = ""
        if rest.first == " " { rest = rest.dropFirst() }
      } else {
        line += slashes.dropFirst() + "<br>"
      }
    }
    return (lines + [line]).map(unescaped).joined(separator: "\n")
  }

  private static func lines(_ text: String) -> [String] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
  }

  /// A line with another backslash in front of each `<br>`.
  private static func breaks(_ line: String, adding count: Int) -> String {
    line.split(separator: "<br>", omittingEmptySubsequences: false).joined(
      separator: String(repeating: "\\", count: count) + "<br>")
  }

  private static func escaped(_ line: String) -> String {
    var text = ""
    for character in entities(line, by: 1) {
      if character == "|" { text += text.hasSuffix("\\") ? "&#124;" : "\\|" } else { text.append(character) }
    }
    return text
  }

  private static func unescaped(_ line: String) -> String { entities(line, by: -1) }

  /// `&#124;` with one `amp;` more, or less; with none left, it is the sign.
  private static func entities(_ line: String, by step: Int) -> String {
    guard line.contains("#124;") else { return line }
    var text = ""
    var rest = line[...]
    while let first = rest.first {
      var behind = rest.dropFirst()
      var count = 0
      while first == "&", behind.hasPrefix("amp;") { (behind, count) = (behind.dropFirst(4), count + 1) }
      if first == "&", behind.hasPrefix("#124;") {
        text += count + step < 0 ? "|" : "&" + String(repeating: "amp;", count: count + step) + "#124;"
        rest = behind.dropFirst(5)
      } else {
        text.append(first)
        rest = rest.dropFirst()
      }
    }
    return text
  }
}
