import TestSupport
import Testing

@testable import Issues

@Suite struct `Plain front matter` {
  @Test func `is what libyaml reads`() {
    var generator = FrontMatterGenerator(seed: 1)
    for _ in 0..<20_000 {
      let text = generator.frontMatter()
      let bytes = Array("---\n\(text)".utf8)
      guard let plain = YAMLNode.plain(bytes, in: 4..<bytes.count) else { continue }
      #expect(plain == (try? YAMLNode.parse(bytes[4...], .strict))?.moved(by: 4), "\(text)")
    }
  }

  @Test func `is read without libyaml as people write it`() {
    let text = """
      id: BUG-1
      title: "Größe: not # shown"
      status: in-progress
      assignee:
      reporter: 'Ada Tester <ada@example.org>'
      related:
        - BUG-2
        - "BUG-3"
      components:
      - core
      environment:
        os: Debian 12, with http://example.org/#top
        python:
      reported: 2026-11-21

      """
    #expect(YAMLNode.plain(Array(text.utf8), in: 0..<text.utf8.count)?.pairs?.count == 9)
  }

  @Test(arguments: [
    "", "\n", "# x\n", "a: b\n\nc: d\n", "a: b\n  c\n", "a: b: c\n", "a: b #c\n", "a: b:\n", "a: 'b\n", "a: 'it''s'\n",
    "a: \"\\n\"\n", "a: [b]\n", "a: {b: c}\n", "a: |\n  b\n", "a: &b c\n", "a: *b\n", "a: !b c\n", "a: 'b' c\n",
    "? a\n",
    "a:b\n", "a: b\na: c\n", "a:\n  b: c\n   d: e\n", "a:\n  - b\n- c\n", "a: b\n- c\n", "a:\n  b:\n    c: d\n",
    "a:\n  - b: c\n", "a:\n  -\n", "a: \t\n", "a: b\r\n", "a: \u{85}\n", "a: \u{2028}\n", "a: \u{FEFF}\n", "<<: b\n",
    "- a\n", "a\n", "---\n", "a: b\n---\n", "a: b\n...\n", "a: \u{7F}\n", "a: \u{0}\n",
  ])
  func `is nothing else`(_ text: String) {
    #expect(YAMLNode.plain(Array(text.utf8), in: 0..<text.utf8.count) == nil)
  }
}

/// Makes front matter from a seed that is mostly, and often not quite, plain.
private struct FrontMatterGenerator {
  private var dice: Dice

  init(seed: UInt64) { dice = Dice(seed: seed) }

  private mutating func one(of texts: [String]) -> String { texts.randomElement(using: &dice) ?? "" }

  mutating func frontMatter() -> String {
    let text = (0..<Int.random(in: 0...5, using: &dice)).map { _ in field() }.joined()
    return Int.random(in: 0..<10, using: &dice) == 0 ? String(text.dropLast()) : text
  }

  private mutating func field() -> String {
    switch Int.random(in: 0..<10, using: &dice) {
    case 0..<5: return pair()
    case 5, 6: return "\(key()):\(blanks())\n" + lines(one(of: ["", "  ", " "])) { "-\($0.gap()) \($0.value())\n" }
    case 7, 8: return "\(key()):\n" + lines(one(of: ["  ", "    "])) { $0.pair() }
    default: return one(of: ["\n", "# x\n", "  \n", " a: b\n", "...\n", "---\n", "? a\n", "- a\n", "a\n", "\t\n"])
    }
  }

  private mutating func lines(_ indent: String, _ line: (inout Self) -> String) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...3, using: &dice) {
      let isOdd = Int.random(in: 0..<12, using: &dice) == 0
      text += (isOdd ? one(of: ["", " ", "   "]) : indent) + line(&self)
    }
    return text
  }

  private mutating func pair() -> String { "\(key()):\(gap())\(one(of: ["", " "]))\(value())\(blanks())\n" }

  private mutating func key() -> String {
    one(of: [
      "id", "status", "title", "a", "b_c", "d-e", "F9", "labels", "os", "x", "y", "9", "-", "<<", "_a", "ü", "a b",
    ])
  }

  private mutating func gap() -> String { one(of: ["", "", "", " ", "  "]) }

  private mutating func blanks() -> String { one(of: ["", "", "", "", " ", "  ", "\t", "\r"]) }

  private mutating func value() -> String {
    switch Int.random(in: 0..<8, using: &dice) {
    case 0: return ""
    case 1: return "'\(words())'"
    case 2: return "\"\(words())\""
    default: return words()
    }
  }

  private mutating func words() -> String {
    let parts = [
      "a", "open", "BUG-1", "2026-11-21", "no", "~", "1:30", "é", "日本", "🙂", "ß", "Ada <ada@example.org>", "/", "(x)",
      "http://x", ".", "...", "+", "=", "$", "^", ";", "<", "#1", "x#", ":", ":x", "x:", "-", "--", "?", "'", "\"",
      "\\",
      "{", "}", "[x]", ",", "*", "&a", "!t", "%", "@", "`", "|", ">", "\u{85}", "\u{2028}", "\u{FEFF}", "–", "§",
      "\u{0}",
      "\u{A0}", "\u{FFFE}", "\u{10FFFF}", "\u{E000}",
    ]
    return (0...Int.random(in: 0...2, using: &dice)).map { _ in one(of: parts) }.joined(
      separator: one(of: ["", " ", "  "]))
  }
}
