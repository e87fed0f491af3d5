extension FrontMatter {
  /// Reads the front matter of a file, and says where its body stands.
  static func read(_ bytes: [UInt8]) -> (frontMatter: FrontMatter, body: Range<Int>) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    func broken(_ message: String, _ help: String, _ range: Range<Int>, body: Range<Int>) -> (FrontMatter, Range<Int>) {
      let fault = Fault(message: message, help: help, range: range)
      return (FrontMatter(range: 0..<0, fields: [], fault: fault), body)
    }

    var line = Line(bytes, at: start)
    guard line.isFence(allowingDots: false) else {
      let message = bytes.isEmpty ? "the file is empty" : "the file does not start with front matter"
      return broken(
        message, "start the file with a line `---`, the fields, and a line `---`", line.range, body: start..<bytes.count
      )
    }
    let opening = line.range
    let first = line.next
    while line.next < bytes.count {
      line = Line(bytes, at: line.next)
      guard line.isFence(allowingDots: true) else {
        if line.next - first > largest { break }
        continue
      }
      let range = first..<line.range.lowerBound
      return (parse(bytes, range), line.next..<bytes.count)
    }
    if line.next - first > largest {
      let message = "front matter of more than 64 KiB"
      return broken(
        message, "move long text into the sections below the front matter", opening, body: bytes.count..<bytes.count)
    }
    return broken(
      "the front matter is not closed", "put a line `---` behind the last field", opening,
      body: bytes.count..<bytes.count)
  }

  private static func parse(_ bytes: [UInt8], _ range: Range<Int>) -> FrontMatter {
    func broken(_ message: String, _ help: String, at offset: Int) -> FrontMatter {
      let offset = min(offset, bytes.count)
      return FrontMatter(range: range, fields: [], fault: Fault(message: message, help: help, range: offset..<offset))
    }
    if let offset = bytes[range].firstInvalidUTF8 {
      return broken("the file is not UTF-8 text", "save it as UTF-8", at: offset)
    }
    if let root = YAMLNode.plain(bytes, in: range) {
      return FrontMatter(range: range, fields: fields(of: root, bytes, range), fault: nil)
    }
    for (index, byte) in zip(range, bytes[range]) where byte == UInt8(ascii: "\r") {
      if index + 1 >= bytes.count || bytes[index + 1] != UInt8(ascii: "\n") {
        return broken("a carriage return inside a line", "end lines with a line feed", at: index)
      }
    }
    do throws(YAMLError) {
      guard let root = try YAMLNode.parse(bytes[range], .strict)?.moved(by: range.lowerBound) else {
        return broken("the front matter is empty", "give at least `id:`, `status:` and `title:`", at: range.lowerBound)
      }
      guard root.pairs != nil else {
        return broken(
          "the front matter is not a list of `key: value`", "write one `key: value` a line", at: range.lowerBound)
      }
      return FrontMatter(range: range, fields: fields(of: root, bytes, range), fault: nil)
    } catch {
      let help = "write plain `key: value` lines; put quotes round a value with `: `, ` #` or a special first character"
      return broken("the front matter cannot be read: \(error.message)", help, at: range.lowerBound + error.offset)
    }
  }

  /// The fields of a mapping that stands in a range of a file, with their lines.
  private static func fields(of root: YAMLNode, _ bytes: [UInt8], _ range: Range<Int>) -> [Field] {
    let pairs = root.pairs ?? []
    let starts = pairs.map { Line.start(bytes, before: $0.keyRange.lowerBound) }
    return pairs.enumerated().map { index, pair in
      let end = Line.end(bytes, of: pair.value.lastContent ?? pair.keyRange.upperBound)
      let limit = index + 1 < starts.count ? starts[index + 1] : range.upperBound
      let lines = starts[index]..<max(starts[index], min(end, limit))
      return Field(key: pair.key, keyRange: pair.keyRange, value: pair.value, lines: lines)
    }
  }
}

extension YAMLNode {
  /// This node, of a text that stands further down in a file.
  func moved(by distance: Int) -> YAMLNode {
    let content: Content =
      switch self.content {
      case .scalar: self.content
      case .sequence(let items, let style): .sequence(items.map { $0.moved(by: distance) }, style)
      case .mapping(let pairs, let style):
        .mapping(
          pairs.map {
            Pair(key: $0.key, keyRange: $0.keyRange.moved(by: distance), value: $0.value.moved(by: distance))
          },
          style)
      }
    return YAMLNode(content: content, range: range.moved(by: distance))
  }

  /// The offset of the last byte that belongs to the value, or nil where nothing was written. A block collection ends,
  /// for libyaml, only where the next thing starts.
  var lastContent: Int? {
    switch content {
    case .scalar(_, .literal), .scalar(_, .folded): range.isEmpty ? nil : range.upperBound - 1
    case .scalar: range.isEmpty ? nil : range.upperBound
    case .sequence(let items, .block): items.last.map { $0.lastContent ?? $0.range.lowerBound } ?? range.lowerBound
    case .mapping(let pairs, .block):
      pairs.last.map { $0.value.lastContent ?? $0.keyRange.upperBound } ?? range.lowerBound
    case .sequence(_, .flow), .mapping(_, .flow): range.upperBound - 1
    }
  }
}
