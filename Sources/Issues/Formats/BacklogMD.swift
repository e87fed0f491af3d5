/// Task files of Backlog.md: front matter, and texts between marks.
struct BacklogMD: FolderFormat {
  let name = "backlog-md"
  let summary = "task files of Backlog.md, a folder backlog/ or one of them"

  func recognition(of source: ImportSource) -> Recognition {
    guard source.text.hasPrefix("---"), let file = try? ReportFile(source) else { return .no }
    let names = file.fields.map(\.name)
    guard names.contains("title"), names.contains("id"), names.contains("dependencies") || names.contains("status"),
      names.contains("created_date") || names.contains("ordinal")
    else { return .no }
    return .certain
  }

  func read(_ source: ImportSource) throws(ImportError) -> ImportedDocument {
    let file = try ReportFile(source)
    var record = file.record
    if let id = record.take("id") { record.identify("id", id.text) }
    record.addStatus(record.take("status"), resolution: nil)
    let fields = [
      ("title", "title"), ("severity", "priority"), ("type", "type"), ("reported", "created_date"),
      ("reporter", "reporter"), ("assignee", "assignee"), ("labels", "labels"), ("phase", "milestone"),
    ]
    for (key, name) in fields { record.field(key, name) }
    record.relate(["dependencies", "parent_task_id"])
    record.keepRest()
    var marks: [String] = []
    record.add(
      file.sections.map { section in
        let lines = section.text.split(separator: "\n", omittingEmptySubsequences: false)
        marks += lines.filter(Self.isMark).map(\.trimmed)
        return (section.title, Draft.normalized(lines.filter { !Self.isMark($0) }.joined(separator: "\n")))
      })
    let leftOut =
      marks.isEmpty
      ? []
      : [
        ImportedDocument.LeftOut(
          lines: file.lines, text: marks.joined(separator: "\n"), reason: "marks by which Backlog.md finds its texts")
      ]
    return ImportedDocument(entries: [record.entry], leftOut: leftOut)
  }

  /// `<!-- SECTION:DESCRIPTION:BEGIN -->`, `<!-- AC:END -->`.
  private static func isMark(_ line: Substring) -> Bool {
    let text = line.trimmed
    guard text.hasPrefix("<!-- "), text.hasSuffix(":BEGIN -->") || text.hasSuffix(":END -->") else { return false }
    return text.dropFirst(5).dropLast(4).allSatisfy {
      $0.isASCII && ($0.isUppercase || $0.isNumber || ":_".contains($0))
    }
  }
}
