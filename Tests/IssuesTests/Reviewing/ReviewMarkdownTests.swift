import Testing

@testable import Issues

struct ReviewMarkdownTests {
  static let hostile = [
    "<script>alert(1)</script><img src=x onerror=alert(1)>", "@octocat and @org/team, (@octocat) a.@octocat",
    "see #12, !1, owner/repo#1, owner/repo!2, GH-12 gh-7, $3 %4 &5 ~6", ":tada: :+1: a:tada:b",
    "https://evil.example/x http://evil.example", "www.evil.example WWW.evil.example (www.evil.example)",
    "ftp://evil.example mailto:eve@evil.example xmpp:eve@evil.example eve@evil.example", "a | b \\| c |",
    "|---|---|---|",
    "`code` ``` ~~~ ``x", "[text](https://evil.example) ![i](x.png) [^1] [x]: y <https://evil.example>",
    "**bold** _it_ ~~del~~ __x__ *y*", "</code></pre></details></td></tr></table><h1>x",
    "--> <!-- git-issue review --> <!--",
    "line\nbreak\r\n# heading\n- item\n\n| a | b | c |\n|---|---|---|\n| d | e | f |",
    "```\n</pre>\n```\n\n</details>\n\n@octocat\n", "\u{202E}txt.exe \u{2028}@octocat\u{2029}# x\u{0B}# y\u{85}# z",
    "&lt;b&gt; &#64;octocat &commat;octocat &#x40;octocat &NewLine;", "\\@octocat \\<b> \\", "$$x$$ $`x`$",
    "::error::x",
    "- [ ] task\n1. one\n> quote\n===\n---",
  ]

  /// A review with a text wherever one can stand.
  static func review(_ text: String) -> Review {
    let suspicion = Suspicion(.secretAdded, text)
    func issue(_ event: IssueReview.Event, _ id: IssueID?) -> IssueReview {
      IssueReview(
        id: id, path: ".issues/\(text).md", formerPath: ".issues/0/\(text).md", title: text, events: [event],
        changes: [
          Change(.field, text, old: text, new: "new \(text)"), Change(.field, "severity", old: nil, new: text),
          Change(.section, text, old: text, new: "\(text)\nnew \(text)"),
          Change(.section, "Notes", old: nil, new: text),
          Change(.comment, "comment", old: text, new: nil), Change(.attachment, "attachment", old: text, new: text),
          Change(.file, "file", old: nil, new: text),
        ], suspicions: [suspicion], referrers: [text])
    }
    return Review(
      base: .init(name: text, commit: "1c0ffee"), head: .init(name: text, commit: "1c0ffee"),
      issues: IssueReview.Event.allCases.map { issue($0, nil) } + [issue(.changed, IssueID("BUG-001"))],
      otherFiles: [text], loosenings: [Loosening(path: text, message: text)],
      fault: SettingsError(path: text, bytes: [], offset: 0, message: text, help: text),
      result: .sample([.sample(path: text, message: text, help: text)]))
  }

  private static let tags: Set = [
    "h3", "p", "code", "table", "thead", "tbody", "tr", "th", "td", "strong", "em", "ul", "li", "details", "summary",
    "b", "pre", "del", "ins",
  ]

  @Test(arguments: hostile) func `no text becomes more than text`(text: String) {
    let markdown = Self.review(text).markdown
    let page = RenderedMarkdown(markdown)
    #expect(page.tags.subtracting(page.linksOnlyPeopleInCode ? Self.tags.union(["a"]) : Self.tags) == [])
    #expect(page.cells == [3])
    #expect(markdown.ranges(of: Review.marker).count == 1)
    #expect(page.html.ranges(of: "<!--").count == 1)
    #expect(page.html.matches(of: #/<details>/#).count == page.html.matches(of: #/</details>/#).count)
  }

  @Test(arguments: hostile) func `hosts find no names in it`(text: String) {
    let prose = RenderedMarkdown(Self.review(text).markdown).prose
    #expect(prose.firstMatch(of: #/@[A-Za-z0-9]/#) == nil)
    #expect(prose.firstMatch(of: #/[#!$%&~][A-Za-z0-9]/#) == nil)
    #expect(prose.firstMatch(of: #/(?i)gh-[0-9]/#) == nil)
    #expect(prose.firstMatch(of: #/:[a-z0-9+_]+:/#) == nil)
    #expect(prose.firstMatch(of: #/(?i)://[a-z]|www\.[a-z]|mailto:[a-z]/#) == nil)
  }

  @Test func `nothing unseen is added where no name could follow`() {
    #expect("\(MarkdownText("put back: a & b / c"))" == "put back&#58; a &#38; b / c")
    #expect("\(MarkdownText("@a"))" == "@\u{200B}a")
    #expect("\(MarkdownText.code("@a"))" == "<code>@a</code>")
  }

  @Test func `what is shown is what was written`() {
    let text = "a | b `c` <d> *e* [f](g) & \\h"
    #expect(RenderedMarkdown("\(MarkdownText.code(text))").text == "\(text)\n")
    #expect(
      RenderedMarkdown("<pre>\n\(MarkdownText.preformatted("a\n\n  <b>\n# c"))\n</pre>").text == "\na\n\n  <b>\n# c\n\n"
    )
  }

  // MARK: Length

  private func review(issues: [IssueReview], _ diagnostics: [Diagnostic] = []) -> Review {
    Review(
      base: .init(name: "main", commit: ""), head: .init(name: "HEAD", commit: ""), issues: issues, otherFiles: [],
      loosenings: [], fault: nil, result: .sample(diagnostics))
  }

  private func issue(_ number: Int, _ event: IssueReview.Event, title: String = "Title", _ changes: [Change])
    -> IssueReview
  {
    IssueReview(
      id: IssueID(prefix: "BUG", number: number), path: ".issues/x.md", formerPath: nil, title: title, events: [event],
      changes: changes, suspicions: [Suspicion(.severityLowered, "severity lowered from high to low")], referrers: [])
  }

  @Test func `one huge issue is cut, and still told of`() {
    let huge = String(repeating: "<word> ", count: 20_000)
    let changes = [
      Change(.field, "severity", old: huge, new: huge + "x"), Change(.field, huge, old: nil, new: "x"),
      Change(.section, huge, old: huge, new: "x \(huge)"), Change(.section, "Notes", old: nil, new: huge),
    ]
    for event in [IssueReview.Event.new, .changed, .deleted] {
      let page = review(issues: [issue(1, event, title: huge, changes), issue(2, .changed, [])]).markdown
      #expect(page.unicodeScalars.count <= 65_000)
      #expect(page.contains("**BUG-001**"))
      #expect(page.contains("**BUG-002**"))
      #expect(RenderedMarkdown(page).cells == [3])
    }
  }

  @Test(.timeLimit(.minutes(20))) func `a thousand issues are told as far as there is room, and the others counted`() {
    let changes = [
      Change(.field, "severity", old: "high", new: "low"), Change(.section, "Notes", old: "one two", new: "one three"),
    ]
    let diagnostics = (1...1_000).map { Diagnostic.sample(line: $0) }
    let page = review(issues: (1...1_000).map { issue($0, .changed, changes) }, diagnostics).markdown
    #expect(page.unicodeScalars.count <= 65_000)
    for word in ["findings", "remarks", "issues", "texts"] {
      #expect(page.contains(" \(word) more than this page has room for"))
    }
    #expect(page.contains("| severity | <code>high</code> → <code>low</code> |"))
  }

  @Test func `the rows of an issue stay under its name`() {
    let wide = (1...400).map { Change(.field, "field\($0)", old: "a", new: String(repeating: "b", count: 190)) }
    let narrow = [Change(.field, "severity", old: "high", new: "low")]
    let page = review(issues: [issue(1, .changed, narrow), issue(2, .changed, wide), issue(3, .changed, narrow)])
      .markdown
    #expect(page.contains("*1 issue more than this page has room for"))
    #expect(!page.contains("field1 "))
    #expect(page.contains("**BUG-003**"))
  }

  @Test func `a new issue shows all its fields in a row, and its report folded`() {
    let new = issue(
      1, .new,
      [
        Change(.field, "id", old: nil, new: "BUG-001"), Change(.field, "status", old: nil, new: "open"),
        Change(.field, "environment.os", old: nil, new: "Debian 12"), Change(.section, "Notes", old: nil, new: "One."),
        Change(.section, "Description", old: nil, new: "Two."),
      ])
    let page = review(issues: [new]).markdown
    #expect(
      page.contains("| **BUG-001** Title | new | status <code>open</code>, environment.os <code>Debian 12</code> |"))
    #expect(page.contains("<pre>\n<b>Notes</b>\n\nOne.\n\n<b>Description</b>\n\nTwo.\n</pre>"))
  }
}

extension RenderedMarkdown {
  /// Whether the only links are addresses of people in code, which the renderer finds even there.
  fileprivate var linksOnlyPeopleInCode: Bool {
    !html.replacing(#/<(code|pre)>.*?</(code|pre)>/#.dotMatchesNewlines(), with: "").contains("<a ")
      && html.matches(of: #/<a [^>]*>/#).allSatisfy { $0.output.contains(#/^<a href="(mailto|xmpp):/#) }
  }
}
