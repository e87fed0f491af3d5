import TestSupport
import Testing

@testable import Issues

struct WordDiffTests {
  private func parts(_ old: String, _ new: String) -> [WordDiff.Part] { WordDiff(from: old, to: new).parts }

  @Test func `words are compared, not lines`() {
    #expect(
      parts("Leave the password empty", "Leave the name empty")
        == [.same("Leave the "), .removed("password"), .added("name"), .same(" empty")])
    #expect(parts("one two", "one two") == [.same("one two")])
  }

  @Test func `a space between two changed words is changed with them`() {
    #expect(parts("a b c d", "a x y d") == [.same("a "), .removed("b c"), .added("x y"), .same(" d")])
  }

  @Test func `the end of a line stays between two changed words`() {
    #expect(
      parts("a\nb", "x\ny") == [.removed("a"), .added("x"), .same("\n"), .removed("b"), .added("y")])
  }

  @Test func `from nothing all is added, to nothing all is removed`() {
    #expect(parts("", "a b\n") == [.added("a b\n")])
    #expect(parts("a b\n", "") == [.removed("a b\n")])
    #expect(parts("", "") == [])
  }

  @Test func `signs are words of their own`() {
    #expect(parts("v1.2.3", "v1.2.4") == [.same("v1.2."), .removed("3"), .added("4")])
  }

  @Test(arguments: [("点击登录按钮", "点击退出按钮", "登录", "退出"), ("ログイン画面", "ログアウト画面", "イン", "アウト")])
  func `scripts without spaces are compared letter by letter`(
    _ old: String, _ new: String, _ removed: String, _ added: String
  ) {
    let parts = parts(old, new)
    #expect(parts.contains(.removed(removed)) || parts.contains(.removed(String(removed.suffix(1)))))
    #expect(parts.contains { if case .same = $0 { true } else { false } })
    #expect(parts.new == new)
  }

  @Test func `the line ends of Windows are line ends`() {
    #expect(parts("a\r\nb\r\n", "a\r\nc\r\n").new == "a\r\nc\r\n")
  }

  @Test func `beyond what can be compared by words, lines are`() {
    let old = (1...900).map { "line \($0)" }.joined(separator: "\n")
    let new = old.replacing("line", with: "row", maxReplacements: 500)
    #expect(parts(old, new).old == old)
    #expect(parts(old, new).new == new)
    #expect(parts(old, new).count < 10)
  }

  @Test(.timeLimit(.minutes(20))) func `one word in a text of two million is found`() {
    let text = String(repeating: "lorem ipsum\n", count: 87_000)
    #expect(
      parts(text + "x " + text, text + "y " + text)
        == [.same(text), .removed("x"), .added("y"), .same(" " + text)])
  }

  @Test(.timeLimit(.minutes(20))) func `texts that have nothing in common are told to replace each other`() {
    let old = String(repeating: "lorem\n", count: 20_000)
    let new = String(repeating: "dolor\n", count: 20_000)
    #expect(parts(old, new) == [.removed(String(old.dropLast())), .added(String(new.dropLast())), .same("\n")])
  }

  @Test(arguments: 0..<200) func `both texts can be put together again`(seed: UInt64) {
    var dice = Dice(seed: seed)
    let words = ["a", "bc", " ", "  ", "\n", "\r\n", "\t", "é", "字", "の", "👩‍👩‍👧", "|", ".", "1", "\u{2028}"]
    func text() -> [String] {
      (0..<Int.random(in: 0...40, using: &dice)).map { _ in words[Int.random(in: 0..<words.count, using: &dice)] }
    }
    let old = text()
    var new = old
    for _ in 0..<Int.random(in: 0...4, using: &dice) where !new.isEmpty {
      let index = Int.random(in: 0..<new.count, using: &dice)
      new.replaceSubrange(index..<min(new.count, index + 3), with: text().prefix(3))
    }
    let parts = parts(old.joined(), new.joined())
    #expect(Array(parts.old.utf8) == Array(old.joined().utf8))
    #expect(Array(parts.new.utf8) == Array(new.joined().utf8))
  }

  @Test func `what is far from any change is cut`() {
    let lines = (1...9).map { "line \($0)" }
    let diff = WordDiff(
      from: lines.joined(separator: "\n"), to: lines.joined(separator: "\n").replacing("line 5", with: "line five"))
    #expect(
      diff.shortened == [
        .same("…\nline 4\nline "), .removed("5"), .added("five"), .same("\nline 6\n…"),
      ])
  }

  @Test func `what is near is not`() {
    let diff = WordDiff(from: "a\nb\nc\nd\ne", to: "a\nx\nc\ny\ne")
    #expect(diff.shortened == diff.parts)
  }
}

extension [WordDiff.Part] {
  /// The text before.
  fileprivate var old: String {
    map { part in
      switch part {
      case .same(let text), .removed(let text): text
      case .added: ""
      }
    }.joined()
  }

  /// The text after.
  fileprivate var new: String {
    map { part in
      switch part {
      case .same(let text), .added(let text): text
      case .removed: ""
      }
    }.joined()
  }
}
