/// The changes of two sides to one text of which every line is ended.
struct TextMerge {
  let base: [UInt8]
  let ours: [UInt8]
  let theirs: [UInt8]
  let marking: ConflictMarking

  var text: MergedText {
    let sides = (ours: Document(ours), theirs: Document(theirs))
    if base.isEmpty { return added(sides) }
    let base = Document(Self.withoutConflicts(base))
    if [base, sides.ours, sides.theirs].allSatisfy({ !$0.startsFrontMatter }) {
      return SectionMerge(base: base.bytes[...], ours: ours[...], theirs: theirs[...], marking).text
    }
    if let text = byFields(base, sides) { return text }
    return byLines(sides)
  }

  /// Field by field and section by section; nil where a version cannot be read, or the result could not be.
  private func byFields(_ base: Document?, _ sides: (ours: Document, theirs: Document)) -> MergedText? {
    guard let ours = Frame(sides.ours), let theirs = Frame(sides.theirs) else { return nil }
    guard let base = base.map({ Frame($0) }) ?? Frame() else { return nil }
    var text = MergedText()
    guard let opening = LineMerge(base: base.opening, ours: ours.opening, theirs: theirs.opening).clean,
      let closing = LineMerge(base: base.closing, ours: ours.closing, theirs: theirs.closing).clean
    else { return nil }
    text.append(opening)
    let fields = FieldMerge(base: base.fields, ours: ours.fields, theirs: theirs.fields, marking).text
    text.append(fields)
    text.append(closing)
    text.append(SectionMerge(base: base.body, ours: ours.body, theirs: theirs.body, marking).text)
    if fields.conflicts == 0, Document(text.bytes).fault != nil { return nil }
    return text
  }

  /// Line by line, as Git does it. Where that would make of two reports one that cannot be read, both stand there whole.
  private func byLines(_ sides: (ours: Document, theirs: Document)) -> MergedText {
    let (our, their) = (TextLine.lines(of: ours[...]), TextLine.lines(of: theirs[...]))
    let text = LineMerge(base: TextLine.lines(of: base[...]), ours: our, theirs: their).text(marking)
    let isReadable = text.conflicts > 0 || Document(text.bytes).fault == nil
    if isReadable || sides.ours.fault != nil || sides.theirs.fault != nil { return text }
    return LineMerge(base: [], ours: our, theirs: their).text(marking)
  }

  /// Both sides have added the file. Versions of one report are merged if nothing is to be decided; two reports under one
  /// name both stay whole.
  private func added(_ sides: (ours: Document, theirs: Document)) -> MergedText {
    if sides.ours.isSameReport(as: sides.theirs), let text = byFields(nil, sides), text.conflicts == 0 { return text }
    var text = MergedText()
    text.appendConflict(
      base: [], ours: TextLine.lines(of: ours[...]), theirs: TextLine.lines(of: theirs[...]), marking)
    return text
  }

  /// What several merges have made the base of this one may have conflicts of its own: what stands in them is in neither
  /// side's past for certain.
  private static func withoutConflicts(_ bytes: [UInt8]) -> [UInt8] {
    guard Document(bytes).isConflicted else { return bytes }
    var kept: [UInt8] = []
    var depth = 0
    for line in TextLine.lines(of: bytes[...]) {
      let sign = line.first.flatMap { sign in line.prefix { $0 == sign }.count >= 7 ? sign : nil }
      if sign == UInt8(ascii: "<") { depth += 1 }
      if depth == 0 { kept += line }
      if sign == UInt8(ascii: ">"), depth > 0 { depth -= 1 }
    }
    return kept
  }

  /// A report taken apart.
  private struct Frame {
    var opening: [TextLine] = []
    var fields = FieldBlock()
    var closing: [TextLine] = []
    var body: TextLine = []

    init() {}

    init?(_ document: Document) {
      guard document.fault == nil, let fields = FieldBlock(document) else { return nil }
      let (bytes, range) = (document.bytes, document.frontMatter.range)
      opening = TextLine.lines(of: bytes[..<range.lowerBound])
      self.fields = fields
      closing = TextLine.lines(of: bytes[range.upperBound..<document.bodyRange.lowerBound])
      body = bytes[document.bodyRange]
    }
  }
}

extension Document {
  /// Whether it is a report at all, be it one that cannot be read.
  fileprivate var startsFrontMatter: Bool { bytes.isEmpty || Line(bytes, at: 0).isFence(allowingDots: false) }

  /// Whether two files without a common past are versions of one report, as after a cherry-pick.
  fileprivate func isSameReport(as other: Document) -> Bool {
    self["id"]?.text != nil
      && ["id", "title", "reported", "reporter"].allSatisfy { self[$0]?.text == other[$0]?.text }
  }
}
