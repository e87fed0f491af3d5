/// What the documents in Markdown that we write have in common: each text comes back from ``BugDocumentReader`` as it is.
extension Entry {
  /// Texts as one, in which no line is taken for structure.
  static func guarded(_ texts: [String]) -> String {
    GuardedText.written(texts.map { closed(Draft.normalized($0)) }.joined(separator: "\n\n"))
  }

  /// What stands behind the parts that a document has a place for.
  ///
  /// - Parameter rest: The sections that it has none for.
  func written(behind rest: [Section]) -> String {
    var text = ""
    var titles: [String] = []
    for section in rest where !titles.contains(section.title) { titles.append(section.title) }
    for title in titles {
      let answer = Self.guarded(rest.filter { $0.title == title && !$0.text.isEmpty }.map(\.text))
      text += "\n#### \(title)\n" + (answer.isEmpty ? "" : "\n\(answer)\n")
    }
    for comment in comments.sorted(by: Comment.isEarlier) {
      text += "\n#### \(CommentHeading.text(comment))\n\n\(Self.guarded([comment.text]))\n"
    }
    return text
  }
}

extension Entry.Comment {
  /// The order in which comments are written: by time, and always the same.
  static func isEarlier(_ a: Self, _ b: Self) -> Bool {
    (a.seconds ?? 0, a.author.description, a.text) < (b.seconds ?? 0, b.author.description, b.text)
  }
}
