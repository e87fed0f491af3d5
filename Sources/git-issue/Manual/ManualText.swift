/// Reads the texts of the manual: a little of Markdown.
///
/// There are paragraphs, `## Headings`, code between fences, lists with `- `, and `<!-- places -->`. A point of a list that
/// begins with code and a colon (``- `--json`: Print JSON.``) is an entry. What belongs to a point is indented by two.
struct ManualText {
  private var lines: ArraySlice<Substring>

  static func blocks(_ text: String) -> [ManualBlock] {
    var reader = ManualText(lines: text.split(separator: "\n", omittingEmptySubsequences: false)[...])
    return reader.blocks()
  }

  private mutating func blocks() -> [ManualBlock] {
    var blocks: [ManualBlock] = []
    while let line = lines.first {
      // The name of the page, `#`, is for those who read the text as a file.
      if line.allSatisfy(\.isWhitespace) || line.hasPrefix("# ") {
        lines.removeFirst()
      } else if line.hasPrefix("```") {
        blocks.append(.code(code()))
      } else if line.hasPrefix("#") {
        blocks.append(heading())
      } else if line.hasPrefix("<!-- ") {
        lines.removeFirst()
        blocks.append(.place(String(line.dropFirst(5).prefix { $0 != " " })))
      } else if line.hasPrefix("- ") {
        blocks.append(list())
      } else {
        blocks.append(.paragraph(paragraph()))
      }
    }
    return blocks
  }

  private mutating func heading() -> ManualBlock {
    let line = lines.removeFirst()
    let marks = line.prefix { $0 == "#" }.count
    return .heading(String(line.dropFirst(marks + 1)), level: max(1, marks - 1))
  }

  private mutating func code() -> [String] {
    lines.removeFirst()
    let code = lines.prefix { !$0.hasPrefix("```") }
    lines = lines[code.endIndex...].dropFirst()
    return code.map(String.init)
  }

  private mutating func paragraph() -> Prose {
    let paragraph = lines.prefix { line in
      !line.allSatisfy(\.isWhitespace) && !["```", "#", "<!-- ", "- "].contains { line.hasPrefix($0) }
    }
    lines = lines[paragraph.endIndex...]
    return Prose(paragraph.joined(separator: " "))
  }

  /// The points that follow each other, which all are entries, or none of them.
  private mutating func list() -> ManualBlock {
    var entries: [ManualBlock.Entry] = []
    var points: [[ManualBlock]] = []
    while let first = lines.first, first.hasPrefix("- ") {
      let rest = lines.dropFirst().prefix { $0.hasPrefix("  ") || $0.allSatisfy(\.isWhitespace) }
      lines = lines[rest.endIndex...]
      let (term, text) = Self.term(of: first.dropFirst(2))
      var reader = ManualText(lines: ([text] + rest.map { $0.dropFirst(2) })[...])
      let blocks = reader.blocks()
      if let term {
        entries.append(ManualBlock.Entry(term: Prose(term), blocks: blocks))
      } else {
        points.append(blocks)
      }
    }
    return points.isEmpty ? .entries(entries) : .list(points)
  }

  /// What an entry is called, before the first colon that is outside of code.
  private static func term(of line: Substring) -> (term: Substring?, text: Substring) {
    guard line.hasPrefix("`") else { return (nil, line) }
    var isCode = false
    for index in line.indices {
      if line[index] == "`" { isCode.toggle() }
      let rest = line[index...].dropFirst()
      if !isCode, line[index] == ":", rest.isEmpty || rest.hasPrefix(" ") { return (line[..<index], rest.dropFirst()) }
    }
    return (nil, line)
  }
}
