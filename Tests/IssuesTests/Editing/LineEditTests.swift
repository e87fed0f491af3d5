import TestSupport
import Testing

@testable import Issues

/// Which lines make one text of another.
@Suite struct LineEditTests {
  private static func applied(_ edits: [LineEdit], to text: String) -> String {
    var bytes = Array(text.utf8)
    for edit in edits.reversed() { bytes.replaceSubrange(edit.range, with: edit.text.utf8) }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("", "", []), ("a\n", "a\n", []), ("a\nb\nc\n", "a\nx\nc\n", [LineEdit(range: 2..<4, text: "x\n")]),
    ("a\nc\n", "a\nb\nc\n", [LineEdit(range: 2..<2, text: "b\n")]),
    ("a\nb\n", "b\n", [LineEdit(range: 0..<2, text: "")]), ("a", "a\n", [LineEdit(range: 0..<1, text: "a\n")]),
    ("", "a", [LineEdit(range: 0..<0, text: "a")]), ("a", "", [LineEdit(range: 0..<1, text: "")]),
  ])
  func `only lines that differ are replaced`(old: String, new: String, expected: [LineEdit]) {
    #expect(LineEdit.edits(from: Array(old.utf8), to: Array(new.utf8)) == expected)
  }

  @Test func `edits make of any text any other`() {
    var dice = Dice(seed: 11)
    func text() -> String {
      (0..<Int.random(in: 0..<12, using: &dice)).map { _ in
        ["a\n", "b\n", "\n", "é\r\n", "c"].randomElement(using: &dice) ?? ""
      }
      .joined()
    }
    for _ in 0..<2_000 {
      let (old, new) = (text(), text())
      #expect(Self.applied(LineEdit.edits(from: Array(old.utf8), to: Array(new.utf8)), to: old) == new)
    }
  }
}
