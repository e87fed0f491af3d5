package import Git

/// The commits that a branch has gained, which are judged as one change.
package struct CommitRange: Sendable, Hashable {
  /// Where they parted from the side that they go to; nil where there was nothing before.
  package let base: ObjectID?
  /// The newest of them.
  package let tip: ObjectID
  /// The newest commit of the side that they go to; nil where there is none.
  package let target: ObjectID?

  package init(base: ObjectID?, tip: ObjectID, target: ObjectID?) {
    self.base = base
    self.tip = tip
    self.target = target
  }
}
