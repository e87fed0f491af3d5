internal import IssueStore
internal import Issues

extension EditedFile {
  /// The sections of the text, those of lower rank within the others.
  func symbols() -> JSON {
    guard isText else { return .null }
    let body = role == .comment ? Document(body: document.bytes) : document
    guard MarkdownLimits.excess(body.bytes[body.bodyRange]) == nil else { return .list([]) }
    let sections = Outline(body.bytes[body.bodyRange]).sections().prefix(Self.mostSections)
    let symbols = sections.map { section in Symbol(section, in: body) }
    guard client.hasNestedSymbols else { return .list(symbols.map(flat)) }
    var rest = symbols[...]
    return .list(nested(&rest, below: 0))
  }

  /// Nobody has written more.
  private static let mostSections = 2_000

  private struct Symbol {
    let name: String
    let level: Int
    let heading: Range<Int>
    let whole: Range<Int>

    init(_ section: Outline.Section, in document: Document) {
      let lines = document.bodyLines
      let start = document.bodyRange.lowerBound
      name = section.title.isBlank ? "(no title)" : TerminalText(section.title).description
      level = section.level
      let first = lines.offset(ofLine: section.headingLines.lowerBound)
      heading = start + first..<start + max(first, lines.range(ofLine: section.headingLines.upperBound).upperBound)
      whole = start + first..<max(heading.upperBound, start + lines.offset(ofLine: section.endLine))
    }
  }

  private func nested(_ symbols: inout ArraySlice<Symbol>, below level: Int) -> [JSON] {
    var found: [JSON] = []
    while let symbol = symbols.first, symbol.level > level {
      symbols.removeFirst()
      let children = nested(&symbols, below: symbol.level)
      found.append(
        .object([
          ("name", .text(symbol.name)), ("kind", .number(Self.kind)), ("range", text.json(symbol.whole)),
          ("selectionRange", text.json(symbol.heading)), ("children", .list(children)),
        ]))
    }
    return found
  }

  private func flat(_ symbol: Symbol) -> JSON {
    .object([
      ("name", .text(symbol.name)), ("kind", .number(Self.kind)),
      ("location", .object([("uri", .text(text.uri)), ("range", text.json(symbol.whole))])),
    ])
  }

  /// `SymbolKind.String`, as other servers give headings.
  private static let kind = 15
}
