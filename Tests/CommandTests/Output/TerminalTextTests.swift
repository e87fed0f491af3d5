import Issues
import Testing

@testable import git_issue

struct TerminalTextTests {
  @Test(arguments: [
    ("plain text stays", "plain text stays"),
    ("", ""),
    ("\u{1B}[31mred", "^[[31mred"),
    ("\u{1B}]0;title\u{7}", "^[]0;title^G"),
    ("\u{1B}]52;c;cm0gLXJm\u{1B}\\", "^[]52;c;cm0gLXJm^[\\"),
    ("\u{1B}]8;;https://evil.example\u{7}link", "^[]8;;https://evil.example^Glink"),
    ("\u{9B}31m", "<U+009B>31m"),
    ("\u{85}next", "<U+0085>next"),
    ("approved\rrejected", "approved^Mrejected"),
    ("nul\0byte", "nul^@byte"),
    ("back\u{8}\u{8}space", "back^H^Hspace"),
    ("del\u{7F}", "del^?"),
    ("one\ntwo\tthree", "one^Jtwo^Ithree"),
    ("one\r\ntwo", "one^M^Jtwo"),
    ("\u{202E}gnp.exe", "<U+202E>gnp.exe"),
    ("\u{2066}a\u{2069}", "<U+2066>a<U+2069>"),
    ("\u{200E}\u{200F}\u{61C}", "<U+200E><U+200F><U+061C>"),
    ("\u{2028}\u{2029}", "<U+2028><U+2029>"),
    ("日本語 שלום é 👩‍💻", "日本語 שלום é 👩‍💻"),
  ])
  func `shows what a terminal would obey`(text: String, shown: String) {
    #expect(TerminalText(text).description == shown)
  }

  @Test(arguments: [
    ("one\n\ttwo\n", "one\n\ttwo\n"),
    ("one\r\ntwo\r\n", "one\ntwo\n"),
    ("over\rwritten\r\r\n", "over^Mwritten^M\n"),
    ("\u{1B}c\n", "^[c\n"),
  ])
  func `keeps the lines of paragraphs and nothing else`(text: String, shown: String) {
    #expect(TerminalText(text, as: .paragraphs).description == shown)
  }

  @Test(arguments: [
    (0xFFFE, "<U+FFFE>"),
    (0xFDD0, "<U+FDD0>"),
    (0x1FFFF, "<U+1FFFF>"),
    (0x10FFFF, "<U+10FFFF>"),
  ])
  func `shows noncharacters by number`(scalar: UInt32, shown: String) throws {
    let scalar = try #require(Unicode.Scalar(scalar))
    #expect(TerminalText(String(scalar)).description == shown)
  }

  @Test func `lets nothing of all Unicode through that acts on other text`() {
    let everything = (0...0x10FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)
    let text = TerminalText(String(String.UnicodeScalarView(everything)))
    let acting = text.description.unicodeScalars.map(\.properties).filter {
      [.control, .lineSeparator, .paragraphSeparator].contains($0.generalCategory)
        || $0.isNoncharacterCodePoint || $0.isBidiControl
    }
    #expect(acting.isEmpty)
  }

  @Test(arguments: [
    ("", 0),
    ("abc", 3),
    ("é", 1),
    ("e\u{301}", 1),
    ("\u{301}", 0),
    ("日本語", 6),
    ("ﾊﾝｶｸ", 4),
    ("ＦＵＬＬ", 8),
    ("한글", 4),
    ("\u{1112}\u{1161}\u{11AB}", 2),
    ("שלום", 4),
    ("क्ष", 2),
    ("👍", 2),
    ("👍🏽", 2),
    ("☝🏽", 2),
    ("👩‍👩‍👧‍👦", 2),
    ("🏳️‍🌈", 2),
    ("🇩🇪", 2),
    ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2),
    ("❤", 1),
    ("❤️", 2),
    ("1️⃣", 2),
    ("a\u{200B}b\u{2060}c", 3),
    ("soft\u{AD}hyphen", 11),
    ("…", 1),
    ("\u{1B}[m", 4),
  ])
  func `counts columns as terminals do`(text: String, columns: Int) {
    #expect(TerminalText(text).width == columns)
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"),
    ("abcdef", 5, "abcd…"),
    ("abcdef", 1, "…"),
    ("abcdef", 0, ""),
    ("日本語", 5, "日本…"),
    ("日本語", 4, "日…"),
    ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
    ("👩‍💻👩‍💻", 3, "👩‍💻…"),
  ])
  func `cuts between characters`(text: String, columns: Int, cut: String) {
    #expect(TerminalText(text).truncated(to: columns).description == cut)
  }

  @Test(arguments: 0...200)
  func `never exceeds the columns it is cut to`(columns: Int) {
    let text = TerminalText(String(repeating: "a日\u{1B}e\u{301}👩‍💻🇩🇪\u{202E}", count: 20))
    #expect(text.truncated(to: columns).width <= columns)
  }

  @Test(arguments: [
    ("ab", TerminalText.Alignment.left, "ab  "),
    ("ab", .right, "  ab"),
    ("日", .left, "日  "),
    ("abcdef", .left, "abcdef"),
  ])
  func `fills up to a column`(text: String, alignment: TerminalText.Alignment, padded: String) {
    #expect(TerminalText(text).padded(to: 4, alignment).description == padded)
  }
}
