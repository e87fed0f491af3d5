internal import Ccmark

extension MarkdownBlock {
  /// Reads a Markdown text as GitHub reads it: tables, task lists, strikethrough and bare links included.
  ///
  /// Only for texts within ``MarkdownLimits``. Blocks that are nested more than 200 deep are given without the lists and
  /// quotes around them, so that no text can exhaust the stack of whoever walks them.
  package static func parse(_ bytes: some Collection<UInt8>) -> [MarkdownBlock] {
    MarkdownParser.areExtensionsRegistered
    guard let parser = cmark_parser_new(CMARK_OPT_VALIDATE_UTF8) else { return [] }
    defer { cmark_parser_free(parser) }
    for name in ["table", "tasklist", "strikethrough"] {
      if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
    }
    let buffer = Array(bytes)
    buffer.withUnsafeBytes { cmark_parser_feed(parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count) }
    guard let root = cmark_parser_finish(parser) else { return [] }
    defer { cmark_node_free(root) }
    return MarkdownParser.blocks(under: root, depth: 0)
  }
}

private enum MarkdownParser {
  static let areExtensionsRegistered: Void = cmark_gfm_core_extensions_ensure_registered()

  private static let deepest = 200

  static func blocks(under parent: OpaquePointer, depth: Int) -> [MarkdownBlock] {
    guard depth < deepest else { return leaves(under: parent) }
    var blocks: [MarkdownBlock] = []
    var next = cmark_node_first_child(parent)
    while let node = next {
      if let block = block(node, depth: depth + 1) { blocks.append(block) }
      next = cmark_node_next(node)
    }
    return blocks
  }

  /// The blocks under a node that hold text, at any depth, found without recursion.
  private static func leaves(under parent: OpaquePointer) -> [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    walk(parent) { node, event in
      guard event == CMARK_EVENT_ENTER else { return }
      switch cmark_node_get_type(node) {
      case CMARK_NODE_HEADING, CMARK_NODE_PARAGRAPH, CMARK_NODE_CODE_BLOCK, CMARK_NODE_HTML_BLOCK,
        CMARK_NODE_THEMATIC_BREAK:
        if let block = block(node, depth: deepest) { blocks.append(block) }
      default: break
      }
    }
    return blocks
  }

  /// Visits a node and everything under it; what has children is left as well as entered.
  static func walk(_ root: OpaquePointer, _ visit: (OpaquePointer, cmark_event_type) -> Void) {
    guard let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { return }
      visit(node, event)
    }
  }

  private static func block(_ node: OpaquePointer, depth: Int) -> MarkdownBlock? {
    let first = max(1, Int(cmark_node_get_start_line(node)))
    let lines = first...max(first, Int(cmark_node_get_end_line(node)))
    func inline(_ kind: MarkdownBlock.Kind) -> MarkdownBlock {
      var text = InlineText()
      text.read(node)
      return MarkdownBlock(kind: kind, lines: lines, text: text.text, inlines: text.inlines)
    }
    switch cmark_node_get_type(node) {
    case CMARK_NODE_HEADING: return inline(.heading(level: Int(cmark_node_get_heading_level(node))))
    case CMARK_NODE_PARAGRAPH: return inline(.paragraph)
    case CMARK_NODE_CODE_BLOCK:
      return MarkdownBlock(
        kind: .code(info: string(cmark_node_get_fence_info(node))), lines: lines,
        text: string(cmark_node_get_literal(node)),
        inlines: .code)
    case CMARK_NODE_HTML_BLOCK:
      return MarkdownBlock(kind: .html, lines: lines, text: HTMLText.visible(string(cmark_node_get_literal(node))))
    case CMARK_NODE_BLOCK_QUOTE:
      return MarkdownBlock(kind: .quote, lines: lines, children: blocks(under: node, depth: depth))
    case CMARK_NODE_LIST:
      let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      return MarkdownBlock(kind: .list(isOrdered: isOrdered), lines: lines, children: blocks(under: node, depth: depth))
    case CMARK_NODE_ITEM:
      // An item with a box is told from the others by its name alone.
      let hasBox = string(cmark_node_get_type_string(node)) == "tasklist"
      let isChecked = hasBox ? cmark_gfm_extensions_get_tasklist_item_checked(node) : nil
      return MarkdownBlock(kind: .item(isChecked: isChecked), lines: lines, children: blocks(under: node, depth: depth))
    case CMARK_NODE_THEMATIC_BREAK: return MarkdownBlock(kind: .thematicBreak, lines: lines)
    default:
      // Extensions number their nodes at run time; they are told apart by name.
      switch string(cmark_node_get_type_string(node)) {
      case "table": return MarkdownBlock(kind: .table, lines: lines, children: blocks(under: node, depth: depth))
      case "table_row", "table_header":
        return MarkdownBlock(kind: .row, lines: lines, children: blocks(under: node, depth: depth))
      case "table_cell": return inline(.cell)
      default: return nil
      }
    }
  }

  static func string(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
}

/// Collects what a reader sees of a block's inline nodes.
private struct InlineText {
  var text = ""
  var inlines: MarkdownBlock.Inlines = []

  mutating func read(_ block: OpaquePointer) {
    let boldEnd = leadingBold(block)
    var next = cmark_node_first_child(block)
    var isFirstLineDone = false
    if let first = next, cmark_node_get_type(first) == CMARK_NODE_EMPH, cmark_node_next(first) == nil {
      inlines.insert(.onlyEmphasis)
    }
    while let node = next {
      let type = cmark_node_get_type(node)
      let isBreak = type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK
      if isBreak, !isFirstLineDone {
        isFirstLineDone = true
        if boldEnd { inlines.insert(.boldFirstLine) }
      }
      if isBreak || type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE {
        append(node, CMARK_EVENT_ENTER)
      } else {
        MarkdownParser.walk(node) { append($0, $1) }
      }
      next = cmark_node_next(node)
    }
    if boldEnd, !isFirstLineDone { inlines.insert(.onlyBold) }
  }

  /// Whether the first line is bold from its start to its end, with at most a colon behind it.
  private func leadingBold(_ block: OpaquePointer) -> Bool {
    guard let first = cmark_node_first_child(block), cmark_node_get_type(first) == CMARK_NODE_STRONG else {
      return false
    }
    guard let second = cmark_node_next(first) else { return true }
    switch cmark_node_get_type(second) {
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: return true
    case CMARK_NODE_TEXT:
      let rest = MarkdownParser.string(cmark_node_get_literal(second)).trimmed
      guard rest.isEmpty || rest == ":" || rest == "：" else { return false }
      guard let third = cmark_node_next(second) else { return true }
      let type = cmark_node_get_type(third)
      return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK
    default: return false
    }
  }

  private mutating func append(_ node: OpaquePointer, _ event: cmark_event_type) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: text += MarkdownParser.string(cmark_node_get_literal(node))
    case CMARK_NODE_CODE:
      inlines.insert(.code)
      let code = MarkdownParser.string(cmark_node_get_literal(node))
      if code.utf8.contains(where: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "(") }) { inlines.insert(.command) }
      text += code
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: text += "\n"
    case CMARK_NODE_HTML_INLINE:
      text += HTMLText.visible(MarkdownParser.string(cmark_node_get_literal(node)))
    case CMARK_NODE_LINK:
      inlines.insert(.link)
      guard event == CMARK_EVENT_EXIT else { return }
      // Enough to see that there is one: a reference of a kilobyte may be used a hundred thousand times.
      let url = String(MarkdownParser.string(cmark_node_get_url(node)).prefix(40))
      if !url.isEmpty, !text.hasSuffix(url) { text += " \(url)" }
    case CMARK_NODE_IMAGE: inlines.insert(.image)
    default: break
    }
  }
}
