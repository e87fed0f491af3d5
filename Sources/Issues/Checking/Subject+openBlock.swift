extension Subject {
  /// What to say of a section that is missing since it stands in code, or in a comment, that was opened above it and never
  /// closed; nil where that is not why.
  func openBlock(hiding element: Form.Element) -> String? {
    guard let block = outline.blocks.last else { return nil }
    let lines = block.lines.map { line in
      String(decoding: document.bytes[range(ofBodyLines: line...line)], as: UTF8.self).trimmed
    }
    guard let opening = lines.first, let last = lines.last else { return nil }
    let what: String
    switch block.kind {
    case .code:
      guard let sign = opening.first, sign == "`" || sign == "~", opening.hasPrefix(String(repeating: sign, count: 3)),
        lines.count == 1 || !last.allSatisfy({ $0 == sign }) || last.count < opening.prefix(while: { $0 == sign }).count
      else { return nil }
      what = "the code"
    case .html:
      guard opening.hasPrefix("<!--"), !lines.contains(where: { $0.contains("-->") }) else { return nil }
      what = "the comment"
    default: return nil
    }
    let isHidden = lines.dropFirst().contains { line in
      line.hasPrefix("#") && meaning(of: line.drop { $0 == "#" }.trimmed).elements.contains(element.id)
    }
    guard isHidden else { return nil }
    let line =
      document.bytes[..<document.bodyRange.lowerBound].count { $0 == UInt8(ascii: "\n") } + block.lines.lowerBound
    return "it stands in \(what) that begins in line \(line) and is not closed: close that"
  }
}
