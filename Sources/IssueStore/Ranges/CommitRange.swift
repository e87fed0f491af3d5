package import Git

/// The commits that a branch has gained, which are judged as one change.
package struct CommitRange: Sendable, Hashable {
  /// Where they parted from the side that they go to; nil where there was nothing before.
  package let base: ObjectID?
  /// The newest of them.
  package let tip: ObjectID
  /// The newest commit of the side that they go to; nil where there is none.
  package let target: ObjectID?
  /// Another commit whose issues have passed every door, the newest of the default branch for one.
  package let main: ObjectID?

  package init(base: ObjectID?, tip: ObjectID, target: ObjectID?, main: ObjectID? = nil) {
    self.base = base
    self.tip = tip
    self.target = target
    self.main = main
  }

  /// What is in these is so already, and no doing of the range: another may have brought it there, or the histories
  /// have met more than once.
  var landed: [ObjectID] { [target, main].compactMap { $0 } }
}
