/// Any Markdown template that somebody has filled in, read against the form that was made of it.
struct MarkdownTemplate: ImportFormat {
  let name = "template"
  let summary = "a Markdown issue template, filled in; its form is named with --type, or the one that fits best"

  /// A template may look like anything: it has to be named.
  func recognition(of source: ImportSource) -> Recognition { .no }

  func read(_ source: ImportSource) throws(ImportError) -> ImportedDocument {
    try source.requireText()
    let forms = source.type.map { type in source.forms.filter { $0.type == type } } ?? source.forms
    let layouts = forms.map { TemplateLayout($0) }
    let titles = source.text.split(whereSeparator: \.isNewline).compactMap { TemplateLayout.heading($0)?.title }
    let counted = layouts.map { layout in (layout: layout, count: titles.count { layout.isKnown($0) }) }
    guard let best = counted.max(by: { $0.count < $1.count }), best.count > 0 else {
      throw ImportError(
        message: "no form here has any of its headings",
        help: "git issue form import reads the empty template; name its form with --type")
    }
    return TemplateDocument(layout: best.layout).read(source)
  }
}
