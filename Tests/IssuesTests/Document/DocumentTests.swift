import Foundation
import Testing

@testable import Issues

@Suite struct `A document` {
  static let texts: [[UInt8]] =
    [
      "", "\n", "---", "---\n", "---\n---", "---\n---\n", "---\na: 1\n---\nbody\n", "---\r\na: 1\r\n---\r\nbody\r\n",
      "\u{FEFF}---\na: 1\n---\n", "---\na: [\n---\n", "---\na: \"x\n---\n", "no front matter",
      "---\na: é\nb: 日本語 # c\n---\n",
      "---\na: |\n  x\n  y\nb: >-\n  z\n---\n", "---\n...\nbody", "---\na: 1\n...\nb", "--- foo\na: 1\n---\n",
      "---\n- a\n---\n",
    ].map { Array($0.utf8) } + [
      [0, 255, 254], Array("---\na: ".utf8) + [0xFF] + Array("\n---\n".utf8), [0xEF, 0xBB, 0xBF],
    ]

  @Test(arguments: texts) func `gives back its bytes`(_ bytes: [UInt8]) {
    let document = Document(bytes)
    #expect(document.bytes == bytes)
    #expect(document.bodyRange.upperBound == bytes.count)
    for field in document.frontMatter.fields {
      #expect(document.frontMatter.range.contains(field.keyRange.lowerBound))
      #expect(field.lines.upperBound <= document.frontMatter.range.upperBound)
    }
  }

  @Test func `knows where values stand behind characters of several bytes`() throws {
    let document = Document("---\ntitle: “Grüße” 日本\nstatus: open # é\n---\n")
    let field = try #require(document["status"])
    #expect(String(decoding: document.bytes[field.value.range], as: UTF8.self) == "open")
    #expect(document["title"]?.text == "“Grüße” 日本")
  }

  @Test(arguments: [
    ("a: 1\na: 2", "'a' is given twice"), ("a: &x 1", "an anchor"), ("a: *x", "an alias"), ("a: !!str 1", "a tag"),
    ("<<: 1", "a merge key"), ("a:\t1", "a tab"), ("a: [[[[[[[[[1]]]]]]]]]", "nested too deeply"),
    ("- a", "not a list of"),
  ]) func `refuses what is beyond the subset of YAML`(_ text: String, _ message: String) {
    let fault = Document("---\n\(text)\n---\n").fault
    #expect(fault?.message.contains(message) == true, "\(fault?.message ?? "no fault")")
  }

  @Test func `bounds the front matter`() {
    let large = Document("---\na: \(String(repeating: "x", count: 70_000))\n---\n")
    #expect(large.fault?.message == "front matter of more than 64 KiB")
    let deep = Document("---\na: \(String(repeating: "[", count: 10_000))\n---\n")
    #expect(deep.fault?.message.contains("nested too deeply") == true)
  }
}

@Suite struct `An edit` {
  static let text = """
    ---
    id: BUG-001
    status: open
    x-custom: 'kept as is'
    severity: high   # agreed in triage
    labels:
      # the team's
      - auth
      - ui
    title: "Crash: now"
    assignee:
    environment:
      os: Debian 12
    ---

    ## Description

    trailing


    """

  @Test(arguments: [
    ("severity", "critical", "severity: high ", "severity: critical "),
    ("title", "Plain", "title: \"Crash: now\"", "title: Plain"),
    ("title", "a: b", "title: \"Crash: now\"", "title: 'a: b'"),
    ("assignee", "bob@example.org", "assignee:\n", "assignee: bob@example.org\n"),
    ("assignee", "", "assignee:\n", ""),
    ("resolved", "2026-11-21", "  os: Debian 12\n", "  os: Debian 12\nresolved: 2026-11-21\n"),
    ("reporter", "Ada <a@b>", "title:", "reporter: Ada <a@b>\ntitle:"),
    ("phase", "Phase 2", "assignee:\nenv", "assignee:\nphase: Phase 2\nenv"),
  ]) func `of a scalar changes its own bytes only`(_ key: String, _ value: String, _ old: String, _ new: String) throws
  {
    let edited = Document(Self.text).setting(key, to: .text(value))
    let position = try #require(Self.text.firstRange(of: old))
    if key != "reporter" {
      #expect(edited.text == Self.text.replacingCharacters(in: position, with: new))
    }
    #expect(edited[key]?.text == (value.isEmpty ? nil : value))
    #expect(edited.fault == nil)
  }

  @Test func `adds to a list in sorted place and takes from it by line`() {
    let added = Document(Self.text).adding(["crash", "zoo", "auth"], to: "labels")
    #expect(added.text == Self.text.replacing("  - auth\n  - ui\n", with: "  - auth\n  - crash\n  - ui\n  - zoo\n"))
    #expect(added.removing(["crash", "zoo"], from: "labels").text == Self.text)
    // Somebody has written a comment into the list, which stays.
    #expect(
      added.removing(["crash", "zoo", "ui", "auth"], from: "labels").text
        == Self.text.replacing("  - auth\n  - ui\n", with: ""))
    #expect(Document("---\nid: x\nlabels:\n  - a\n---\n").removing(["a"], from: "labels").text == "---\nid: x\n---\n")
    #expect(
      Document("---\nlabels: [b, c] # x\n---\n").adding(["a"], to: "labels")["labels"]?.value.texts == ["a", "b", "c"])
    #expect(Document("---\nid: x\n---\n").adding(["a"], to: "labels").text == "---\nid: x\nlabels:\n  - a\n---\n")
  }

  @Test func `sets and removes a key of a map`() {
    let document = Document(Self.text)
    #expect(
      document.setting("python", in: "environment", to: "3.11.7").text
        == Self.text.replacing("  os: Debian 12\n", with: "  os: Debian 12\n  python: 3.11.7\n"))
    #expect(
      document.setting("os", in: "environment", to: "macOS 14").text
        == Self.text.replacing("Debian 12", with: "macOS 14"))
    #expect(document.setting("os", in: "environment", to: "")["environment"] == nil)
    #expect(
      Document("---\nid: x\n---\n").setting("os", in: "environment", to: "a").text
        == "---\nid: x\nenvironment:\n  os: a\n---\n")
  }

  @Test func `keeps the line ends of the file`() {
    let document = Document("---\r\nid: x\r\nstatus: open\r\n---\r\nbody\r\n")
    #expect(
      document.setting("status", to: .text("fixed")).setting("resolved", to: .text("2026-11-21")).text
        == "---\r\nid: x\r\nstatus: fixed\r\nresolved: 2026-11-21\r\n---\r\nbody\r\n")
  }

  @Test(arguments: [
    "no", "yes", "on", "null", "~", "1:30", "0123", "1e3", "3.10", "12", "", " a", "a ", "a: b", "a #b", "#a", "'a",
    "\"a", "a'b",
    "- a", "-a", "?", "[a", "{a", "@a", "`a", "%a", "*a", "&a", "!a", "|", ">", "a:", "---", "...", "a\nb", "a\tb",
    "a\u{1B}b",
    "\u{202E}", "日本", "é", "2026-11-21", "3.11.7", "0x1F", ".5", "-1", "+1", "=", "<<", "\\", "a\\b", "\u{85}",
    "\u{FEFF}", "$15,000",
  ]) func `writes any text so that it is read back`(_ text: String) throws {
    let document = Document("---\nid: x\n---\n").setting("title", to: .text(text))
    #expect(document.fault == nil, "\(document.text)")
    #expect(document["title"]?.value.text ?? "" == text)
    let list = Document("---\nid: x\n---\n").setting("labels", to: .list([text, "z"]))
    #expect(list["labels"]?.value.items?.first?.text == text, "\(list.text)")
  }
}
