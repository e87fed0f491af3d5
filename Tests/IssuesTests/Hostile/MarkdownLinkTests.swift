import Testing

@testable import Issues

/// Where links on a page lead to.
@Suite struct MarkdownLinkTests {
  @Test(arguments: [
    "https://example.org/a:b", "HTTP://example.org", "mailto:ada@example.org", "/issues/BUG-001", "../a:b", "?q=a:b",
    "#a:b",
    "//example.org",
  ])
  func `a link leads to a page, or to somebody's mail`(address: String) {
    #expect(MarkdownBlock.html("[a](\(address))") == "<p><a href=\"\(address)\">a</a></p>\n")
  }

  @Test(arguments: [
    "javascript:alert(1)", "JavaScript:alert(1)", "&#106;avascript:alert(1)", "vbscript:x", "data:text/html,x",
    "data:image/png;base64,AAAA", "file:///etc/passwd", "ms-msdt:/id", "x:y", "x+y.z-1:y", "a:b:c", "&#1;javascript:x",
    "tel:1",
  ])
  func `a link to anything else leads nowhere`(address: String) {
    for text in ["[a](\(address))", "![a](\(address))", "[a]\n\n[a]: \(address)"] {
      #expect(MarkdownBlock.html(text) == "<p><a href=\"\">a</a></p>\n", "\(text)")
    }
  }
}
