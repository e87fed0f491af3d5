/// The changes of two sides to one file of `.issues`, made one.
///
/// Reports merge field by field and section by section, everything else line by line. What both sides have changed
/// differently stands in the result between markers; nothing else does. Lines of neither side are lost.
package struct Merge {
  private let base: [UInt8]
  private let ours: [UInt8]
  private let theirs: [UInt8]
  private let marking: ConflictMarking

  /// - Parameter base: What both sides started from; empty where each has added the file by itself.
  package init(base: [UInt8], ours: [UInt8], theirs: [UInt8], marking: ConflictMarking = ConflictMarking()) {
    self.base = base
    self.ours = ours
    self.theirs = theirs
    self.marking = marking
  }

  package var result: MergeResult {
    if ours == theirs || theirs == base { return MergeResult(bytes: ours, conflicts: 0) }
    if ours == base { return MergeResult(bytes: theirs, conflicts: 0) }
    let merged = merged
    if merged.conflicts == 0 { return merged }
    // What stands first where both have added something may decide whether all is read as it was meant. Nobody is asked
    // to decide what needs no decision when the other side merges.
    let other = Merge(base: base, ours: theirs, theirs: ours, marking: marking).merged
    return other.conflicts == 0 ? other : merged
  }

  private var merged: MergeResult {
    let shapes = [base, ours, theirs].map(TextShape.init)
    let endsPlain = shapes.allSatisfy(\.isRegular)
    let texts = [base, ours, theirs].map { TextShape.lines($0, endsPlain: endsPlain) }
    let merged = TextMerge(base: texts[0], ours: texts[1], theirs: texts[2], marking: marking).text
    let shape = TextShape(base: shapes[0], ours: shapes[1], theirs: shapes[2])
    return MergeResult(bytes: shape.file(merged.bytes, endsPlain: endsPlain), conflicts: merged.conflicts)
  }
}
