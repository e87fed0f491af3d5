/// The folder of dspinellis/git-issue: a folder for each report, with a file for each of its fields.
struct GitIssueFolder: FolderFormat {
  let name = "git-issue-sh"
  let summary = "the folder .issues/ of git-issue by D. Spinellis"

  func recognition(of source: ImportSource) -> Recognition { .no }

  func recognition(of folder: ImportFolder) -> Recognition {
    folder.files.contains { Self.place($0.name)?.file == "description" } ? .certain : .no
  }

  func read(_ source: ImportSource) throws(ImportError) -> ImportedDocument {
    throw ImportError(message: "is a file", help: "name the folder .issues/ that git-issue keeps")
  }

  func read(_ folder: ImportFolder) throws(ImportError) -> [(source: String, document: ImportedDocument)] {
    var documents: [(source: String, document: ImportedDocument)] = []
    var reports: [(id: String, files: [(name: String, source: ImportSource)])] = []
    for file in folder.files {
      guard let place = Self.place(file.name) else {
        documents.append((file.name, ImportedDocument(leftOut: [file.leftOut("belongs to no report")])))
        continue
      }
      if reports.last?.id != place.id { reports.append((place.id, [])) }
      reports[reports.count - 1].files.append((place.file, file))
    }
    for report in reports { documents.append((report.id, try read(report.id, report.files))) }
    guard !reports.isEmpty else {
      throw ImportError(
        message: "no reports: there is no file issues/xx/…/description in it", help: "name the folder .issues/")
    }
    return documents
  }

  /// The report that a file belongs to, and its name there.
  private static func place(_ path: String) -> (id: String, file: String)? {
    var parts = path.split(separator: "/")[...]
    if parts.first == "issues" { parts = parts.dropFirst() }
    guard parts.count >= 3, let first = parts.first, let second = parts.dropFirst().first else { return nil }
    let id = "\(first)\(second)"
    guard first.count == 2, id.count == 40, id.utf8.allSatisfy({ ByteSet.hexadecimals.contains($0) }) else {
      return nil
    }
    return (id, parts.dropFirst(2).joined(separator: "/"))
  }

  private func read(_ id: String, _ files: [(name: String, source: ImportSource)]) throws(ImportError)
    -> ImportedDocument
  {
    var record = Record([], lines: 1...1)
    record.identify("git-issue", id)
    var leftOut: [ImportedDocument.LeftOut] = []
    for (name, source) in files {
      if name.hasPrefix("attachments/") {
        leftOut.append(source.leftOut("an attachment: add it with git issue attach"))
        record.keep("attachment", String(name.dropFirst("attachments/".count)))
        continue
      }
      do throws(ImportError) { try source.requireText() } catch { throw error.in(source.name) }
      let text = Draft.normalized(source.text)
      if name.hasPrefix("comments/") {
        // When and by whom is known only to its repository.
        guard !text.isEmpty else { continue }
        record.entry.comments.append(Entry.Comment(seconds: nil, author: Person(name: nil, email: nil), text: text))
      } else {
        read(name, text, &record)
      }
    }
    return ImportedDocument(entries: [record.entry], leftOut: leftOut)
  }

  private func read(_ name: String, _ text: String, _ record: inout Record) {
    let lines = text.split(separator: "\n").map(\.trimmed).filter { !$0.isEmpty }
    func field(_ key: String, _ value: String) {
      if !value.isEmpty { record.entry.fields.append(Entry.Field(key, label: name, value)) }
    }
    switch name {
    case "description":
      let parts = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      record.entry.title = parts.first.map(\.trimmed) ?? ""
      let rest = Draft.normalized(parts.count > 1 ? String(parts[1]) : "")
      if !rest.isEmpty { record.entry.sections.append(Entry.Section("description", title: "Description", rest)) }
    case "tags":
      // Whether it is open is a tag too.
      let states = lines.filter { ["open", "closed"].contains($0) }
      if let state = states.last { record.entry.fields.append(Entry.Field("status", label: name, state)) }
      for state in states.dropLast() { record.keep(name, state) }
      field("labels", lines.filter { !states.contains($0) }.joined(separator: ", "))
    case "assignee": field("assignee", lines.joined(separator: ", "))
    case "milestone": field("phase", lines.joined(separator: " "))
    default: record.keep(name, text)
    }
  }
}
