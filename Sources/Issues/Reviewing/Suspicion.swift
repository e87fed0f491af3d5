/// A change that keeps every rule, and that a reviewer should see all the same.
package struct Suspicion: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    case deleted
    case closedWithoutResolution = "closed-without-resolution"
    case severityLowered = "severity-lowered"
    case stepsRemoved = "steps-removed"
    case environmentRemoved = "environment-removed"
    case reporterRewritten = "reporter-rewritten"
    case dateRewritten = "date-rewritten"
    case secretAdded = "secret-added"
    case excuseAdded = "excuse-added"
    case commentRewritten = "comment-rewritten"
    case commentRemoved = "comment-removed"
    case attachmentRemoved = "attachment-removed"
  }

  package let kind: Kind
  package let message: String

  package init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  package var json: JSON { .object([("name", .text(kind.rawValue)), ("message", .text(message))]) }
}
