/// The changes of two sides to one field, by what they mean.
struct ValueMerge {
  let key: String
  let base: FieldBlock.Entry?
  let ours: FieldBlock.Entry?
  let theirs: FieldBlock.Entry?

  /// What a field says, however that is written.
  private enum Meaning: Equatable {
    case nothing
    case value(String)

    init(_ node: YAMLNode?) {
      guard let node, !node.isAbsent else {
        self = .nothing
        return
      }
      self = .value(node.json.written)
    }
  }

  /// Fields that hold any number of texts, also where only one is written.
  private static let lists: Set = ["labels", "components", "files", "related", "formerly"]
  /// Of these, the ones that hold ids, of which one may be written in several ways.
  private static let idLists: Set = ["related", "formerly"]

  /// The lines of the field; none where it is gone; nil where a person has to decide.
  var lines: [TextLine]? {
    if let texts = listTexts { return lines(of: texts) }
    let merged = mergedLines
    if let meaning = agreedMeaning {
      let candidates = [
        merged, ours?.lines ?? [], theirs?.lines ?? [], lines(of: ours, saying: theirs),
        lines(of: theirs, saying: ours),
      ].compactMap(\.self)
      return candidates.first { Meaning(node(in: $0)) == meaning && keepsRemarks($0) }
    }
    if let pairs = mapPairs { return lines(of: pairs) }
    // Several lines of text, changed in different places.
    return merged.flatMap { node(in: $0) == nil ? nil : $0 }
  }

  private var mergedLines: [TextLine]? {
    LineMerge(base: base?.lines ?? [], ours: ours?.lines ?? [], theirs: theirs?.lines ?? []).clean
  }

  /// What the field is to say, if both sides mean the same, or only one has changed more than how it is written.
  private var agreedMeaning: Meaning? {
    let (old, our, their) = (Meaning(base?.value), Meaning(ours?.value), Meaning(theirs?.value))
    if our == their || their == old { return our }
    if our == old { return their }
    // Both have closed it: it has been closed since the earlier day.
    if key == "resolved", old == .nothing, let ourDay = ours?.value.text.flatMap({ CalendarDate($0) }),
      let theirDay = theirs?.value.text.flatMap({ CalendarDate($0) })
    {
      return ourDay < theirDay ? our : their
    }
    return nil
  }

  /// One side's line, with its comment, and the other side's value in it.
  private func lines(of entry: FieldBlock.Entry?, saying other: FieldBlock.Entry?) -> [TextLine]? {
    guard let entry, let other else { return nil }
    let (document, source) = (Self.document(entry.lines), Self.document(other.lines))
    guard let place = valueRange(in: document), let value = valueRange(in: source) else { return nil }
    return Self.lines(document.replacing(place, with: String(decoding: source.bytes[value], as: UTF8.self)))
  }

  /// Where the value stands, if it is a text on one line.
  private func valueRange(in document: Document) -> Range<Int>? {
    guard let node = document[key]?.value, node.text != nil, !node.range.isEmpty,
      !document.bytes[node.range].contains(UInt8(ascii: "\n"))
    else { return nil }
    return node.range
  }

  /// What a list is to hold: what one side has added is in it, and what one has taken out is not.
  private var listTexts: Set<String>? {
    let nodes = [base, ours, theirs].compactMap(\.self?.value)
    let isList = Self.lists.contains(key) || nodes.contains { $0.items != nil }
    let isPlain = nodes.allSatisfy { node in node.pairs == nil && node.items?.allSatisfy { $0.text != nil } ?? true }
    guard isList, isPlain else { return nil }
    let (old, our, their) = (Set(names(base)), Set(names(ours)), Set(names(theirs)))
    return our.union(their).filter { !old.contains($0) || our.contains($0) && their.contains($0) }
  }

  private func texts(_ entry: FieldBlock.Entry?) -> [String] { entry?.value.texts ?? [] }

  /// The texts of a list as they are compared.
  private func names(_ entry: FieldBlock.Entry?) -> [String] { texts(entry).map(name) }

  private func name(_ text: String) -> String {
    Self.idLists.contains(key) ? IssueID(text).map(\.description) ?? text : text
  }

  private func lines(of names: Set<String>) -> [TextLine]? {
    let candidates = [mergedLines, lines(of: names, editing: ours), lines(of: names, editing: theirs)]
    return candidates.compactMap(\.self).first { lines in
      let written = node(in: lines)?.texts.map(name) ?? []
      return written.count == names.count && Set(written) == names && keepsRemarks(lines)
    }
  }

  /// One side's list with what is missing added in its place, and what is gone taken out.
  private func lines(of names: Set<String>, editing entry: FieldBlock.Entry?) -> [TextLine]? {
    guard let entry else { return names.isEmpty ? [] : nil }
    let present = Set(self.names(entry))
    var missing = names.subtracting(present)
    let added = (texts(ours) + texts(theirs)).filter { missing.remove(name($0)) != nil }
    let edited = Self.document(entry.lines)
      .adding(added.sorted(), to: key)
      .removing(texts(entry).filter { !names.contains(name($0)) }, from: key)
    return inPlace(edited, of: entry)
  }

  /// What a map is to hold that is not written one pair a line on both sides; nil where a person has to decide.
  private var mapPairs: [String: String]? {
    guard let our = pairs(ours), let their = pairs(theirs), let old = base == nil ? [:] : pairs(base) else {
      return nil
    }
    var merged: [String: String] = [:]
    for key in Set(our.keys).union(their.keys) {
      guard our[key] == their[key] || our[key] == old[key] || their[key] == old[key] else { return nil }
      merged[key] = our[key] == old[key] ? their[key] : our[key]
    }
    return merged
  }

  /// The pairs of a map of texts, without those that say nothing.
  private func pairs(_ entry: FieldBlock.Entry?) -> [String: String]? {
    guard let pairs = entry?.value.pairs else { return nil }
    var texts: [String: String] = [:]
    for pair in pairs {
      guard let text = pair.value.text else { return nil }
      if !text.isEmpty { texts[pair.key] = text }
    }
    return texts
  }

  /// The map of a side that has changed how it is written, or of either, with what the other has changed.
  private func lines(of pairs: [String: String]) -> [TextLine]? {
    let isRewritten = { (entry: FieldBlock.Entry?) in (entry?.map == nil) != (base?.map == nil) }
    let isRewrittenByTheirs = isRewritten(theirs) && !isRewritten(ours)
    let candidates = (isRewrittenByTheirs ? [theirs, ours] : [ours, theirs]).map { lines(of: pairs, editing: $0) }
    return candidates.compactMap(\.self).first { lines in
      let written = node(in: lines)?.pairs ?? []
      return written.allSatisfy { pairs[$0.key, default: ""] == $0.value.text }
        && Set(pairs.keys).isSubset(of: written.map(\.key)) && keepsRemarks(lines)
    }
  }

  private func lines(of pairs: [String: String], editing entry: FieldBlock.Entry?) -> [TextLine]? {
    guard let entry, let present = self.pairs(entry) else { return nil }
    var edited = Self.document(entry.lines)
    for name in Set(present.keys).union(pairs.keys).sorted() where present[name] != pairs[name] {
      edited = edited.setting(name, in: key, to: pairs[name] ?? "")
    }
    return inPlace(edited, of: entry)
  }

  /// An edited field; nil where, under the key of a map, it would not be in that any more.
  private func inPlace(_ edited: Document, of entry: FieldBlock.Entry) -> [TextLine]? {
    let lines = Self.lines(edited)
    let isInPlace = lines.first?.prefix { $0 == 0x20 } == entry.lines.first?.prefix { $0 == 0x20 }
    return lines.isEmpty || isInPlace ? lines : nil
  }

  /// Whether every comment that a side has written is in some lines.
  private func keepsRemarks(_ lines: [TextLine]) -> Bool {
    remarks(ours?.lines ?? []).union(remarks(theirs?.lines ?? []))
      .isSubset(of: remarks(base?.lines ?? []).union(remarks(lines)))
  }

  /// The comments in the lines of the field. A text is none, whatever signs are in it.
  private func remarks(_ lines: [TextLine]) -> Set<TextLine> {
    let document = Self.document(lines)
    guard let value = document[key]?.value, value.text != nil else { return Set(lines.compactMap(\.remark)) }
    return Set(Self.lines(document.replacing(value.range, with: "")).compactMap(\.remark))
  }

  /// The value of the field in some lines that hold it and nothing else.
  private func node(in lines: [TextLine]) -> YAMLNode? {
    let fields = Self.document(lines).frontMatter.fields
    return fields.count == 1 && fields[0].key == key ? fields[0].value : nil
  }

  private static func document(_ lines: [TextLine]) -> Document {
    Document(Array("---\n".utf8) + lines.joined() + Array("---\n".utf8))
  }

  private static func lines(_ document: Document) -> [TextLine] {
    TextLine.lines(of: document.bytes[document.frontMatter.range])
  }
}
