package import Issues

extension IssueID {
  /// Whether a document's name for an entry is this one: `bug-12`, `#12`.
  package func isNamed(_ text: String) -> Bool {
    text.hasPrefix("#") ? Int(text.dropFirst()) == number && number != nil : IssueID(text) == self
  }
}
