/// A problem that comes up again and again, with its cause and what to do about it: an entry of the knowledge base.
///
/// Its texts are Markdown, and are given back as they were, but for blank lines around them.
package struct KnownIssue: Sendable, Equatable {
  /// What one sees, in one line.
  package let issue: String
  /// The part of the system; empty where none is named.
  package let area: String
  package let cause: String
  package let solution: String
  /// The place among all entries: the smaller, the earlier. Nil comes last.
  package var order: Int?

  package init(issue: String, area: String = "", cause: String, solution: String, order: Int? = nil) {
    self.issue = Self.line(issue)
    self.area = Self.line(area)
    self.cause = Draft.normalized(cause)
    self.solution = Draft.normalized(solution)
    self.order = order
  }

  /// Reads an entry; nil where the front matter has a fault or names no issue.
  package init?(_ document: Document) {
    guard document.fault == nil, let issue = document["issue"]?.text else { return nil }
    let (cause, solution) = Self.texts(document.body)
    self.init(
      issue: issue, area: document["area"]?.text ?? "", cause: cause, solution: solution,
      order: document["order"]?.text.flatMap { Int($0) })
  }

  /// What programs are given of it, by name.
  package var json: [(String, JSON)] {
    [
      ("issue", .text(issue)), ("area", .optional(area.isEmpty ? nil : area)), ("cause", .text(cause)),
      ("solution", .text(solution)),
    ]
  }

  /// Whether two entries are about the same: case, signs and blanks do not count, unless there is nothing else.
  func isAboutSame(as other: KnownIssue) -> Bool {
    func key(_ text: String) -> String {
      let key = Configuration.key(text)
      return key.isEmpty ? text : key
    }
    return key(issue) == key(other.issue) && key(area) == key(other.area)
  }

  /// Whether two entries say the same, wherever they stand.
  package func saysSame(as other: KnownIssue) -> Bool {
    var other = other
    other.order = order
    return self == other
  }

  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty }.joined(separator: " ")
  }
}
