import Testing

@testable import git_issue

/// The quotes of a line of Bash.
struct BashWordTests {
  private static let breaks = " \t\n\"'><=;|&(:"

  @Test(
    arguments: [
      ("status:op", "status:op"), (#"AI\ A"#, "AI A"), ("'a b", "a b"), (#""a \"b\n"#, #"a "b\n"#),
      ("'a'b\"c\"", "abc"), ("$(touch x)", "$(touch x)"), (#"'it'\''s"#, "it's"), (#"a\"#, "a"),
    ])
  func `reads a word as Bash does, and runs nothing`(word: String, text: String) {
    #expect(BashWord(word).text == text)
  }

  @Test(
    arguments: [
      ("BUG-0", "BUG-001", true, "BUG-001 "),
      // What stands before a break, Bash keeps itself.
      ("status:op", "status:open", true, "open "),
      ("--at=ma", "--at=main", true, "main "),
      ("sever", "severity>=", false, #"severity\>="#),
      (#"severity\>=h"#, "severity>=high", true, "high "),
      ("'severity>=h", "severity>=high", true, "severity>=high"),
      ("'severity>='", "severity>=high", true, #"severity\>=high "#),
      ("label:a", "label:a$(b) `c`", true, #"a\$\(b\)\ \`c\` "#),
      ("'a", "a'b", true, #"a'\''b"#),
      (#""a"#, #"a"$`\"#, true, #"a\"\$\`\\"#),
      ("bug-1", "BUG-012", true, "BUG-012 "),
      ("status:", "other", true, nil),
      (#""a"#, "a!b", true, nil),
      ("é", "été", true, "été "),
    ] as [(String, String, Bool, String?)])
  func `writes a candidate in the quotes of the word`(word: String, text: String, isWhole: Bool, expected: String?) {
    #expect(BashWord(word, breaks: Self.breaks).completion(Candidate(text, isWhole: isWhole)) == expected)
  }
}
