/// What a merge has come to so far.
struct MergedText {
  private(set) var lines: [TextLine] = []
  private(set) var conflicts = 0

  var bytes: [UInt8] { Array(lines.joined()) }

  mutating func append(_ more: [TextLine]) { lines += more }

  mutating func append(_ more: MergedText) {
    lines += more.lines
    conflicts += more.conflicts
  }

  /// Writes both sides down for a person to decide.
  mutating func appendConflict(base: [TextLine], ours: [TextLine], theirs: [TextLine], _ marking: ConflictMarking) {
    lines += marking.lines(base: base, ours: ours, theirs: theirs)
    conflicts += 1
  }
}
