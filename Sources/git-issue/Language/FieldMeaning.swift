internal import Issues

/// What a field of an issue says, in words.
struct FieldMeaning {
  let words: String
  var firstLine: String { String(words.prefix { !$0.isNewline }) }

  /// Nil for a key that nobody knows.
  init?(_ key: String, _ form: Form?) {
    if let known = Self.known[key] {
      words = known
    } else if let element = form?.fields.first(where: { $0.key == key })?.element {
      words = Self.words(of: element)
    } else {
      return nil
    }
  }

  /// A part of the environment.
  init?(environment key: String, _ form: Form?) {
    guard let element = form?.environment.first(where: { $0.key == key })?.element else { return nil }
    words = Self.words(of: element)
  }

  /// A question of a form.
  static func words(of element: Form.Element) -> String {
    let kind = element.isRequired ? " (required)" : element.isRecommended ? " (recommended)" : ""
    return [element.label + kind, element.description].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static let known = [
    "id": "The name of the issue, with which its file's name begins",
    "status": "Whether it is open, and else how it was closed",
    "type": "The form that it was filed with, and is judged by",
    "severity": "How bad it is",
    "reported": "The day on which it was reported: YYYY-MM-DD",
    "assignee": "Who sees to it: Name <email>",
    "reporter": "Who reported it: Name <email>",
    "labels": "Words to find it by, one a line",
    "title": "What is broken, in a few words, on one line",
    "phase": "The phase of the project",
    "environment": "Where it happens, by the parts that the form asks for",
    "components": "The parts of the system that it concerns, one a line",
    "files": "The files that it concerns, by their paths from the top of the repository",
    "related": "The ids of issues that it has to do with",
    "reproducible": "How often it happens: always, intermittent or never",
    "formerly": "The ids that it had before it was renumbered",
    "verified": "Who has followed the steps again when it was fixed, and when",
    "resolved": "The day on which it was closed: YYYY-MM-DD",
  ]
}
