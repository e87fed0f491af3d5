extension ExportedContents {
  /// The reports as entries that come back as they are: read again, they make the issues that they are written of.
  ///
  /// What no field can hold stands among the notes already.
  var settledEntries: [Entry] { reports.map { settled($0) } }

  private func settled(_ report: Report) -> Entry {
    let form = form(of: report.issue)
    var entry = Entry(report.issue, comments: report.comments, form: form)
    if let form {
      // Once is enough for what was ever read; what a person has written by hand may need to settle.
      for _ in 0..<4 {
        let document = entry.document(id: report.issue.id, form: form, configuration: configuration)
        guard let issue = Issue(document, path: report.issue.path) else { break }
        let again = Entry(issue, comments: report.comments, form: form)
        if again == entry { break }
        entry = again
      }
    }
    for index in entry.comments.indices { entry.comments[index].text = Draft.normalized(entry.comments[index].text) }
    entry.comments.sort(by: Entry.Comment.isEarlier)
    return entry
  }

  /// The key under which a part of the environment is kept.
  func environmentKey(_ part: Entry.Part, of issue: Issue) -> String {
    form(of: issue)?.environment.first { $0.element.label == part.label }?.key ?? part.label
  }
}
