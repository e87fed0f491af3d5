import Testing

@testable import Issues

/// What is read of the bug documents that people keep.
struct BugDocumentReaderTests {
  @Test(arguments: [
    ("BUG-001: Crash", "BUG-001", "Crash"), ("[ISSUE-7] Crash", "ISSUE-7", "Crash"),
    ("✅ BUG-017 : Crash", "BUG-017", "Crash"), ("Bug #3 - Crash", "BUG-3", "Crash"),
    ("BUG 12: Crash", "BUG-12", "Crash"),
    ("Bug BUG-001: Crash", "BUG-001", "Crash"), ("B1 ✅ FIXED — Crash", "B-1", "✅ FIXED — Crash"),
    ("P3.5-001: Crash", "P35-001", "Crash"), ("API-BUG-4 — Crash", "API-BUG-4", "Crash"), ("ERR-9", "ERR-9", ""),
    ("BUG-R01 : Crash", "BUG-R-01", "Crash"), ("BUG-2: : x", "BUG-2", ": x"),
  ])
  func `a heading with an id begins an entry`(text: String, id: String, title: String) throws {
    let heading = try #require(EntryHeading(text))
    #expect(heading.id == id)
    #expect(heading.title == title)
  }

  @Test(
    arguments: [
      ("Won't Fix", "wont-fix", nil), ("Won’t fix", "wont-fix", nil), ("✅ Resolved bugs", "fixed", nil),
      ("Highest", nil, "critical"), ("Critical 🔴", nil, "critical"), ("Lowest", nil, "low"),
    ] as [(String, String?, String?)])
  func `a heading above entries says what they do not`(text: String, status: String?, severity: String?) {
    let choices = Configuration.choices(inHeading: text)
    #expect(choices.status == status)
    #expect(choices.severity == severity)
  }

  @Test(arguments: [
    "Bug Summary", "UTF-8 is broken", "Phase-2 bugs", "P1 bugs", "Known bugs", "2024", "Notes", "SHA-256",
  ])
  func `other headings begin none`(text: String) { #expect(EntryHeading(text) == nil) }

  @Test(arguments: [
    "**Severity**: High\n**Status**: Fixed", "**Severity:** High\n**Status:** ✅ Resolved",
    "- Severity: High\n- Status: Closed", "- **Severity**: 🟠 High\n- **Status:** Done",
    "> **Severity**: P1\n> **Status**: fixed", "Severity:\n  High\nStatus:\n  Fixed",
    "#### Severity: High\n#### Status: Fixed", "**Severity**:\nHigh\n\n**Status**:\nFixed",
    "| Field | Value |\n|---|---|\n| **Severity** | High |\n| **Status** | **RESOLVED** |",
    "- 严重程度：高\n- 状态：已解决", "**Priorité** : Élevé\n**Statut** : Résolu", "**Mức độ**: Cao\n**Trạng thái**: Đã giải quyết",
  ])
  func `fields are read however they are marked`(fields: String) throws {
    let document = try issue(of: "## BUG-1: Crash\n\n\(fields)\n")
    #expect(document["severity"]?.text == "high")
    #expect(document["status"]?.text == "fixed")
  }

  @Test(arguments: [
    ("Fixed (commit 1234567)", "fixed"), ("`OPEN` — waits", "open"), ("Won't Fix, by design", "wont-fix"),
    ("[x] Đã giải quyết - v2", "fixed"), ("⚫ Wontfix（設計）", "wont-fix"), ("FIXED_UNVERIFIED", "fixed"),
    ("未解決。許容。", "open"), ("whatever", "open"),
  ])
  func `the status is its first word, and its tail is kept`(value: String, status: String) throws {
    let document = try issue(of: "### BUG-1: Crash\n**Status**: \(value)\n")
    #expect(document["status"]?.text == status)
    if value != "FIXED_UNVERIFIED" { #expect(document.body.contains("**Status**: \(value)")) }
  }

  @Test func `a table that names no field stays a table`() throws {
    let table = "| run | result |\n|---|---|\n| 1 | works |"
    let document = try issue(of: "### BUG-1: Crash\n\n\(table)\n")
    #expect(document.body.contains(table))
  }

  @Test func `a remark in a label is kept`() throws {
    let document = try issue(of: "### BUG-1: Crash\n**Date (deploy)**: 2026-01-02\n\n**Fix (commit 1234567)**: Done.\n")
    #expect(document["reported"]?.text == "2026-01-02")
    #expect(document.body.contains("**Fix (commit 1234567)**:\n\nDone."))
    #expect(document.body.contains("(deploy)"))
  }

  @Test func `a chapter tells the status and severity of its entries`() throws {
    let read = BugDocumentReader.read(
      "## 🔴 Critical\n\n### BUG-1: a\n\n## 解決済み\n\n### BUG-2: b\n\n### BUG-3: c\n**Status**: Open\n", frame: [])
    #expect(read.entries.map { $0["severity"] } == ["critical", nil, nil])
    #expect(read.entries.map { $0["status"] } == [nil, "fixed", "Open"])
  }

  @Test func `the rows of a table are entries, unless they repeat one`() throws {
    let read = BugDocumentReader.read(
      """
      | ID | Title | Severity | Status |
      |----|-------|----------|--------|
      | BUG-1 | a | High | Fixed |
      | [BUG-2](#2) | b \\| c | Low | Open |

      ### BUG-1: a
      """, frame: [])
    #expect(read.entries.map(\.id) == ["BUG-1", "BUG-2"])
    #expect(read.entries[0]["severity"] == "High")
    #expect(read.entries[1].title == "b | c")
    #expect(read.leftOut.map(\.reason) == ["repeats BUG-1"])
  }

  @Test func `nothing in code and comments is structure, and templates are left out`() throws {
    let read = BugDocumentReader.read(
      """
      ```markdown
      ### BUG-9: not this
      ```
      <!--
      ### BUG-8: nor this
      -->
      ### BUG-XXX: [Title]
      **Status**: [Open/Fixed]

      ### BUG-1: Crash
      ```sh
      # not a heading
      ```
      ---
      behind a rule

      ---

      ## End
      """, frame: [])
    #expect(read.entries.map(\.id) == ["BUG-1"])
    #expect(read.entries.first?.sections.map(\.text) == ["```sh\n# not a heading\n```\n---\nbehind a rule"])
    #expect(read.leftOut.map(\.lines) == [1...3, 4...6, 7...8, 19...19])
  }

  @Test func `numbers are entries where there are no ids, or where they have fields`() {
    #expect(BugDocumentReader.read("### 1. a\n\n### 2. b\n", frame: []).entries.map(\.title) == ["a", "b"])
    let mixed = "### BUG-1: a\n\n#### 1. Backend\ntext\n\n### 2. b\n**Status:** Fixed\n"
    #expect(BugDocumentReader.read(mixed, frame: []).entries.map(\.title) == ["a", "b"])
  }

  @Test(arguments: 0..<400) func `every line is in an entry, or left out with a reason`(seed: Int) throws {
    var texts = NastyTexts(seed: UInt64(seed) + 9_000)
    var source = texts.text()
    for number in 1...3 { source += "\n\n### BUG-\(number): \(texts.line())\n**Status**: Open\n\(texts.text())" }
    source = texts.pick([
      source, source.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"),
    ])
    let read = BugDocumentReader.read(source, frame: [])
    var kept = read.leftOut.map(\.text).joined(separator: "\n")
    for entry in read.entries {
      kept += "\n" + (try document(entry)).text + entry.comments.map { "\($0.author) \($0.text)" }.joined()
    }
    let words = Set(BugDocumentTests.words(kept.lowercased()))
    let lost = BugDocumentTests.words(source.lowercased()).filter { !words.contains($0) }
    // The names of fields, and what says which language code is in or where a comment is from, are structure.
    let structure: Set<Substring> = [
      "bug", "reproduce", "to", "1", "2", "3", "状态", "comment", "by", "at", "alone", "full", "width", "003", "002",
      "severity", "开", "steps", "environment", "description",
    ]
    #expect(lost.filter { !structure.contains($0) && !$0.contains("2026") } == [])
  }

  // MARK: Helping

  private func issue(of text: String) throws -> Document {
    try document(try #require(BugDocumentReader.read(text, frame: []).entries.first))
  }

  private func document(_ entry: Entry) throws -> Document {
    let form = try #require(Form.builtIn("bug"))
    return entry.document(id: IssueID(prefix: "BUG", number: 1), form: form, configuration: Configuration())
  }
}
