/// Writes reports as a table that is read again as it was.
struct CSVWriter {
  private let entries: [Entry]
  private let parts: [[(key: String, value: String)]]

  init(_ contents: ExportedContents) {
    let entries = contents.settledEntries
    self.entries = entries
    parts = zip(contents.reports, entries).map { report, entry in
      entry.environment.map { (contents.environmentKey($0, of: report.issue), $0.value) }
    }
  }

  var text: String {
    let keys = Self.fields.map(\.key)
    let others = Self.ordered(entries.map { $0.fields.map(\.label).filter { !keys.contains($0) } }).sorted()
    let environment = Self.ordered(parts.map { $0.map(\.key) }).sorted()
    let sections = Self.ordered(entries.map { $0.sections.map(\.title) })
    let comments = entries.map(\.comments.count).max() ?? 0
    let head =
      ["ID", "Title"] + Self.fields.map(\.label) + others.map { CSVReader.field + $0 }
      + environment.map { CSVReader.part + $0 } + sections.map(Self.header)
      + Array(repeating: "Comment", count: comments)
    var text = CSVTable.line(head)
    for (entry, parts) in zip(entries, parts) {
      var cells = [entry.id ?? "", entry.title]
      cells += (keys + others).map { label in entry.fields.first { $0.label == label }?.value ?? "" }
      cells += environment.map { key in parts.first { $0.key == key }?.value ?? "" }
      cells += sections.map { title in
        // A line end says that a section is there, and empty.
        entry.sections.first { $0.title == title }.map { $0.text.isEmpty ? "\n" : $0.text } ?? ""
      }
      cells += entry.comments.map(Self.cell)
      cells += Array(repeating: "", count: comments - entry.comments.count)
      text += CSVTable.line(cells)
    }
    return text
  }

  private static let fields: [(key: String, label: String)] = [
    ("type", "Type"), ("status", "Status"), ("severity", "Severity"), ("reported", "Reported"),
    ("resolved", "Resolved"), ("reporter", "Reporter"), ("assignee", "Assignee"), ("labels", "Labels"),
    ("phase", "Phase"), ("components", "Components"), ("files", "Files"), ("related", "Related"),
    ("reproducible", "Reproducible"), ("formerly", "Formerly"), ("verified", "Verified"),
  ]

  /// A section's title, where that is read as one; else with the word that says so.
  private static func header(_ title: String) -> String {
    if case .section = RecordName(title), title.trimmed == title { return title }
    return CSVReader.section + title
  }

  private static func cell(_ comment: Entry.Comment) -> String {
    let time = comment.seconds.map { Timestamp.text(seconds: $0, offset: 0) } ?? ""
    let author = String(comment.author.description.map { $0 == ";" ? "," : $0 })
    return "\(time);\(author);\(comment.text)"
  }

  /// All names of some lists, each once, in an order that keeps that of each list as far as can be.
  private static func ordered(_ lists: [[String]]) -> [String] {
    var names: [String] = []
    var seen: Set<String> = []
    for list in lists {
      var place = 0
      for name in list {
        if seen.insert(name).inserted {
          names.insert(name, at: place)
          place += 1
        } else if let index = names.firstIndex(of: name) {
          place = max(place, index + 1)
        }
      }
    }
    return names
  }
}
