internal import Issues

/// A piece of HTML. What is put into it is escaped, unless it is HTML itself, so that no text can become a tag.
///
/// ```swift
/// let row: HTML = "<td>\(issue.title)</td>"
/// ```
struct HTML: ExpressibleByStringInterpolation, Sendable {
  private(set) var text: String

  init(stringLiteral text: String) { self.text = text }
  init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  /// Text that is HTML already: of cmark-gfm, or of a file of the program.
  init(trusted text: String) { self.text = text }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity * 2) }

    mutating func appendLiteral(_ literal: String) { text += literal }
    mutating func appendInterpolation(_ html: HTML) { text += html.text }
    mutating func appendInterpolation(_ html: HTML?) { text += html?.text ?? "" }
    mutating func appendInterpolation(_ list: [HTML?]) { for html in list { text += html?.text ?? "" } }
    mutating func appendInterpolation(_ number: Int) { text += String(number) }
    mutating func appendInterpolation(_ words: some StringProtocol) { text += HTMLText.escaped(words) }
    // Not of whatever has a description: a list of optional pieces has one, too.
    mutating func appendInterpolation(_ id: IssueID) { text += HTMLText.escaped(id.description) }
    mutating func appendInterpolation(_ day: CalendarDate) { text += HTMLText.escaped(day.description) }
    mutating func appendInterpolation(_ rule: RuleID) { text += HTMLText.escaped(rule.description) }
  }

  static func += (left: inout HTML, right: HTML) { left.text += right.text }
}

extension Sequence<HTML> {
  func joined(_ separator: HTML) -> HTML { HTML(trusted: map(\.text).joined(separator: separator.text)) }
}
