internal import Ccmark
import Foundation

@testable import Issues

/// A page of Markdown as GitHub's own renderer makes it, with the extensions that GitHub has on.
struct RenderedMarkdown {
  let html: String

  init(_ text: String) {
    Self.areExtensionsRegistered
    let parser = cmark_parser_new(CMARK_OPT_UNSAFE)
    defer { cmark_parser_free(parser) }
    for name in ["table", "autolink", "strikethrough", "tagfilter", "tasklist"] {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    cmark_parser_feed(parser, text, text.utf8.count)
    let root = cmark_parser_finish(parser)
    defer { cmark_node_free(root) }
    let rendered = cmark_render_html(root, CMARK_OPT_UNSAFE, cmark_parser_get_syntax_extensions(parser))
    defer { free(rendered) }
    html = rendered.map { String(cString: $0) } ?? ""
  }

  private static let areExtensionsRegistered: Void = cmark_gfm_core_extensions_ensure_registered()

  /// The elements that the page is made of.
  var tags: Set<String> {
    Set(html.matches(of: #/</?([A-Za-z0-9]+)[^>]*>/#).map { String($0.output.1) })
  }

  /// How many cells each row of a table has.
  var cells: Set<Int> {
    Set(
      html.matches(of: #/<tr>.*?</tr>/#.dotMatchesNewlines()).map { row in
        row.output.matches(of: #/<t[hd]>/#).count
      })
  }

  /// What is shown where hosts look for names: outside of code.
  var prose: String {
    let prose = html.replacing(#/<(code|pre)>.*?</(code|pre)>/#.dotMatchesNewlines(), with: "")
    return Self.shown(prose.replacing(#/<[^>]*>/#, with: " "))
  }

  /// All that is shown.
  var text: String { Self.shown(html.replacing(#/<[^>]*>/#, with: "")) }

  private static func shown(_ html: String) -> String {
    let numbers = html.replacing(#/&#([0-9]+);/#) { match in
      UInt32(match.output.1).flatMap { Unicode.Scalar($0) }.map { String(Character($0)) } ?? ""
    }
    return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")].reduce(numbers) {
      $0.replacing($1.0, with: $1.1)
    }
  }
}
