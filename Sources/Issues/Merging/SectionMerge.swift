/// The changes of two sides to the body of a report, section by section.
struct SectionMerge {
  private typealias Pieces = (base: SectionPieces, ours: SectionPieces, theirs: SectionPieces)

  private let whole: LineMerge
  /// Both sides whole, where nothing else tells what each has meant.
  private let sides: (ours: [TextLine], theirs: [TextLine])
  private let pieces: Pieces?
  private let level: Int
  private let marking: ConflictMarking

  init(base: TextLine, ours: TextLine, theirs: TextLine, _ marking: ConflictMarking) {
    self.marking = marking
    sides = (TextLine.lines(of: ours), TextLine.lines(of: theirs))
    whole = LineMerge(base: TextLine.lines(of: base), ours: sides.ours, theirs: sides.theirs)
    guard let inBase = Self.headings(base), let inOurs = Self.headings(ours), let inTheirs = Self.headings(theirs)
    else {
      (pieces, level) = (nil, 1)
      return
    }
    level = (inBase + inOurs + inTheirs).map(\.level).filter { $0 > 1 }.min() ?? 1
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
  /// What is read otherwise than it was merged is one.
  var text: MergedText {
    guard let pieces else { return whole.text(marking) }
    let text = merged(Self.identified(pieces))
    if text.conflicts == 0, keepsSections(text.lines, of: pieces) { return text }
    if let clean = whole.clean, keepsSections(clean, of: pieces) {
      var plain = MergedText()
      plain.append(clean)
      return plain
    }
    if text.conflicts > 0 { return text }
    let plain = whole.text(marking)
    return plain.conflicts > 0 ? plain : LineMerge(base: [], ours: sides.ours, theirs: sides.theirs).text(marking)
  }

  /// The pieces of both sides by the names that they had in the base. A name that the other side has given to something
  /// else stays one of its own.
  private static func identified(_ pieces: Pieces) -> Pieces {
    let (base, ours, theirs) = pieces
    let our = SectionRenames(from: base, to: ours).formerKeys
    let their = SectionRenames(from: base, to: theirs).formerKeys
    return (
      base, ours.identified(by: our.filter { theirs[$0.key] == nil || their[$0.key] == $0.value }),
      theirs.identified(by: their.filter { ours[$0.key] == nil || our[$0.key] == $0.value })
    )
  }

  /// Whether the sections of a merged text are those that both sides have meant: a fence or a comment that one has left
  /// open takes in what the other has written behind it.
  private func keepsSections(_ lines: [TextLine], of pieces: Pieces) -> Bool {
    let body = Array(lines.joined())[...]
    guard let headings = Self.headings(body) else { return true }
    let (base, ours, theirs) = (pieces.base.titles, pieces.ours.titles, pieces.theirs.titles)
    let merged = SectionPieces(body, headings: headings, level: level).titles
    return Set(ours.keys).union(theirs.keys).union(merged.keys).allSatisfy { title in
      let (old, our, their) = (base[title] ?? 0, ours[title] ?? 0, theirs[title] ?? 0)
      let least =
        our >= old && their >= old
        ? max(our, their) : our <= old && their <= old ? max(0, our + their - old) : min(our, their)
      return (least...max(our, their)).contains(merged[title] ?? 0)
    }
  }

  private func merged(_ pieces: Pieces) -> MergedText {
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
