/// How a conflict is written into a file, as Git writes it.
package struct ConflictMarking: Sendable {
  /// What stands behind the signs: names of branches or commits.
  package let ours: String
  package let base: String
  package let theirs: String
  /// How many signs a marker has.
  package let length: Int
  package let style: Style

  /// Whether what both sides started from is shown too (`merge.conflictStyle`).
  package enum Style: Sendable { case sides, sidesAndBase }

  package init(
    ours: String = "ours", base: String = "base", theirs: String = "theirs", length: Int = 7, style: Style = .sides
  ) {
    self.ours = ours
    self.base = base
    self.theirs = theirs
    self.length = max(1, length)
    self.style = style
  }

  /// A conflict as lines.
  func lines(base: [TextLine], ours: [TextLine], theirs: [TextLine]) -> [TextLine] {
    let middle = style == .sidesAndBase ? [marker("|", self.base)] + base : []
    return [marker("<", self.ours)] + ours + middle + [marker("=", "")] + theirs + [marker(">", self.theirs)]
  }

  private func marker(_ sign: Character, _ label: String) -> TextLine {
    Array((String(repeating: sign, count: length) + (label.isEmpty ? "" : " \(label)") + "\n").utf8)[...]
  }
}
