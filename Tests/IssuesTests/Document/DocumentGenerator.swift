import TestSupport

@testable import Issues

/// Makes documents and bytes from a seed: the same ones each time, so that a failure can be repeated.
struct DocumentGenerator: RandomNumberGenerator {
  private var dice: Dice

  init(seed: UInt64) { dice = Dice(seed: seed &* 0x9E37_79B9_7F4A_7C15) }

  mutating func next() -> UInt64 { dice.next() }

  private mutating func one<Element>(of elements: [Element], or other: Element) -> Element {
    elements.randomElement(using: &self) ?? other
  }

  private mutating func isChosen() -> Bool { next() % 2 == 0 }

  /// A text that YAML and Markdown have their own ideas about.
  mutating func text() -> String {
    let parts = [
      "crash", "no", "1:30", "0123", "a: b", "#1", "- x", "'", "\"", "\\", "é", "日本", "🙂", "{", "[x]", "*", "&a", "!t",
      "%", "@", "`", "|", ">", "~", "null", "2026-11-21", "x y", "---", "…", "=", "?",
    ]
    return (0...(next() % 3)).map { _ in one(of: parts, or: "x") }.joined(separator: isChosen() ? " " : "")
  }

  /// Bytes that may or may not be text.
  mutating func bytes() -> [UInt8] {
    let pieces: [[UInt8]] =
      [
        "---\n", "---\r\n", "...\n", "a: 1\n", "a: [\n", "\u{FEFF}", "\n", "\r", "\"", "'", ": ", "- ", "  ", "\t",
        "# x\n",
        "é", "|\n", ">-\n", "{", "}", "<<: *a\n", "&a ", "!!x ", "## H\n",
      ].map { Array($0.utf8) } + [[0], [0xFF], [0xC3], [0xE2, 0x80], [0xED, 0xA0, 0x80]]
    return (0..<(next() % 24)).flatMap { _ in one(of: pieces, or: [0x78]) }
  }

  /// A document that can be read, as people write them: any order, quotes, comments, line ends.
  mutating func document() -> Document {
    var fields = [
      "id: BUG-00\(next() % 9 + 1)", "status: \(one(of: ["open", "Open", "in-progress", "Won't Fix"], or: "open"))",
    ]
    fields.append("title: \(isChosen() ? YAMLScalar.write(text()) : "\"a \\\"b\\\" \\u00e9\"")")
    if isChosen() { fields.append("severity: \(one(of: ["high", "'Low'", "\"medium\""], or: "high"))") }
    if isChosen() { fields.append("labels: [b, \(YAMLScalar.write("x y")), 'a']") }
    if isChosen() { fields.append("components:\n  - B  # why\n  # next\n  - A") }
    if isChosen() { fields.append("environment:\n  os: Debian 12\n\n  python: '3.11'") }
    if isChosen() { fields.append("x-note: |\n  two\n   lines\n") }
    if isChosen() { fields.append("x-folded: >-\n  two\n  lines") }
    if isChosen() { fields.append("# a comment\nphase: Phase 2   # behind") }
    if isChosen() { fields.append("assignee:") }
    fields.shuffle(using: &self)
    let blocks = [
      "## Description\n\n\(text())\n", "## Steps to Reproduce\n1. One\n2. Two\n\n\n", "Heading\n-------\nText\n",
      "**Bold**\n\nText\n", "```\n## x\n\n\n```\n", "> ## quoted\n", "- item\n\n  ## in item\n", "    ## code\n",
      "Text \n",
      "### Deep ###\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", "\n\n",
    ]
    let body = (0..<(next() % 6)).map { _ in one(of: blocks, or: "\n") }.joined(separator: isChosen() ? "\n" : "")
    var text = "---\n\(fields.joined(separator: "\n"))\n---\n\(body)"
    if next() % 4 == 0 { text = text.replacing("\n", with: "\r\n") }
    if next() % 8 == 0 { text = "\u{FEFF}\(text)" }
    if next() % 4 == 0, text.hasSuffix("\n") { text = String(text.unicodeScalars.dropLast()) }
    return Document(text)
  }
}
