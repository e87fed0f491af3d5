import Testing

@testable import Issues

struct IssueTrailerTests {
  private func candidates(_ text: String) -> [String] {
    IssueTrailer.candidates(in: Array(text.utf8)).map { trailer in
      "\(trailer.isUnclear ? "unclear: " : "")\(trailer.claim) \(trailer.mentions.map(\.id.description).joined(separator: " "))"
    }
  }

  @Test(arguments: [
    ("Closes: BUG-1", ["closes BUG-001"]), ("rEfs:\tbug-1,BUG-2 BUG-3\r\n", ["refers BUG-001 BUG-002 BUG-003"]),
    ("Fixes:\n BUG-1,\n\tBUG-2\nResolves: BUG-3", ["closes BUG-001 BUG-002", "closes BUG-003"]),
    ("Refs = BUG-7k2f", ["refers BUG-7k2f"]), ("Closes", []), ("Closes:", []), ("Closes BUG-1", []),
    ("Closes: BUG-1 and more", ["unclear: closes BUG-001"]), ("Refs: `#BUG-2`.", ["unclear: refers BUG-002"]),
    ("Refs: BUG-1x", []), ("Refs: see BUG-1", []), ("Closes: #12", []), (" Closes: BUG-1", []),
    ("Closeness: BUG-1", []),
    ("", []), ("\n\n", []),
  ]) func `lines that may be trailers are`(_ text: String, _ found: [String]) {
    #expect(candidates(text) == found)
  }

  @Test func `the last lines that say what Git says are the trailers`() {
    let message = Array("Fix\n\nRefs: BUG-1\nand more.\n\nCloses: BUG-2\nRefs: BUG-1\n".utf8)
    let answer = Array("Closes: BUG-2\nRefs: BUG-1\nCc: Ada\n".utf8)
    let confirmed = IssueTrailer.confirmed(IssueTrailer.candidates(in: message), by: answer)
    #expect(confirmed.flatMap(\.mentions).map(\.range.lowerBound) == [36, 48])
  }

  @Test(arguments: [
    ("Fix\n# a comment\n", nil, "#", ["Fix"]), ("Fix\n; a comment\n# no comment", ";", ";", ["Fix", "# no comment"]),
    ("Fix #1\n\n! Please enter\n! a message\n", "auto", "!", ["Fix #1", ""]),
    ("Fix\n; ------------------------ >8 ------------------------\n+more\n", "auto", ";", ["Fix"]),
    ("Fix\nlast", "auto", "#", ["Fix", "last"]), ("", "auto", "#", []),
  ]) func `comments and what is below the scissors are no part of a message`(
    _ text: String, _ setting: String?, _ mark: String, _ lines: [String]
  ) {
    let message = CommitMessage(Array(text.utf8), commentSetting: setting)
    #expect(message.commentMark == mark)
    #expect(message.lines == lines)
  }

  @Test(arguments: [
    ("Fix\n", "", "Fix\n\nRefs: BUG-1\n"), ("Fix\n\nA: b\n\n\n", "A: b", "Fix\n\nA: b\nRefs: BUG-1\n\n\n"),
    ("Fix\r\n\r\nMore\r\n", "", "Fix\r\n\r\nMore\r\n\r\nRefs: BUG-1\r\n"),
    ("Fix\n\n#12\nWhy: x", "Why: x", "Fix\n\n#12\nWhy: x\nRefs: BUG-1"),
  ]) func `a trailer is added at the end of the text, and every other byte stays`(
    _ text: String, _ trailers: String, _ offered: String
  ) {
    let message = CommitMessage(Array(text.utf8), commentSetting: nil)
    #expect(message.offering("Refs: BUG-1", as: .text, besides: Array(trailers.utf8)) == Array(offered.utf8))
  }

  private static let scissors = "# ------------------------ >8 ------------------------\n"

  @Test(
    arguments: [
      ("\n# Please\n# enter\n", "", "\n\n# Refs: BUG-1\n\n# Please\n# enter\n"),
      ("\n\nA: b\n\n# Please\n", "A: b", "\n\nA: b\n# Refs: BUG-1\n\n# Please\n"),
      ("\n# Please\n\(scissors)+more\n", "", "\n\n# Refs: BUG-1\n\n# Please\n\(scissors)+more\n"),
      ("\n\(scissors)# Please\n", "", nil), ("", "", nil),
    ] as [(String, String, String?)]) func `a trailer is offered above the comments that are taken out`(
      _ text: String, _ trailers: String, _ offered: String?
    )
  {
    let message = CommitMessage(Array(text.utf8), commentSetting: nil)
    let bytes = message.offering("Refs: BUG-1", as: .comment, besides: Array(trailers.utf8))
    #expect(bytes == offered.map { Array($0.utf8) })
  }
}
