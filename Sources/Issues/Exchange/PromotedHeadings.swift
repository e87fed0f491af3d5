/// Lines that begin reports in a document none of whose headings does: `**BUG-1: title**`, `BUG-1: title` on a line of
/// its own, `<summary>BUG-1: title</summary>`, and headings that are underlined.
enum PromotedHeadings {
  /// Below all headings that are written as such.
  private static let level = 7

  /// What such lines look like instead.
  static func of(_ lines: [Substring], _ shapes: [MarkdownShape], _ regions: MarkdownRegions) -> [(Int, MarkdownShape)]
  {
    var promoted: [(Int, MarkdownShape)] = []
    let hasHeadings = shapes.indices.contains { index in
      if case .heading = shapes[index] { !regions.isInside[index] } else { false }
    }
    for index in lines.indices where !regions.isInside[index] && shapes[index] != .blank {
      let isFirst = index == 0 || shapes[index - 1] == .blank || shapes[index - 1] == .rule
      if !hasHeadings, isFirst, index + 1 < lines.count, let level = underline(lines[index + 1]), isText(shapes[index])
      {
        promoted += [(index, .heading(level: level, text: lines[index].trimmed)), (index + 1, .rule)]
      } else if let id = id(shapes[index]) {
        promoted.append((index, .heading(level: level, text: id)))
      } else if let text = title(lines[index].trimmed, isFirst: isFirst && hasField(index + 1, shapes)) {
        promoted.append((index, .heading(level: level, text: text)))
      }
    }
    return promoted
  }

  /// Whether a line is a field: a line that is not marked and names a report may be a sentence about it.
  private static func hasField(_ line: Int, _ shapes: [MarkdownShape]) -> Bool {
    guard let shape = shapes[min(line, shapes.count)...].prefix(3).first(where: { $0 != .blank }) else { return false }
    let label: String
    switch shape {
    case .plain(let name, _), .label(let name, _), .listed(let name, _): label = name
    case .blank, .heading, .rule, .row, .text: return false
    }
    if case .field = FieldName(label) { return true }
    return false
  }

  /// The id of a report that begins with it as a field: `**Bug ID**: BUG-1`.
  private static func id(_ shape: MarkdownShape) -> String? {
    let (label, value): (String, String)
    switch shape {
    case .plain(let name, let text), .label(let name, let text), .listed(let name, let text):
      (label, value) = (name, text)
    case .blank, .heading, .rule, .row, .text: return nil
    }
    let names: Set = [
      "id", "bug id", "issue id", "defect id", "error id", "编号", "缺陷编号", "番号", "mã lỗi", "bug", "ticket",
    ]
    guard names.contains(Vocabulary.key(label)), EntryHeading(value)?.id != nil else { return nil }
    return value
  }

  private static func isText(_ shape: MarkdownShape) -> Bool {
    switch shape {
    case .text, .label, .plain: true
    case .blank, .heading, .rule, .listed, .row: false
    }
  }

  /// The level of the heading that a line underlines.
  private static func underline(_ line: Substring) -> Int? {
    let line = line.trimmed
    guard line.utf8.count >= 3 else { return nil }
    if line.utf8.allSatisfy({ $0 == UInt8(ascii: "=") }) { return 1 }
    return line.utf8.allSatisfy { $0 == UInt8(ascii: "-") } ? 2 : nil
  }

  private static func title(_ line: String, isFirst: Bool) -> String? {
    guard line.utf8.count <= 300, let first = line.unicodeScalars.first else { return nil }
    var text = line[...]
    if first == "<" {
      guard let start = text.range(ofText: "<summary>"), let end = text.range(ofText: "</summary>"),
        start.upperBound <= end.lowerBound
      else { return nil }
      text = text[start.upperBound..<end.lowerBound]
      for tag in ["<b>", "</b>", "<strong>", "</strong>"] {
        while let range = text.range(ofText: tag) { text = text[..<range.lowerBound] + text[range.upperBound...] }
      }
    } else if text.hasPrefix("**"), let end = text.dropFirst(2).range(ofText: "**") {
      text = text.dropFirst(2)[..<end.lowerBound] + text[end.upperBound...]
    } else if !isFirst || "-*+>|".unicodeScalars.contains(first) {
      return nil
    }
    guard let heading = EntryHeading(text), let id = heading.id, EntryHeading.isNamedBug(id) else { return nil }
    return text.trimmed
  }
}
