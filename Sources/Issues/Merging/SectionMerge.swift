/// The changes of two sides to the body of a report, section by section.
struct SectionMerge {
  private let whole: LineMerge
  private let pieces: (base: SectionPieces, ours: SectionPieces, theirs: SectionPieces)?
  private let marking: ConflictMarking

  init(base: TextLine, ours: TextLine, theirs: TextLine, _ marking: ConflictMarking) {
    self.marking = marking
    whole = LineMerge(
      base: TextLine.lines(of: base), ours: TextLine.lines(of: ours), theirs: TextLine.lines(of: theirs))
    guard let inBase = Self.headings(base), let inOurs = Self.headings(ours), let inTheirs = Self.headings(theirs)
    else {
      pieces = nil
      return
    }
    let levels = (inBase + inOurs + inTheirs).map(\.level).filter { $0 > 1 }
    let level = levels.min() ?? 1
    pieces = (
      SectionPieces(base, headings: inBase, level: level), SectionPieces(ours, headings: inOurs, level: level),
      SectionPieces(theirs, headings: inTheirs, level: level)
    )
  }

  /// The headings of a text; nil where it is not certain which lines they are.
  private static func headings(_ body: TextLine) -> [Outline.Section]? {
    guard MarkdownLimits.excess(body) == nil, !body.contains(UInt8(ascii: "\r")), body.firstInvalidUTF8 == nil else {
      return nil
    }
    return Outline(body).sections().filter { $0.level <= 6 }
  }

  /// The merged body. What merges as plain text is no conflict: a heading may have been changed as well as its section.
  var text: MergedText {
    guard let pieces else { return whole.text(marking) }
    let text = merged(pieces)
    guard text.conflicts > 0, let clean = whole.clean else { return text }
    var plain = MergedText()
    plain.append(clean)
    return plain
  }

  private func merged(_ pieces: (base: SectionPieces, ours: SectionPieces, theirs: SectionPieces)) -> MergedText {
    let (base, ours, theirs) = pieces
    var text = MergedText()
    var gap: [TextLine]?
    for key in MergedOrder.keys(base: base.keys, ours: ours.keys, theirs: theirs.keys) {
      let section = LineMerge(
        base: base[key]?.lines ?? [], ours: ours[key]?.lines ?? [], theirs: theirs[key]?.lines ?? []
      ).text(marking)
      let isStart = key.title.isEmpty && key.number == 0
      guard isStart || !section.lines.isEmpty else { continue }
      if let gap { text.append(gap) }
      text.append(section)
      gap = Self.pick(
        base.gap(behind: key), ours.gap(behind: key), theirs.gap(behind: key), otherwise: [[UInt8(ascii: "\n")]])
    }
    text.append(Self.pick(base.end, ours.end, theirs.end, otherwise: []))
    return text
  }

  /// The blank lines of the side that has changed them, or of either that has any.
  private static func pick(
    _ base: [TextLine]?, _ ours: [TextLine]?, _ theirs: [TextLine]?, otherwise: [TextLine]
  ) -> [TextLine] {
    guard let ours, let theirs else { return ours ?? theirs ?? otherwise }
    return ours == base ? theirs : ours
  }
}
