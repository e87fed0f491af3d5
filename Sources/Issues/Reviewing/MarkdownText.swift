/// Text from an issue as part of a page in GitHub's Markdown, where it is shown and does nothing: no HTML, no mention of
/// a person, no link to another issue, no end of a table's cell or of code.
struct MarkdownText: CustomStringConvertible {
  /// The Markdown.
  let description: String

  /// A text of one line; line ends become spaces.
  init(_ text: some StringProtocol) { description = Self.escaped(text, Self.signs, names: Self.names) }

  private init(markdown: String) { description = markdown }

  /// A text of one line, shown as code, where hosts look for no names.
  ///
  /// Not between backticks, since the text may have some, and a table's cell ends even there.
  static func code(_ text: some StringProtocol) -> MarkdownText {
    MarkdownText(markdown: "<code>\(escaped(text, signs))</code>")
  }

  /// A part of what stands between `<pre>` and `</pre>`, where there is no Markdown, and hosts look for no names.
  static func preformatted(_ text: some StringProtocol) -> MarkdownText {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return MarkdownText(markdown: lines.map { escaped($0, html) }.joined(separator: "\n"))
  }

  /// - Parameter names: The signs behind which a host looks for a name. A reference such as `&#64;` does not keep it
  ///   from that, since it looks at what is shown; so something that nobody sees follows, where a name could.
  private static func escaped(
    _ text: some StringProtocol, _ special: Set<Unicode.Scalar>, names: Set<Unicode.Scalar> = []
  ) -> String {
    var escaped = String.UnicodeScalarView()
    var mayBeginName = false
    for scalar in text.unicodeScalars {
      if mayBeginName, !scalar.properties.isWhitespace { escaped.append("\u{200B}") }
      let isLink = isLink(scalar, after: escaped)
      mayBeginName = names.contains(scalar) || isLink && !names.isEmpty
      switch scalar {
      case "\n", "\t", "\r": escaped.append(" ")
      case _ where scalar.isInvisibleControl: escaped.append(scalar.picture)
      case _ where isLink || special.contains(scalar):
        escaped.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  /// Whether a sign and the letters before it make a link of what follows: `www.`, and `GH-` before a number.
  private static func isLink(_ sign: Unicode.Scalar, after text: String.UnicodeScalarView) -> Bool {
    switch sign {
    case ".": String(text.suffix(3)).lowercased() == "www"
    case "-": String(text.suffix(2)).lowercased() == "gh"
    default: false
    }
  }

  private static let html = Set("&<>\"'".unicodeScalars)
  /// What Markdown and HTML are made of, and what makes a text a link. Signs that mean something only where a line
  /// starts are not among them: something always stands before.
  private static let signs = html.union("\\`*_{}[]()!|~^$:".unicodeScalars)
  /// Behind these, hosts look for a person, an issue, a merge request, an emoji, the rest of an address.
  private static let names = Set("@#!$%&~:/".unicodeScalars)
}
