/// The fields of all issues as a table in Markdown.
struct MarkdownTable: ExportFormat {
  let name = "markdown"
  let summary = "a table of the issues in Markdown"
  let holdsComments = false

  func write(_ contents: ExportedContents) -> String {
    let entries = contents.entries
    let columns = Self.columns.filter { column in
      ["id", "title", "status"].contains(column.key) || entries.contains { $0[column.key] != nil }
    }
    var text = row(columns.map { MarkdownText($0.label) }) + row(columns.map { _ -> MarkdownText? in nil })
    for entry in entries {
      text += row(columns.map { MarkdownText(value($0.key, entry, contents.configuration)) })
    }
    return text
  }

  private static let columns: [(key: String, label: String)] = [
    ("id", "ID"), ("title", "Title"), ("status", "Status"), ("severity", "Severity"), ("type", "Type"),
    ("reported", "Reported"), ("resolved", "Resolved"), ("reporter", "Reporter"), ("assignee", "Assignee"),
    ("labels", "Labels"), ("phase", "Phase"), ("components", "Components"),
  ]

  /// - Parameter cells: Nil for the line under the head.
  private func row(_ cells: [MarkdownText?]) -> String {
    "| \(cells.map { $0?.description ?? "---" }.joined(separator: " | ")) |\n"
  }

  private func value(_ key: String, _ entry: Entry, _ configuration: Configuration) -> String {
    switch key {
    case "id": return entry.id ?? ""
    case "title": return entry.title
    case "status": return entry[key].map { configuration.status($0)?.name ?? $0 } ?? ""
    case "severity": return entry[key].map { configuration.severity($0)?.name ?? $0 } ?? ""
    default: return entry[key] ?? ""
    }
  }
}
