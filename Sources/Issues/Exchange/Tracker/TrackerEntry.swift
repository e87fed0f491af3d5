/// An issue as the Error & Issue Tracker has it, after its issue template.
struct TrackerEntry {
  let contents: ExportedContents
  private var configuration: Configuration { contents.configuration }

  /// An entry that is read again as it is written: what the document cannot tell as a field stands among the notes.
  func settled(_ report: ExportedContents.Report) -> Entry {
    let form = contents.form(of: report.issue)
    var entry = Entry(report.issue, comments: report.comments, form: form)
    guard let form else { return entry }
    // Once is enough for what was ever read; what a person has written by hand may need to settle.
    for _ in 0..<4 {
      guard let read = BugDocumentReader.read(written(entry), frame: []).entries.first else { break }
      let document = Self.mended(read).document(id: report.issue.id, form: form, configuration: configuration)
      guard let issue = Issue(document, path: report.issue.path) else { break }
      let again = Entry(issue, comments: read.comments, form: form)
      if written(again) == written(entry) { break }
      entry = again
    }
    return entry
  }

  /// An entry with the marks that were garbled on their way, and the paths of its files.
  static func mended(_ entry: Entry) -> Entry {
    var entry = entry
    for index in entry.fields.indices {
      switch entry.fields[index].key {
      case "status", "severity": entry.fields[index].value = TrackerMarks.mended(entry.fields[index].value)
      case "files": entry.fields[index].value.removeAll { $0 == "`" }
      default: break
      }
    }
    return entry
  }

  // MARK: Writing

  func written(_ entry: Entry) -> String {
    // A sign behind the id parts it from the title, and is no part of it.
    let sign = entry.title.first.map { ":：-–—|.)".contains($0) } ?? false ? ":" : ""
    var text = "### [\(entry.id ?? "")]\(sign) \(entry.title)".trimmed + "\n\n"
    text += fields(of: entry).map { "**\($0.label):** \($0.value)\n" }.joined()
    var sections = entry.sections.filter { $0.id == nil || !$0.text.isEmpty }
    for (title, id) in Self.parts {
      let texts = sections.filter { isAnswer($0, id, title) }.map(\.text)
      sections.removeAll { isAnswer($0, id, title) }
      if !texts.isEmpty { text += "\n**\(title):**\n\(Entry.guarded(texts))\n" }
      if id == "error" { text += environment(of: entry) }
      if id == "resolution" { text += lists(of: entry) }
    }
    return text + entry.written(behind: sections)
  }

  private func isAnswer(_ section: Entry.Section, _ id: String, _ title: String) -> Bool {
    if section.title.isEmpty { return id == "description" }
    guard section.id == id else { return false }
    let isAsked = contents.forms.allSatisfy { form in form.sections.contains { $0.id == id } }
    return isAsked || Vocabulary.key(section.title) == Vocabulary.key(title)
  }

  private static let parts = [
    ("Description", "description"), ("Steps to Reproduce", "steps"), ("Expected Behavior", "expected"),
    ("Actual Behavior", "actual"), ("Error Message/Stack Trace", "error"), ("Root Cause", "root-cause"),
    ("Resolution", "resolution"), ("Additional Notes", "notes"),
  ]

  private func environment(of entry: Entry) -> String {
    guard !entry.environment.isEmpty else { return "" }
    return "\n**Environment:**\n" + entry.environment.map { "- \(Self.label(of: $0)): \($0.value)\n" }.joined()
  }

  /// The name of a part of the environment in the template, where it has one.
  private static func label(of part: Entry.Part) -> String {
    let key = Configuration.key(part.label)
    return names[key] ?? part.label
  }

  private static let names: [String: String] = {
    var names: [String: String] = [:]
    for (key, element) in Form.builtIn("tracker")?.environment ?? [] {
      for name in [key, element.label] { names[Configuration.key(name)] = element.label }
    }
    return names
  }()

  private func lists(of entry: Entry) -> String {
    var text = ""
    for (key, title, mark) in [("files", "Files Affected", "`"), ("related", "Related Issues", "")] {
      let items = Entry.items(entry[key] ?? "")
      guard !items.isEmpty else { continue }
      text += "\n**\(title):**\n" + items.map { "- \(mark)\($0)\(mark)\n" }.joined()
    }
    return text
  }

  /// The template's fields first, then those that it does not have.
  private func fields(of entry: Entry) -> [Entry.Field] {
    var fields = entry.fields
    var ordered: [Entry.Field] = []
    for (key, label) in Self.fields {
      guard let index = fields.firstIndex(where: { $0.key == key }) else { continue }
      let field = fields.remove(at: index)
      if key == "files" || key == "related" || key == "type" && field.value == "bug" { continue }
      ordered.append(Entry.Field(key, label: label, written(field)))
    }
    return ordered + fields
  }

  private func written(_ field: Entry.Field) -> String {
    switch field.key {
    case "severity": configuration.severity(field.value).map(configuration.marked) ?? field.value
    case "status": configuration.status(field.value).map(configuration.marked) ?? field.value
    default: field.value
    }
  }

  private static let fields = [
    ("phase", "Phase"), ("severity", "Severity"), ("status", "Status"), ("reported", "Date Found"),
    ("resolved", "Date Resolved"), ("reporter", "Reported By"), ("type", "Type"), ("assignee", "Assignee"),
    ("labels", "Labels"), ("components", "Components"), ("reproducible", "Reproducible"), ("formerly", "Formerly"),
    ("verified", "Verified"), ("files", "Files"), ("related", "Related"),
  ]
}

extension Configuration {
  /// `🔴 Critical`; without its mark where that would not be read as the same.
  func marked(_ severity: Severity) -> String {
    let mark = TrackerMarks.mark(ofSeverity: severities.firstIndex { $0.id == severity.id } ?? .max)
    let text = "\(mark) \(severity.name)"
    return readSeverity(text) == ReadChoice(id: severity.id, isWhole: true) ? text : severity.name
  }

  /// `🟢 Resolved`.
  func marked(_ status: Status) -> String {
    let name = trackerName(of: status)
    let text = "\(TrackerMarks.mark(of: status, in: self)) \(name)"
    return readStatus(text) == ReadChoice(id: status.id, isWhole: true) ? text : name
  }

  /// What the document calls a status: fixed is Resolved there.
  func trackerName(of status: Status) -> String { status.aliases.contains("Resolved") ? "Resolved" : status.name }
}
