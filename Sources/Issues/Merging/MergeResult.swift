/// What a merge has come to.
package struct MergeResult: Sendable, Equatable {
  package let bytes: [UInt8]
  /// How many places a person has to decide; each stands between markers.
  package let conflicts: Int

  package init(bytes: [UInt8], conflicts: Int) {
    self.bytes = bytes
    self.conflicts = conflicts
  }
}
