internal import Git
internal import HTTPTypes
internal import Hummingbird
internal import IssueStore
internal import Issues

/// What the server remembers of forms and requests.
struct Writing: Sendable {
  let submissions = Submissions()
  let versions = KnownVersions()
  let repetitions = Repetitions()
  let warnings = Warnings()
}

/// What rules say of what was posted, which was not written.
struct Rejected: Error {
  let diagnostics: [Diagnostic]
  /// What would have been written.
  let document: Document
}

/// Both sides have changed the same.
struct EditConflict: Error {
  /// The file as it is now.
  let current: Document
  /// What somebody wants to save, and what they started from; nil where that is known no more.
  let change: (mine: Document, base: Document)?
}

extension Tracker {
  var today: CalendarDate { CalendarDate(secondsSince1970: Int(clock()), offset: LocalZone.offset(at: clock())) }
}

extension Request {
  /// Whether a program asks, and not a form.
  var asksForJSON: Bool {
    uri.path.hasPrefix("/api/") || headers[.accept]?.contains("application/json") ?? false
  }
}

extension JSON {
  /// What a page is told of findings, each with the control that it is about.
  static func findings(_ found: [(field: String?, diagnostic: Diagnostic)]) -> JSON {
    .envelope([
      (
        "findings",
        .list(
          found.map { field, diagnostic in
            .object([
              ("field", .optional(field)), ("level", .text(diagnostic.level.rawValue)),
              ("rule", .text(diagnostic.rule.rawValue)), ("message", .text(diagnostic.message)),
              ("help", .text(diagnostic.help)),
            ])
          })
      )
    ])
  }
}
