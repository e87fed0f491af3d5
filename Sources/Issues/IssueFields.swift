/// What an issue says under the names of its fields, wherever it was read from: lists, queries and statistics ask for no
/// more, and get the same answer from a file and from the index.
package protocol IssueFields: Sendable {
  var id: IssueID { get }
  var path: String { get }
  /// A field's text without white space around it, or nil if it has none.
  func text(_ key: String) -> String?
  /// The texts of a field that is a list, or of one value.
  func texts(_ key: String) -> [String]
  /// The texts of the first field whose key is this one in any case.
  ///
  /// - Parameter key: In lower case.
  func texts(inAnyCase key: String) -> [String]
  /// Reads the UTF-8 of ``text(_:)``, maybe with white space around it, without making a string; nil if it has none.
  func withText<Value>(_ key: String, _ body: (UnsafeRawBufferPointer?) -> Value) -> Value
  /// Reads the UTF-8 of each of ``texts(_:)``, without making strings.
  func eachText(_ key: String, _ body: (UnsafeRawBufferPointer) -> Void)
  /// Whether any of these texts is such a one.
  func anyText(_ key: String, where isWanted: (String) -> Bool) -> Bool
  var environment: [(key: String, value: String)] { get }
  /// All that the front matter holds, in its order.
  var fields: [(key: String, value: JSON)] { get }
  /// Whether a text, as ``Swift/String/folded`` writes it, is part of the title or of what stands below the front matter.
  func contains(folded part: String) -> Bool
  /// Reads what ``contains(folded:)`` looks into: the folded title, a zero and the folded text, in UTF-8.
  func readText(_ body: (UnsafeRawBufferPointer) -> Void)
}

extension IssueFields {
  package func withText<Value>(_ key: String, _ body: (UnsafeRawBufferPointer?) -> Value) -> Value {
    guard var text = text(key) else { return body(nil) }
    return text.withUTF8 { body(UnsafeRawBufferPointer($0)) }
  }
  package func eachText(_ key: String, _ body: (UnsafeRawBufferPointer) -> Void) {
    for var text in texts(key) { text.withUTF8 { body(UnsafeRawBufferPointer($0)) } }
  }
  package func anyText(_ key: String, where isWanted: (String) -> Bool) -> Bool { texts(key).contains(where: isWanted) }

  package var title: String { text("title") ?? "" }
  package var status: String { text("status") ?? "" }
  package var type: String { text("type") ?? "" }
  package var severity: String? { text("severity") }
  package var reported: CalendarDate? { text("reported").flatMap { CalendarDate($0) } }
  package var resolved: CalendarDate? { text("resolved").flatMap { CalendarDate($0) } }
  package var reporter: Person? { text("reporter").map { Person($0) } }
  package var assignee: Person? { text("assignee").map { Person($0) } }
  package var labels: [String] { texts("labels") }

  /// What programs are given of it, by name, in the order of the file format.
  package var json: [(String, JSON)] {
    var members: [(String, JSON)] = [
      ("id", .text(id.description)), ("path", .text(path)), ("title", .text(title)), ("status", .text(status)),
      ("type", .text(type)), ("severity", .optional(severity)), ("reported", .optional(text("reported"))),
      ("resolved", .optional(text("resolved"))), ("reporter", .optional(reporter?.description)),
      ("assignee", .optional(assignee?.description)), ("labels", .texts(labels)),
      ("phase", .optional(text("phase"))),
      ("environment", .object(environment.map { ($0.key, .text($0.value)) })),
      ("components", .texts(texts("components"))), ("files", .texts(texts("files"))),
      ("related", .texts(texts("related"))), ("reproducible", .optional(text("reproducible"))),
      ("formerly", .texts(texts("formerly"))),
    ]
    let known = Set(members.map(\.0))
    let others = fields.filter { !known.contains($0.key) }
    members.append(("fields", .object(others.map { ($0.key, $0.value) })))
    return members
  }
}

/// How often a problem happens, as the field `reproducible` says.
package enum Reproducibility: String, CaseIterable { case always, intermittent, never }
