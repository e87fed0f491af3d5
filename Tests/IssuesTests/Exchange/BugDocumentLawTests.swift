import TestSupport
import Testing

@testable import Issues

/// Whatever a bug document is made of: it has as many entries as were written into it, and no line of it is lost.
struct BugDocumentLawTests {
  @Test(arguments: 0..<300) func `every entry is found and every line is kept`(seed: Int) throws {
    var document = GeneratedBugDocument(seed: seed)
    let text = document.text()
    let read = BugDocumentReader.read(text, name: "BUGS.md", frame: [])
    let titles = read.entries.map { $0.title.isEmpty ? $0["title"] ?? "" : $0.title }
    #expect(titles.sorted() == document.titles.sorted(), "seed \(seed):\n\(text)")
    let lost = try Conservation.lost(from: text, in: read)
    #expect(lost == [], "seed \(seed)")
  }

  @Test(arguments: 0..<60) func `no text stops the reader`(seed: Int) {
    var document = GeneratedBugDocument(seed: seed)
    var bytes = Array(document.text().utf8)
    var dice = Dice(seed: seed)
    // Cut anywhere, lines swapped, marks in the wrong place.
    for _ in 0..<20 {
      let index = Int.random(in: 0..<bytes.count, using: &dice)
      bytes[index] = "\n|#*-`~[]<>:\r\u{0}".utf8.randomElement(using: &dice) ?? 0x20
    }
    bytes.removeLast(Int.random(in: 0..<bytes.count, using: &dice))
    let text = String(decoding: bytes, as: UTF8.self)
    let read = BugDocumentReader.read(text, frame: [])
    #expect(read.entries.allSatisfy { $0.lines != nil })
  }
}

/// A bug document of random parts: entries as headings, rows or items, between chapters that have none.
private struct GeneratedBugDocument {
  private(set) var titles: [String] = []
  private var dice: Dice
  private var number = 0

  init(seed: Int) { dice = Dice(seed: seed) }

  private mutating func pick(_ choices: [String]) -> String { choices.randomElement(using: &dice) ?? "" }

  mutating func text() -> String {
    var text = pick(["# Bugs\n\n", "# Known issues\n\n", "# Bug tracker\n\nWhat is broken.\n\n", "# 缺陷列表\n\n"])
    // Entries are either headings and rows, or items of lists: a document is kept in one way.
    let hasLists = Bool.random(using: &dice)
    let level = pick(["###", "####"])
    let style = Int.random(in: 0..<5, using: &dice)
    for _ in 0..<Int.random(in: 1...4, using: &dice) {
      text +=
        "## " + pick(["Open bugs", "Resolved issues", "🔴 Critical bugs", "已解决的问题", "Behobene Fehler", "Known bugs"])
      text += "\n\n"
      if hasLists {
        text += list()
      } else if Bool.random(using: &dice) {
        text += table()
      } else {
        for _ in 0..<Int.random(in: 1...3, using: &dice) { text += entry(level, style) }
      }
      if Bool.random(using: &dice) { text += other() }
    }
    return pick(["LF", "LF", "CRLF"]) == "CRLF" ? text.replacing("\n", with: "\r\n") : text
  }

  private mutating func title() -> String {
    number += 1
    let title =
      pick(["Window", "Search", "保存按钮", "Le panier", "Export", "`parse()`", "Кнопка", "The *bold* label"]) + " "
      + pick(["vanishes", "hangs", "is wrong", "无法使用", "clignote", "не работает", "ends too soon"]) + " w\(number)"
    titles.append(title)
    return title
  }

  private mutating func entry(_ level: String, _ style: Int) -> String {
    let title = title()
    var text: String
    switch style {
    case 0: text = "\(level) BUG-\(number): \(title)\n"
    case 1: text = "\(level) [ISSUE-\(number)] \(title)\n"
    case 2: text = "\(level) Bug #\(number) - \(title)\n"
    case 3: text = "\(level) ✅ DEF-\(number) : \(title)\n"
    default: text = "\(level) 缺陷\(number)：\(title)\n"
    }
    let fields = [
      ("Status", pick(["Open", "Fixed (v2)", "✅ Resolved", "未解决"])), ("Severity", pick(["High", "P3", "🔴 高"])),
    ]
    let mark = Int.random(in: 0..<5, using: &dice)
    if mark == 4 { text += "\n| Field | Value |\n|---|---|\n" }
    for (name, value) in fields {
      switch mark {
      case 0: text += "**\(name)**: \(value)\n"
      case 1: text += "- \(name): \(value)\n"
      case 2: text += "- **\(name):** \(value)\n"
      case 3: text += "\(name): \(value)\n"
      default: text += "| **\(name)** | \(value) |\n"
      }
    }
    text +=
      "\n"
      + pick([
        "Plain words p\(number).\n", "**Steps to Reproduce**:\n1. Open it s\(number)\n2. Wait\n",
        "```\n### BUG-99: in code c\(number)\n```\n",
        "> quoted q\(number)\n\n| a | b |\n|---|---|\n| x\(number) | y |\n", "\(level)# Root Cause\n\nr\(number)\n",
      ])
    return text + pick(["\n", "\n---\n\n", "\n\n"])
  }

  private mutating func table() -> String {
    let head = pick([
      "| ID | Title | Severity | Status |", "| Bug ID | Summary | Priority | Status |", "| 编号 | 标题 | 严重程度 | 状态 |",
    ])
    var text = "\(head)\n|---|:---:|---|---|\n"
    for _ in 0..<Int.random(in: 1...4, using: &dice) {
      let title = title()
      let id = pick(["T-\(number)", "\(number)", "—", "[T-\(number)](#t)"])
      text +=
        "| \(id) | \(title) | \(pick(["High", "P2", "低"])) | \(pick(["Open", "Fixed", "进行中", "Closed (old)"])) |\n"
    }
    return text + pick(["", "| — | None yet | — | — |\n"]) + "\n"
  }

  private mutating func list() -> String {
    var text = ""
    let isOrdered = Bool.random(using: &dice)
    for index in 1...Int.random(in: 1...4, using: &dice) {
      let mark = isOrdered ? "\(index)." : "-"
      switch Int.random(in: 0..<6, using: &dice) {
      case 0: text += "\(mark) [x] \(title())\n"
      case 1: text += "\(mark) \(title()) | FIXED in 1.\(number)\n"
      case 2: text += "\(mark) **\(title())** - details d\(number)\n"
      case 3: text += "\(mark) [High] \(title())\n    - nested n\(number)\n\n      deeper e\(number)\n"
      case 4: text += "\(mark) BUG-\(number + 1): \(title())\n"
      default: text += "\(mark) \(title())\n\n  A paragraph a\(number).\n\n"
      }
    }
    return text + "\n"
  }

  private mutating func other() -> String {
    pick([
      "## Statistics\n\n| Status | Count |\n|---|---|\n| Open | 3 |\n\n",
      "## How to report\n\n- Say what you did.\n- Wait.\n\n",
      "## Template\n\n```markdown\n### BUG-XXX: [Title]\n**Status**: [Open]\n```\n\n",
      "<!--\n### BUG-77: commented out\n-->\n\n", "## Notes\n\n1. One\n2. Two\n\n",
      "## Environment\n\n- OS: Debian\n\n",
      "## 📋 Index\n\n- [Known bugs](#known)\n\n", "---\n\n",
    ])
  }
}
