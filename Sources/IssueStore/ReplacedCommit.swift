package import Git

/// A commit that a rebase or an amend has replaced with another.
package struct ReplacedCommit: Sendable {
  package let old: ObjectID
  package let new: ObjectID

  /// A line that Git gives `post-rewrite`.
  package init?(_ line: some StringProtocol) {
    let names = line.split(separator: " ")
    guard names.count > 1, let old = ObjectID(hex: names[0]), let new = ObjectID(hex: names[1]) else { return nil }
    (self.old, self.new) = (old, new)
  }
}
