/// The changes of two sides to one field, by what they mean.
struct ValueMerge {
  let key: String
  let base: FieldBlock.Entry?
  let ours: FieldBlock.Entry?
  let theirs: FieldBlock.Entry?

  /// Fields that hold any number of texts, also where only one is written.
  private static let lists: Set = ["labels", "components", "files", "related", "formerly"]

  /// The lines of the field; none where it is gone; nil where a person has to decide.
  var lines: [TextLine]? {
    if let texts = listTexts { return lines(of: texts) }
    let merged = LineMerge(base: base?.lines ?? [], ours: ours?.lines ?? [], theirs: theirs?.lines ?? []).clean
    if let value = agreedValue {
      let candidates = [merged, ours?.lines, theirs?.lines].compactMap(\.self)
      return candidates.first { Self.value(node(in: $0)) == value && keepsRemarks($0) }
    }
    // Several lines of text, changed in different places.
    return merged.flatMap { node(in: $0) == nil ? nil : $0 }
  }

  /// What the field is to hold, if both sides mean the same, or only one has changed more than how it is written.
  private var agreedValue: String? {
    let values = (base: Self.value(base?.value), ours: Self.value(ours?.value), theirs: Self.value(theirs?.value))
    if values.ours == values.theirs || values.theirs == values.base { return values.ours }
    if values.ours == values.base { return values.theirs }
    // Both have closed it: it has been closed since the earlier day.
    if key == "resolved", values.base == nil, let our = ours?.value.text, let their = theirs?.value.text,
      let ourDay = CalendarDate(our), let theirDay = CalendarDate(their)
    {
      return ourDay < theirDay ? values.ours : values.theirs
    }
    return nil
  }

  private static func value(_ node: YAMLNode?) -> String? {
    guard let node, !node.isAbsent else { return nil }
    return node.json.written
  }

  /// What a list is to hold: what one side has added is in it, and what one has taken out is not.
  private var listTexts: Set<String>? {
    let nodes = [base, ours, theirs].compactMap(\.self?.value)
    let isList = Self.lists.contains(key) || nodes.contains { $0.items != nil }
    let isPlain = nodes.allSatisfy { node in node.pairs == nil && node.items?.allSatisfy { $0.text != nil } ?? true }
    guard isList, isPlain else { return nil }
    let (old, our, their) = (Set(texts(base)), Set(texts(ours)), Set(texts(theirs)))
    return our.union(their).filter { !old.contains($0) || our.contains($0) && their.contains($0) }
  }

  private func texts(_ entry: FieldBlock.Entry?) -> [String] { entry?.value.texts ?? [] }

  private func lines(of texts: Set<String>) -> [TextLine]? {
    let merged = LineMerge(base: base?.lines ?? [], ours: ours?.lines ?? [], theirs: theirs?.lines ?? []).clean
    let candidates = [merged, lines(of: texts, editing: ours), lines(of: texts, editing: theirs)].compactMap(\.self)
    return candidates.first { lines in
      let written = node(in: lines)?.texts ?? []
      return written.count == texts.count && Set(written) == texts && keepsRemarks(lines)
    }
  }

  /// One side's list with what is missing added in its place, and what is gone taken out.
  private func lines(of texts: Set<String>, editing entry: FieldBlock.Entry?) -> [TextLine]? {
    guard let entry else { return texts.isEmpty ? [] : nil }
    let present = Set(self.texts(entry))
    let edited = Self.document(entry.lines)
      .adding(texts.subtracting(present).sorted(), to: key)
      .removing(present.subtracting(texts).sorted(), from: key)
    let lines = TextLine.lines(of: edited.bytes[edited.frontMatter.range])
    // Under the key of a map, a list that is written anew would not be in it any more.
    let isInPlace = lines.first?.prefix { $0 == 0x20 } == entry.lines.first?.prefix { $0 == 0x20 }
    return lines.isEmpty || isInPlace ? lines : nil
  }

  /// Whether every comment that a side has written is in some lines.
  private func keepsRemarks(_ lines: [TextLine]) -> Bool {
    let known = Set((base?.lines ?? []) + lines)
    return ((ours?.lines ?? []) + (theirs?.lines ?? [])).allSatisfy { !$0.hasRemark || known.contains($0) }
  }

  /// The value of the field in some lines that hold it and nothing else.
  private func node(in lines: [TextLine]) -> YAMLNode? {
    let fields = Self.document(lines).frontMatter.fields
    return fields.count == 1 && fields[0].key == key ? fields[0].value : nil
  }

  private static func document(_ lines: [TextLine]) -> Document {
    Document(Array("---\n".utf8) + lines.joined() + Array("---\n".utf8))
  }
}
