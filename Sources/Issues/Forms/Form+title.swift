extension Form {
  /// A title as it is filed: on one line, behind the form's own prefix. What is only the prefix is no title.
  package func title(_ text: String) -> String {
    let title = Entry.line(text)
    guard !titlePrefix.isEmpty else { return title }
    if title == titlePrefix.trimmed { return "" }
    return title.isEmpty || title.hasPrefix(titlePrefix.trimmed) ? title : titlePrefix + title
  }
}
