package import Issues

extension Snapshot {
  /// Some issues with their comments, to be written as a document.
  package func contents(of issues: [Issue], today: CalendarDate) throws -> ExportedContents {
    let settings = try settings
    // Folders are listed once: few issues have one.
    var folders: Set<String> = []
    for parent in Set(issues.map { $0.path.prefix(upTo: $0.path.lastIndex(of: "/") ?? $0.path.startIndex) }) {
      for entry in try entries(in: String(parent)) where entry.mode == .directory {
        let name = entry.path.dropFirst(parent.count + 1)
        if let id = IssueID(stem: name, prefixes: settings.configuration.prefixes) { folders.insert(id.description) }
      }
    }
    let reports = try issues.map { issue in
      let comments = folders.contains(issue.id.description) ? try companions(of: issue).comments : []
      return ExportedContents.Report(
        issue,
        comments: comments.map { comment in
          Entry.Comment(
            seconds: Timestamp.seconds(comment.time), author: Person(comment.author), text: comment.text)
        })
    }
    return ExportedContents(
      reports: reports, configuration: settings.configuration, forms: settings.forms, today: today)
  }
}
