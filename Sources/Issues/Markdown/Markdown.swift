/// A block of a Markdown text, read by cmark-gfm.
package struct MarkdownBlock: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case heading(level: Int)
    case paragraph
    case list(isOrdered: Bool)
    /// `isChecked` is nil for an item without a box.
    case item(isChecked: Bool?)
    case code(info: String)
    case quote
    /// Raw HTML; its text is without comments and tags.
    case html
    case table
    case row
    case cell
    case thematicBreak
  }

  package let kind: Kind
  /// Lines, counted from 1 in the parsed text.
  package let lines: ClosedRange<Int>
  /// What a reader sees, without marks, HTML comments and tags; lines are kept.
  package let text: String
  package let inlines: Inlines
  package let children: [MarkdownBlock]

  /// What the inline text of a block holds besides words.
  package struct Inlines: OptionSet, Sendable, Equatable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }
    package static let code = Inlines(rawValue: 1)
    package static let link = Inlines(rawValue: 2)
    package static let image = Inlines(rawValue: 4)
    /// All of the text is bold, but for a colon behind it.
    package static let onlyBold = Inlines(rawValue: 8)
    /// The first line is bold, but for a colon behind it, and more lines follow.
    package static let boldFirstLine = Inlines(rawValue: 16)
    /// All of the text is emphasised.
    package static let onlyEmphasis = Inlines(rawValue: 32)
    /// Some inline code is a command with arguments, or a call.
    package static let command = Inlines(rawValue: 64)
  }

  package init(
    kind: Kind, lines: ClosedRange<Int>, text: String = "", inlines: Inlines = [], children: [MarkdownBlock] = []
  ) {
    self.kind = kind
    self.lines = lines
    self.text = text
    self.inlines = inlines
    self.children = children
  }

  /// The language that a fence names, in lower case: `python` of ```` ```Python {.numbers} ````; nil for what is no code.
  var language: String? {
    guard case .code(let info) = kind else { return nil }
    return String(info.prefix { !$0.isWhitespace && $0 != "{" && $0 != "," }).lowercased()
  }

  /// The same block so many lines further down.
  func moved(by count: Int) -> MarkdownBlock {
    MarkdownBlock(
      kind: kind, lines: (lines.lowerBound + count)...(lines.upperBound + count), text: text, inlines: inlines,
      children: children.map { $0.moved(by: count) })
  }
}
