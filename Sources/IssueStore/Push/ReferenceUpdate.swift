package import Git

/// What a push asks of one reference: a line of the standard input of `pre-receive`.
package struct ReferenceUpdate: Hashable, Sendable {
  /// The full name, `refs/heads/main`.
  package let reference: String
  /// What it names now; nil where it is to be made.
  package let old: ObjectID?
  /// What it is to name; nil where it is to be deleted.
  package let new: ObjectID?

  /// Reads `<old> SP <new> SP <reference>`; nil for any other line, such as one with names that are not SHA-1.
  package init?(_ line: some StringProtocol) {
    let parts = line.split(separator: " ", maxSplits: 2)
    guard parts.count == 3, let old = ObjectID(hex: parts[0]), let new = ObjectID(hex: parts[1]) else { return nil }
    reference = String(parts[2])
    self.old = old == .zero ? nil : old
    self.new = new == .zero ? nil : new
  }
}
