/// The platform's bug report: a Markdown template of GitHub's that somebody has filled in, one report a file.
struct Platform: ImportFormat, ExportFormat {
  let name = "platform"
  let summary = "the bug report template of the platform, filled in; one report a file"

  func recognition(of source: ImportSource) -> Recognition {
    guard source.bytes.firstInvalidUTF8 == nil else { return .no }
    let marks = ["### Impact Assessment", "## System Context", "### Component Category", "### Environment Information"]
    return marks.count { source.text.range(ofText: $0) != nil } >= 3 ? .certain : .no
  }

  func read(_ source: ImportSource) throws(ImportError) -> ImportedDocument {
    try source.requireText()
    guard let layout = TemplateLayout.platform(source.forms) else { return ImportedDocument() }
    return TemplateDocument(layout: layout).read(source)
  }

  func write(_ contents: ExportedContents) -> String {
    guard let layout = TemplateLayout.platform(contents.forms) else { return "" }
    let document = TemplateDocument(layout: layout)
    return contents.reports.map { written($0, contents, document) }.joined(separator: "\n")
  }

  /// A report that is read again as it is written: what a person has written by hand may need to settle.
  private func written(_ report: ExportedContents.Report, _ contents: ExportedContents, _ document: TemplateDocument)
    -> String
  {
    let form = contents.form(of: report.issue)
    let head = TemplateLayout.platformTemplate.head
    func write(_ entry: Entry) -> String { document.write(entry, head: head, contents.configuration) }
    var text = write(Entry(report.issue, comments: report.comments, form: form))
    guard let form else { return text }
    for _ in 0..<6 {
      guard
        let read = document.read(ImportSource(name: "", bytes: Array(text.utf8), forms: contents.forms)).entries.first
      else { break }
      let made = read.document(id: report.issue.id, form: form, configuration: contents.configuration)
      guard let issue = Issue(made, path: report.issue.path) else { break }
      let again = write(Entry(issue, comments: read.comments, form: form))
      if again == text { break }
      text = again
    }
    return text
  }
}
