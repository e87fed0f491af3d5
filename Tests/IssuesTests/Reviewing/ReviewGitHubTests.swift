import Testing

@testable import Issues

struct ReviewGitHubTests {
  @Test(
    arguments: ReviewMarkdownTests.hostile + ["a\n::error::b", "a\r::set-output name=x::y", "a,b=c:d%0A::error::e"])
  func `no text is a command`(text: String) {
    let lines = ReviewMarkdownTests.review(text).github.split(whereSeparator: \.isNewline)
    // Six suspicions and one more, a loosening, a diagnostic, the fault, the verdict.
    #expect(lines.count == 11)
    for line in lines {
      #expect(line.firstMatch(of: #/^::(error|warning|notice) [^:]*::/#) != nil)
      #expect(line.unicodeScalars.allSatisfy { !$0.isInvisibleControl })
    }
  }

  @Test func `what is beyond GitHub's ten stands in the log, where it is no command`() {
    let issues = (1...12).map { number in
      IssueReview(
        id: IssueID(prefix: "BUG", number: number), path: ".issues/x.md", formerPath: nil, title: "",
        events: [.changed],
        changes: [], suspicions: [Suspicion(.excuseAdded, "a\n::error::b")], referrers: [])
    }
    let review = Review(
      base: .init(name: "main", commit: ""), head: .init(name: "HEAD", commit: ""), issues: issues, otherFiles: [],
      loosenings: [], fault: nil, result: .sample([]))
    let lines = review.github.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("::warning") } == 10)
    #expect(lines.suffix(4).first == "::stop-commands::0123abcd")
    #expect(lines.last == "::0123abcd::")
    #expect(lines.contains(".issues/x.md: warning[excuse-added]: a␊::error::b"))
  }
}
