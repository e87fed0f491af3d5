package import Issues

extension Snapshot {
  /// Some issues with their comments, to be written as a document.
  package func contents(of issues: [Issue], today: CalendarDate) throws -> ExportedContents {
    let settings = try settings
    var unread: [String] = []
    let reports = try issues.map { issue in
      ExportedContents.Report(
        issue,
        comments: try companions(of: issue).comments.compactMap { comment in
          guard let text = comment.text else {
            unread.append(comment.path)
            return nil
          }
          return Entry.Comment(seconds: Timestamp.seconds(comment.time), author: Person(comment.author), text: text)
        })
    }
    var contents = ExportedContents(
      reports: reports, configuration: settings.configuration, forms: settings.forms, today: today)
    contents.unreadComments = unread
    return contents
  }
}
