import Testing

@testable import Issues

struct XMLTests {
  @Test(arguments: [
    (
      "a & b < c > \"d\" ]]>", "a &amp; b &lt; c &gt; &quot;d&quot; ]]&gt;",
      "a &amp; b &lt; c &gt; &quot;d&quot; ]]&gt;"
    ),
    ("1\n2\t3\r4", "1&#10;2&#9;3&#13;4", "1\n2&#9;3&#13;4"),
    ("\u{0}\u{1B}[31m", "␀␛[31m", "␀␛[31m"),
    ("\u{FFFE}\u{FFFF}", "\u{FFFD}\u{FFFD}", "\u{FFFD}\u{FFFD}"),
    ("\u{7F}\u{9B}\u{202E}", "&#127;&#155;&#8238;", "&#127;&#155;&#8238;"),
    ("日😀", "日😀", "日😀"),
  ])
  func `holds only what XML allows`(text: String, attribute: String, content: String) {
    let element = XML(name: "a", attributes: [("b", text)], text: text)
    #expect(element.document.hasSuffix("<a b=\"\(attribute)\">\(content)</a>\n"))
  }
}
