internal import Ccmark

extension MarkdownBlock {
  /// A Markdown text as HTML that does nothing and loads nothing: raw HTML is shown as it is written, images are links,
  /// and a link leads to a page or nowhere. A text beyond ``MarkdownLimits`` is shown as it is.
  package static func html(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard MarkdownLimits.excess(bytes[...]) == nil else { return "<pre>\(HTMLText.escaped(text))</pre>\n" }
    cmark_gfm_core_extensions_ensure_registered()
    guard let parser = cmark_parser_new(CMARK_OPT_VALIDATE_UTF8) else { return "" }
    defer { cmark_parser_free(parser) }
    for name in ["table", "tasklist", "strikethrough"] {
      if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
    }
    bytes.withUnsafeBytes { cmark_parser_feed(parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count) }
    guard let root = cmark_parser_finish(parser) else { return "" }
    defer { cmark_node_free(root) }
    makeHarmless(root)
    guard let html = cmark_render_html(root, CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(parser)) else {
      return ""
    }
    defer { cmark_get_default_mem_allocator().pointee.free(html) }
    return String(cString: html)
  }

  private static func makeHarmless(_ root: OpaquePointer) {
    guard let iterator = cmark_iter_new(root) else { return }
    var nodes: [OpaquePointer] = []
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { break }
      let type = cmark_node_get_type(node)
      if event == CMARK_EVENT_ENTER,
        type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE || type == CMARK_NODE_HTML_INLINE
          || type == CMARK_NODE_HTML_BLOCK
      {
        nodes.append(node)
      }
    }
    cmark_iter_free(iterator)
    for node in nodes {
      switch cmark_node_get_type(node) {
      case CMARK_NODE_LINK: if !leadsToPage(node) { cmark_node_set_url(node, "") }
      case CMARK_NODE_IMAGE: replace(node, with: CMARK_NODE_LINK)
      case CMARK_NODE_HTML_INLINE: replace(node, with: CMARK_NODE_TEXT)
      default: replace(node, with: CMARK_NODE_CODE_BLOCK)
      }
    }
  }

  /// Whether a link leads to a page, or to somebody's mail; any other scheme may start a program.
  private static func leadsToPage(_ link: OpaquePointer) -> Bool {
    guard let url = cmark_node_get_url(link) else { return true }
    let start = String(cString: url).prefix { !"/?#".contains($0) }
    guard let colon = start.firstIndex(of: ":") else { return true }
    return ["http", "https", "mailto"].contains(start[..<colon].lowercased())
  }

  private static func replace(_ node: OpaquePointer, with type: cmark_node_type) {
    guard let new = cmark_node_new(type) else { return }
    if type == CMARK_NODE_LINK {
      if leadsToPage(node) { cmark_node_set_url(new, cmark_node_get_url(node)) }
      cmark_node_set_title(new, cmark_node_get_title(node))
      while let child = cmark_node_first_child(node) { cmark_node_append_child(new, child) }
      if cmark_node_first_child(new) == nil, let text = cmark_node_new(CMARK_NODE_TEXT) {
        cmark_node_set_literal(text, cmark_node_get_url(node))
        cmark_node_append_child(new, text)
      }
    } else {
      cmark_node_set_literal(new, cmark_node_get_literal(node))
    }
    if cmark_node_replace(node, new) == 1 { cmark_node_free(node) } else { cmark_node_free(new) }
  }
}

extension HTMLText {
  /// A text as HTML shows it, in an element or an attribute.
  package static func escaped(_ text: some StringProtocol) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
      case "\n", "\t": escaped.append(scalar)
      // In a feed not even these two may stand (XML 1.0).
      case "\u{FFFE}", "\u{FFFF}": escaped.append("\u{FFFD}")
      case _ where scalar.isInvisibleControl: escaped.append(scalar.picture)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
