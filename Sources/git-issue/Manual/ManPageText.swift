internal import Issues

/// A page as `man` reads it: the macros of man(7), which groff and mandoc both know.
struct ManPageText {
  private var lines: [String]
  /// Whether the next paragraph begins where nothing has to part it from what stands before.
  private var isAtStart = true

  /// - Parameter date: The day that stands at the foot of the page.
  static func text(_ page: ManualPage, date: CalendarDate) -> String {
    let header = [
      page.name.uppercased(), "\(page.section)", "\(date)", "git-issue \(GitIssue.version)", "git-issue Manual",
    ]
    // Dashes stay what they are here: mandoc reads the date.
    var text = ManPageText(lines: [".TH " + header.map { "\"\($0)\"" }.joined(separator: " "), ".nh", ".ad l"])
    for block in page.blocks { text.add(block) }
    return text.lines.joined(separator: "\n") + "\n"
  }

  private init(lines: [String]) { self.lines = lines }

  private mutating func add(_ block: ManualBlock) {
    switch block {
    case .heading(let text, let level):
      lines.append("\(level == 1 ? ".SH" : ".SS") \"\(Self.escaped(text))\"")
      isAtStart = true
      return
    case .paragraph(let prose):
      beginParagraph()
      lines.append(Self.line(prose))
    case .synopsis(let prose):
      lines += [".HP 4", Self.line(prose)]
    case .entries(let entries):
      for entry in entries {
        beginParagraph()
        lines.append(Self.line(entry.term))
        addIndented(by: 4, entry.blocks)
      }
    case .list(let points):
      for point in points {
        lines.append(".IP \\(bu 2")
        isAtStart = true
        for (index, block) in point.enumerated() {
          if index == 0 { add(block) } else { addIndented(by: 2, [block]) }
        }
        isAtStart = false
      }
    case .table(let rows):
      let width = (rows.map(\.name.count).max() ?? 0) + 2
      for row in rows { lines += [".TP \(width)", "\\fB\(Self.escaped(row.name))\\fR", Self.line(row.text)] }
    case .code(let code):
      beginParagraph()
      lines += [".RS 4", ".nf"] + code.map { Self.guarded(Self.escaped($0)) } + [".fi", ".RE"]
    case .place: break
    }
    isAtStart = false
  }

  private mutating func beginParagraph() {
    if !isAtStart { lines.append(".PP") }
  }

  private mutating func addIndented(by columns: Int, _ blocks: [ManualBlock]) {
    guard !blocks.isEmpty else { return }
    lines.append(".RS \(columns)")
    isAtStart = true
    for block in blocks { add(block) }
    lines.append(".RE")
    isAtStart = false
  }

  private static func line(_ prose: Prose) -> String {
    guarded(
      prose.spans.map { span in
        switch span {
        case .text(let text): escaped(text)
        case .code(let text): "\\fB\(escaped(text))\\fR"
        case .page(let name, let section): "\\fB\(escaped(name))\\fR(\(section))"
        }
      }.joined())
  }

  /// What begins with a dot or an apostrophe would be a request.
  private static func guarded(_ line: String) -> String {
    line.hasPrefix(".") || line.hasPrefix("'") ? "\\&\(line)" : line
  }

  /// Each character as itself: a dash that can be typed again, straight quotes, and what is not ASCII by its number.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "'": escaped += "\\(aq"
      case "`": escaped += "\\(ga"
      case "^": escaped += "\\(ha"
      case "~": escaped += "\\(ti"
      case "\"": escaped += "\\(dq"
      case "\u{A0}": escaped += "\\ "
      case _ where scalar.isASCII: escaped.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        escaped += "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
      }
    }
    return escaped
  }
}
