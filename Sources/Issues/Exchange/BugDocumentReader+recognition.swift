extension BugDocumentReader {
  /// Whether a text is a bug document: it or its file is called one, or most of its entries are those of bugs.
  ///
  /// A design note has headings with numbers too, and a list of what is to be done has ids.
  static func recognition(of text: String, name: String) -> Recognition {
    let reader = BugDocumentReader.reader(of: text, name: name, frame: [])
    if reader.isTitled {
      let isEmpty = reader.entries.isEmpty
      return !isEmpty || reader.reasons.contains { $0 == template || $0 == noReports } || reader.isEmptyTracker
        ? .possible : .no
    }
    if reader.entries.isEmpty, reader.hasEmptyTable { return .possible }
    // One report alone, without an id, is a filled template as well.
    guard reader.entries.count > 1 || reader.entries.first?.id != nil else { return .no }
    return reader.evidence > 0 && 2 * reader.evidence >= reader.entries.count ? .possible : .no
  }

  private var isTitled: Bool {
    // A title says more than the name of a file.
    chapters.all.count > 1 && chapters.all[1].kind != nil
      ? chapters.all[1].kind == .reports : chapters.all[0].kind == .reports
  }

  /// Whether a line outside of entries says that there are none.
  private var isEmptyTracker: Bool {
    lines.indices.contains { line in
      reasons[line] == Self.outside && !regions.isInside[line] && chapters[line].kind == .reports
        && shapes[line] != .rule && heading(line) == nil && !lines[line].isBlank && NoReports.says(lines[line])
    }
  }

  /// Counts an entry that is surely about a bug.
  mutating func weigh(_ entry: Entry, isNamed: Bool) {
    let sections = Set(entry.sections.compactMap(\.id))
    let isReport = sections.contains("steps") && !sections.isDisjoint(with: ["expected", "actual"])
    let hasSeverity = entry.fields.contains { field in
      field.key == "severity" && Self.severities.contains { Vocabulary.key(field.label).range(ofText: $0) != nil }
    }
    if isNamed || isReport || hasSeverity { evidence += 1 }
  }

  private static let severities = [
    "severity", "严重", "sévérité", "gravité", "gravidade", "schwere", "重大度", "nghiêm trọng",
  ]
}
