/// The changes of two sides to the fields of a report, field by field; to a map, key by key.
struct FieldMerge {
  let base: FieldBlock
  let ours: FieldBlock
  let theirs: FieldBlock
  let marking: ConflictMarking
  /// Fields that are not taken from one side alone: if the sides differ in them, a person decides.
  var disputed: Set<String> = []

  var text: MergedText {
    var text = MergedText()
    for key in MergedOrder.keys(base: base.keys, ours: ours.keys, theirs: theirs.keys, rank: Document.rank) {
      let (base, ours, theirs) = (base[key], ours[key], theirs[key])
      text.append(
        LineMerge(base: base?.lead ?? [], ours: ours?.lead ?? [], theirs: theirs?.lead ?? []).text(marking))
      text.append(merged(key, base, ours, theirs))
    }
    text.append(LineMerge(base: base.tail, ours: ours.tail, theirs: theirs.tail).text(marking))
    return text
  }

  private func merged(
    _ key: String, _ base: FieldBlock.Entry?, _ ours: FieldBlock.Entry?, _ theirs: FieldBlock.Entry?
  ) -> MergedText {
    var text = MergedText()
    let lines = (base: base?.lines ?? [], ours: ours?.lines ?? [], theirs: theirs?.lines ?? [])
    if lines.ours == lines.theirs {
      text.append(lines.ours)
    } else if disputed.contains(key) {
      text.appendConflict(base: lines.base, ours: lines.ours, theirs: lines.theirs, marking)
    } else if lines.theirs == lines.base {
      text.append(lines.ours)
    } else if lines.ours == lines.base {
      text.append(lines.theirs)
    } else if let map = mergedMap(base, ours, theirs) {
      text.append(map)
    } else if let value = ValueMerge(key: key, base: base, ours: ours, theirs: theirs).lines {
      text.append(value)
    } else {
      text.appendConflict(base: lines.base, ours: lines.ours, theirs: lines.theirs, marking)
    }
    return text
  }

  /// The pairs of a map that has one on each line on both sides, merged like fields.
  private func mergedMap(
    _ base: FieldBlock.Entry?, _ ours: FieldBlock.Entry?, _ theirs: FieldBlock.Entry?
  ) -> MergedText? {
    guard let our = ours?.map, let their = theirs?.map, base == nil || base?.map != nil else { return nil }
    guard let header = LineMerge(base: base?.map?.header ?? [], ours: our.header, theirs: their.header).clean else {
      return nil
    }
    let pairs = FieldMerge(
      base: base?.map?.pairs ?? FieldBlock(), ours: our.pairs, theirs: their.pairs, marking: marking)
    var text = MergedText()
    let merged = pairs.text
    // Where all of its keys are gone, the map is too.
    if !merged.lines.allSatisfy(\.isBlankLine) { text.append(header) }
    text.append(merged)
    return text
  }
}

extension FieldMerge {
  /// The fields of a report. Whether it is open, since when it is not, and who has tried the fix belong together.
  init(base: FieldBlock, ours: FieldBlock, theirs: FieldBlock, _ marking: ConflictMarking) {
    self.init(base: base, ours: ours, theirs: theirs, marking: marking)
    let ended = ["resolved", "verified"]
    func text(_ key: String, _ block: FieldBlock) -> String? { block[key]?.value.text }
    let status = (base: text("status", base), ours: text("status", ours), theirs: text("status", theirs))
    switch (status.ours != status.base, status.theirs != status.base) {
    case (true, true): if status.ours != status.theirs { disputed = Set(ended) }
    case (true, false): disputed = Set(ended.filter { text($0, theirs) != text($0, base) })
    case (false, true): disputed = Set(ended.filter { text($0, ours) != text($0, base) })
    case (false, false): break
    }
  }
}
