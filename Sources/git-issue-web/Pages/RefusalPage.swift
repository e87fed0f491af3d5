internal import HTTPTypes
internal import Issues

/// What went wrong, and what to do next.
struct RefusalPage {
  private let refused: Refused

  init(_ refused: Refused) { self.refused = refused }

  func html(in frame: Frame) -> HTML { frame.page(refused.status.reasonPhrase, in: nil, main) }

  var main: HTML {
    let hints: [HTML] = refused.hints.filter { !$0.isEmpty }.map { "<li>\($0)</li>" }
    let list: HTML? = hints.isEmpty ? nil : "<ul>\(hints)</ul>"
    let file: HTML? = refused.file.flatMap { Links.server.file($0) }.map { path in
      "<p><a class=\"button\" href=\"\(path)\">Look at the file</a></p>"
    }
    return """
      <article class="message">
      <h1>\(refused.message.prefix(1).uppercased() + refused.message.dropFirst())</h1>
      \(list)
      \(DiagnosticList(refused.diagnostics).html)
      \(file)
      </article>
      """
  }
}
