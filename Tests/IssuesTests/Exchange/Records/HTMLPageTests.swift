import TestSupport
import Testing

@testable import Issues

/// The page of all issues.
struct HTMLPageTests {
  private func page(_ body: String, title: String = "x") throws -> String {
    let document = Document(
      fields: ["id": .text("BUG-001"), "status": .text("open"), "title": .text(title)],
      sections: [("Description", body)])
    return HTMLPage().write(try SampleIssues.contents([(document, [])]))
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))",
    "![x](https://evil.example/p)",
    "<iframe src=//evil.example>", "text <b onmouseover=alert(1)>b</b>", "[x](data:text/html,<script>1</script>)",
    "<style>@import 'https://evil.example'</style>", "![](<https://evil.example/p>)", "<https://x.example>",
  ])
  func `nothing in a report runs or loads`(_ text: String) throws {
    let page = try page(text, title: text)
    let body = try #require(page.range(ofText: "<body>").map { page[$0.upperBound...] })
    for part in ["<img", "<iframe", "<style", "<b ", "href=\"javascript:", "href=\"data:", "<script>alert"] {
      #expect(!body.contains(part))
    }
    #expect(body.split(separator: "<script", omittingEmptySubsequences: false).count == 2)
  }

  @Test func `the policy names the page's own style and script`() throws {
    for (text, hash) in [
      (String(decoding: PackageResources.page_css, as: UTF8.self), HTMLPage.styleHash),
      (String(decoding: PackageResources.page_js, as: UTF8.self), HTMLPage.scriptHash),
    ] {
      #expect("sha256-\(SHA256.base64(Array(text.utf8)))" == hash)
    }
  }

  @Test func `texts are shown as Markdown, and raw HTML as it is written`() throws {
    let page = try page("**bold** <u>x</u>\n\n<div>y</div>\n\n![shot](a.png)\n\n| a |\n|---|\n| b |")
    #expect(page.contains("<strong>bold</strong> &lt;u&gt;x&lt;/u&gt;"))
    #expect(page.contains("&lt;div&gt;y&lt;/div&gt;"))
    #expect(page.contains("<a href=\"a.png\">shot</a>"))
    #expect(page.contains("<td>b</td>"))
  }

  @Test(arguments: 0..<50) func `a table has a line for each issue, whatever is in its title`(seed: Int) throws {
    let text = MarkdownTable().write(try SampleIssues.contents(seed: UInt64(seed)))
    let block = try #require(MarkdownBlock.parse(Array(text.utf8)).first)
    #expect(block.kind == .table)
    #expect(block.children.count == 4)
  }
}
