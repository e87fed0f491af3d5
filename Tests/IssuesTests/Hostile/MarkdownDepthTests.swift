import Testing

@testable import Issues

@Suite struct `Markdown that is nested deeply` {
  @Test(arguments: [
    repeating("1. ", 20_000) + "a", repeating(">", 20_000) + "a",
    repeating("*a ", 20_000) + repeating("b* ", 20_000), repeating("~~a ", 20_000) + repeating("b~~ ", 20_000),
    repeating("![", 20_000) + "a" + repeating("](b)", 20_000), repeating("[a *", 20_000) + repeating("b*](c)", 20_000),
  ])
  func `is read without exhausting the stack`(_ text: String) {
    let outline = Outline(text.utf8)
    #expect(Substance.withoutForm.judge(outline.blocks) != .empty)
  }

  @Test func `keeps its text beyond the depth that is told`() throws {
    var blocks = MarkdownBlock.parse("\(repeating(">", 300)) the end".utf8)
    var depth = 0
    while let block = blocks.first, block.kind == .quote { (blocks, depth) = (block.children, depth + 1) }
    #expect(depth == 200)
    #expect(blocks.map(\.text) == ["the end"])
  }

  @Test func `does not repeat a long reference at every use`() {
    let blocks = MarkdownBlock.parse("[a]: \(repeating("x", 1_000))\n\n\(repeating("[a] ", 100))".utf8)
    #expect(blocks.map(\.text.utf8.count).reduce(0, +) < 5_000)
  }

  @Test func `keeps the text of emphasis in emphasis`() {
    let blocks = MarkdownBlock.parse("*a **b [c](d) `e`** f*".utf8)
    #expect(blocks.map(\.text) == ["a b c d e f"])
    #expect(blocks.map(\.inlines) == [[.link, .code, .onlyEmphasis]])
  }
}
