internal import Git
internal import IssueStore
internal import Issues

/// The whole text of a file, with what is wrong with it.
struct TextPage {
  private let text: TrackedText

  init(_ text: TrackedText) { self.text = text }

  private var content: String { String(decoding: text.bytes, as: UTF8.self) }

  /// - Parameter base: The version of the file that is shown.
  func form(base: ObjectID?) -> ReportForm {
    let control = Control(
      place: .other("text"), label: "The whole file", kind: .text(rows: 30, isMarkdown: false),
      description: "Fields stand between the lines of `---`, the text below. It is saved as it stands here.",
      values: [content])
    let hidden = [("path", text.path)] + (base.map { [("base", $0.description)] } ?? [])
    return ReportForm(
      action: "/files", check: "/files/check", pieces: [.control(control)], hidden: hidden, verb: "Save",
      cancel: text.id.map { Links.server.path(to: .issue($0)) } ?? "/")
  }

  /// For a server that only reads.
  var reading: HTML { "<h1>\(text.path)</h1>\n\(DiagnosticList(text.diagnostics).html)\n<pre>\(content)</pre>" }
}
