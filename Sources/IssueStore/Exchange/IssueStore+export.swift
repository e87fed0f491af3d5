package import Issues

extension Snapshot {
  /// Some issues with their comments, to be written as a document.
  ///
  /// - Throws: ``StoreError/noText(path:reason:)`` where a comment is too large to be read: nothing is left out.
  package func contents(of issues: [Issue], today: CalendarDate) throws -> ExportedContents {
    let settings = try settings
    let reports = try issues.map { issue in
      ExportedContents.Report(
        issue,
        comments: try companions(of: issue).comments.map { comment in
          if comment.isTooLarge {
            throw StoreError.noText(path: comment.path, reason: "is larger than \(Document.largest >> 20) MB")
          }
          return Entry.Comment(
            seconds: Timestamp.seconds(comment.time), author: Person(comment.author), text: comment.text)
        })
    }
    return ExportedContents(
      reports: reports, configuration: settings.configuration, forms: settings.forms, today: today)
  }
}
