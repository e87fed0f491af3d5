/// The fields of a front matter, or the keys of a map, as the lines in which they stand.
struct FieldBlock {
  struct Entry {
    let key: String
    /// The comments and blank lines above it.
    let lead: [TextLine]
    /// Its own lines.
    let lines: [TextLine]
    let value: YAMLNode
    /// Of a map: the line of its key, and the pairs under it.
    let map: (header: [TextLine], pairs: FieldBlock)?
  }

  private(set) var entries: [Entry] = []
  /// What stands behind the last entry.
  private(set) var tail: [TextLine] = []

  /// No fields at all.
  init() {}

  /// The fields of a document; nil where they do not stand on lines of their own.
  init?(_ document: Document) {
    let pairs = document.frontMatter.fields.map {
      YAMLNode.Pair(key: $0.key, keyRange: $0.keyRange, value: $0.value)
    }
    self.init(pairs, in: document.frontMatter.range, of: document.bytes)
  }

  private init?(_ pairs: [YAMLNode.Pair], in range: Range<Int>, of bytes: [UInt8]) {
    let starts = pairs.map { Line.start(bytes, before: $0.keyRange.lowerBound) }
    var start = range.lowerBound
    for (index, pair) in pairs.enumerated() {
      let limit = index + 1 < starts.count ? starts[index + 1] : range.upperBound
      let end = min(limit, Line.end(bytes, of: pair.value.lastContent ?? pair.keyRange.upperBound))
      guard start <= starts[index], starts[index] < end else { return nil }
      entries.append(
        Entry(
          key: pair.key, lead: TextLine.lines(of: bytes[start..<starts[index]]),
          lines: TextLine.lines(of: bytes[starts[index]..<end]), value: pair.value,
          map: Self.map(pair, in: starts[index]..<end, of: bytes)))
      start = end
    }
    tail = TextLine.lines(of: bytes[start..<range.upperBound])
  }

  subscript(key: String) -> Entry? { entries.first { $0.key == key } }

  var keys: [String] { entries.map(\.key) }

  private static func map(
    _ pair: YAMLNode.Pair, in range: Range<Int>, of bytes: [UInt8]
  ) -> (header: [TextLine], pairs: FieldBlock)? {
    guard case .mapping(let pairs, .block) = pair.value.content else { return nil }
    let start = Line.end(bytes, of: pair.keyRange.upperBound)
    guard let first = pairs.first, start <= first.keyRange.lowerBound, start < range.upperBound,
      let block = FieldBlock(pairs, in: start..<range.upperBound, of: bytes)
    else { return nil }
    return (TextLine.lines(of: bytes[range.lowerBound..<start]), block)
  }
}
