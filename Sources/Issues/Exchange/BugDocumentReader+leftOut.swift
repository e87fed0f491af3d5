extension BugDocumentReader {
  /// What is part of no entry, and why.
  var leftOut: [ImportedDocument.LeftOut] {
    var runs: [(range: Range<Int>, reason: String)] = []
    for (index, line) in lines.enumerated() where !line.isBlank {
      // A rule has no words.
      guard var reason = reasons[index], shapes[index] != .rule || regions.isInside[index] else { continue }
      if regions.isComment[index] { reason = "a comment" }
      if reason == Self.outside, frame.contains(line.trimmed) { reason = Self.ownFrame }
      // Blank lines between lines of one kind belong to them.
      if let last = runs.last, last.reason == reason,
        lines[last.range.upperBound..<index].allSatisfy(\.isBlank),
        heading(index) == nil || reason == Self.ownFrame
          || reason == Self.template
      {
        runs[runs.count - 1].range = last.range.lowerBound..<(index + 1)
      } else {
        runs.append((index..<(index + 1), reason))
      }
    }
    return runs.map { run in
      ImportedDocument.LeftOut(
        lines: (run.range.lowerBound + 1)...run.range.upperBound, text: lines[run.range].joined(separator: "\n"),
        reason: run.reason)
    }
  }
}
