extension KnownIssue {
  /// The entry as a file of its own.
  package var document: Document {
    var text = "---\n\(FieldValue.text(issue).lines(key: "issue", lineEnd: "\n"))"
    if !area.isEmpty { text += FieldValue.text(area).lines(key: "area", lineEnd: "\n") }
    if let order { text += "order: \(order)\n" }
    return Document(text + "---\n" + body)
  }

  /// A file of the same entry, brought up to this one: its place and what else it has stay as they are.
  func updating(_ document: Document) -> Document {
    let edited = document.setting("issue", to: .text(issue)).setting("area", to: .text(area))
    let (cause, solution) = Self.texts(document.body)
    guard cause != self.cause || solution != self.solution else { return edited }
    return edited.replacing(edited.bodyRange, with: body)
  }

  /// The two texts under their headings. A line of the cause that would be read as the second heading is escaped, so
  /// that any text comes back as it was.
  private var body: String {
    let parts = [
      "## Cause",
      Self.lines(cause).map { Self.isHeading($0, "solution") ? "\\\($0)" : String($0) }.joined(separator: "\n"),
      "## Solution", solution,
    ]
    return parts.filter { !$0.isEmpty }.map { "\n\($0)\n" }.joined()
  }

  /// The texts of a body: what stands before the first line `## Solution`, and all behind it.
  ///
  /// Headings are found line by line and not as Markdown, or a fence that nobody closed would hide the second.
  static func texts(_ body: String) -> (cause: String, solution: String) {
    var lines = lines(Draft.normalized(body))[...]
    if let first = lines.first, !first.hasPrefix("\\"), isHeading(first, "cause") { lines.removeFirst() }
    let end = lines.firstIndex { !$0.hasPrefix("\\") && isHeading($0, "solution") } ?? lines.endIndex
    let cause = lines[..<end].map { $0.hasPrefix("\\") && isHeading($0, "solution") ? $0.dropFirst() : $0 }
    return (
      Draft.normalized(cause.joined(separator: "\n")),
      Draft.normalized(lines[end...].dropFirst().joined(separator: "\n"))
    )
  }

  /// Whether a line is a heading of that name, at any level and in any case, behind any number of escapes.
  private static func isHeading(_ line: Substring, _ name: String) -> Bool {
    let signs = line.drop { $0 == "\\" }
    let title = signs.drop { $0 == "#" }
    guard (1...6).contains(signs.count - title.count), title.first?.isWhitespace ?? false else { return false }
    return title.trimmed.lowercased() == name
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }
}
