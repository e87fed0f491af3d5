import Testing

@testable import Issues

struct IssueTrailerTests {
  private func candidates(_ text: String) -> [String] {
    IssueTrailer.candidates(in: Array(text.utf8)).map { trailer in
      "\(trailer.claim) \(trailer.mentions.map(\.id.description).joined(separator: " "))"
    }
  }

  @Test(arguments: [
    ("Closes: BUG-1", ["closes BUG-001"]), ("rEfs:\tbug-1,BUG-2 BUG-3\r\n", ["refers BUG-001 BUG-002 BUG-003"]),
    ("Fixes:\n BUG-1,\n\tBUG-2\nResolves: BUG-3", ["closes BUG-001 BUG-002", "closes BUG-003"]),
    ("Refs = BUG-7k2f", ["refers BUG-7k2f"]), ("Closes", []), ("Closes:", []), ("Closes BUG-1", []),
    ("Closes: BUG-1 and more", []), ("Closes: #12", []), (" Closes: BUG-1", []), ("Closeness: BUG-1", []),
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
}
