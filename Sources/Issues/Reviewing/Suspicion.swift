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
    case attachmentRewritten = "attachment-rewritten"
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

extension Suspicion {
  /// The secrets that a text has and its former state had not.
  static func secrets(from old: [UInt8], to new: [UInt8]) -> [Suspicion] {
    let known = Set(SecretScanner.scan(old).map { old[$0.range] })
    return SecretScanner.scan(new).filter { !known.contains(new[$0.range]) }.map {
      Suspicion(.secretAdded, "\($0.title) was added: \($0.redacted)")
    }
  }
}
