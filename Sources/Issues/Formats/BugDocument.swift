/// The Bug Tracking Document: one Markdown file with the template, an entry a bug, a summary and notes.
///
/// Reads any bug document that is written in Markdown. What it writes, it reads again as it was.
struct BugDocument: ImportFormat, ExportFormat {
  let name = "bug-document"
  let summary = "a Markdown document with one entry for each bug, as the Bug Tracking Document has it"

  func recognition(of source: ImportSource) -> Recognition {
    guard source.bytes.firstInvalidUTF8 == nil else { return .no }
    if source.text.hasPrefix(BugDocumentLayout.title) { return .certain }
    return BugDocumentReader.recognition(of: source.text, name: source.name)
  }

  func read(_ source: ImportSource) throws(ImportError) -> ImportedDocument {
    try source.requireText()
    let document = BugDocumentReader.read(source.text, name: source.name, frame: BugDocumentLayout.frame)
    guard !document.entries.isEmpty || recognition(of: source) != .no else {
      throw ImportError(
        message: "no bug document: it has no entry",
        help:
          "an entry begins with a heading such as `### BUG-001: Title`, or is a row of a table with an id and a title")
    }
    return document
  }

  func write(_ contents: ExportedContents) -> String {
    let layout = BugDocumentLayout()
    let entries = contents.reports.map { settled($0, contents) }
    return layout.head + entries.map { written($0, contents.configuration) + "\n---\n\n" }.joined()
      + layout.summary + entries.map { row($0, contents.configuration) }.joined() + layout.notes
  }

  // MARK: Entries

  /// An entry that is read again as it is written: what the document cannot tell as a field stands among the notes.
  private func settled(_ report: ExportedContents.Report, _ contents: ExportedContents) -> Entry {
    let form = contents.form(of: report.issue)
    let configuration = contents.configuration
    var entry = Entry(report.issue, comments: report.comments, form: form)
    guard let form else { return entry }
    // Once is enough for what was ever read; what a person has written by hand may need to settle.
    for _ in 0..<4 {
      guard let read = BugDocumentReader.read(written(entry, configuration), frame: []).entries.first else { break }
      let document = read.document(id: report.issue.id, form: form, configuration: configuration)
      guard let issue = Issue(document, path: report.issue.path) else { break }
      let again = Entry(issue, comments: read.comments, form: form)
      if written(again, configuration) == written(entry, configuration) { break }
      entry = again
    }
    return entry
  }

  private func written(_ entry: Entry, _ configuration: Configuration) -> String {
    var text = "### \(entry.id ?? ""): \(entry.title)".trimmed + "\n"
    text += fields(of: entry, configuration).map { "**\($0.label)**: \($0.value)" }.joined(separator: "  \n") + "\n"
    var sections = entry.sections.filter { $0.id == nil || !$0.text.isEmpty }
    for (title, id) in Self.sections {
      if id == "notes" { text += environment(of: entry) }
      let texts = sections.filter { $0.id == id || id == "description" && $0.title.isEmpty }.map(\.text)
      sections.removeAll { $0.id == id || id == "description" && $0.title.isEmpty }
      guard !texts.isEmpty else { continue }
      let isBlock = id == "steps"
      text += "\n**\(title)**:\(isBlock ? "" : "  ")\n\(Entry.guarded(texts))\n"
    }
    return text + entry.written(behind: sections)
  }

  private func environment(of entry: Entry) -> String {
    guard !entry.environment.isEmpty else { return "" }
    return "\n**Environment**:\n" + entry.environment.map { "- \($0.label): \($0.value)\n" }.joined()
  }

  private static let sections = [
    ("Description", "description"), ("Reproduction Steps", "steps"), ("Expected Behavior", "expected"),
    ("Actual Behavior", "actual"), ("Additional Notes", "notes"),
  ]

  /// The template's fields first, then those that it does not have.
  private func fields(of entry: Entry, _ configuration: Configuration) -> [Entry.Field] {
    var fields = entry.fields
    var ordered: [Entry.Field] = []
    for (key, label) in Self.fields {
      guard let index = fields.firstIndex(where: { $0.key == key }) else { continue }
      var value = fields.remove(at: index).value
      if key == "severity" { value = configuration.severity(value)?.name ?? value }
      if key == "status" { value = configuration.status(value)?.name ?? value }
      if key == "type", value == "bug" { continue }
      ordered.append(Entry.Field(key, label: label, value))
    }
    return ordered + fields
  }

  private static let fields = [
    ("severity", "Severity"), ("status", "Status"), ("reported", "Date Reported"), ("reporter", "Reported By"),
    ("type", "Type"), ("assignee", "Assignee"), ("labels", "Labels"), ("phase", "Phase"), ("components", "Components"),
    ("files", "Files"), ("related", "Related"), ("reproducible", "Reproducible"), ("formerly", "Formerly"),
    ("verified", "Verified"), ("resolved", "Resolved"),
  ]

  // MARK: Summary

  private func row(_ entry: Entry, _ configuration: Configuration) -> String {
    let severity = entry["severity"].map { configuration.severity($0)?.name ?? $0 }
    let status = entry["status"].map { configuration.status($0)?.name ?? $0 }
    let cells = [entry.id ?? "", severity ?? "", status ?? "", entry.title, entry["reported"] ?? ""]
    return "| \(cells.map(Self.cell).joined(separator: " | ")) |\n"
  }

  private static func cell(_ text: String) -> String {
    text.map { $0 == "|" ? "\\|" : $0.isNewline ? " " : String($0) }.joined()
  }
}

/// The parts of the document that are the same whatever is in it.
struct BugDocumentLayout {
  static let title = "# Bug Tracking Document"
  let head: String
  let summary: String
  let notes: String

  init() {
    let text = String(decoding: PackageResources.bug_document_md, as: UTF8.self)
    let entry = text.range(ofText: "### BUG-001")?.lowerBound ?? text.endIndex
    let table = text.range(ofText: "## Bug Summary")?.lowerBound ?? text.endIndex
    let notes = text.range(ofText: "\n## Notes")?.lowerBound ?? text.endIndex
    head = String(text[..<entry])
    summary = String(text[table..<notes])
    self.notes = String(text[notes...])
  }

  /// The lines of the frame, as a document has them before anybody writes into it.
  static var frame: Set<String> {
    let text = String(decoding: PackageResources.bug_document_md, as: UTF8.self)
    return Set(text.split(separator: "\n").map(\.trimmed))
  }
}
