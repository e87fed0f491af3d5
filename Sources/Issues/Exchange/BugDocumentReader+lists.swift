extension BugDocumentReader {
  /// Lists where reports stand and none has a heading or a row: each item is one.
  mutating func readLists() {
    let known = KnownEntries(entries)
    var index = 0
    while index < lines.count {
      guard reasons[index] != nil, !regions.isInside[index], isList(index), let marker = ListMarker(lines[index]) else {
        index += 1
        continue
      }
      let end = self.end(of: marker, at: index)
      readItem(marker, index..<end, known)
      index = end
    }
  }

  /// Whether the items of a list on a line are reports.
  private func isList(_ line: Int) -> Bool {
    let chapter = chapters[line]
    guard shapes[line] != .rule, chapter.kind == .reports, !chapter.hasReports else { return repeatsMayStand(at: line) }
    return chapter.isExplicit || !chapters.all[0].hasReports || repeatsMayStand(at: line)
  }

  /// Whether an item may name a report that stands elsewhere.
  private func repeatsMayStand(at line: Int) -> Bool { !entries.isEmpty && shapes[line] != .rule }

  private func end(of marker: ListMarker, at index: Int) -> Int {
    var end = index + 1
    var last = end
    while end < lines.count, reasons[end] != nil {
      if shapes[end] == .blank, !regions.isInside[end] {
        end += 1
        continue
      }
      let indent = lines[end].utf8.prefix { $0 == 0x20 || $0 == 0x09 }.count
      if !regions.isInside[end] {
        if heading(end) != nil || shapes[end] == .rule && indent <= marker.indent { break }
        if let next = ListMarker(lines[end]), next.indent <= marker.indent + 1 { break }
        if case .row = shapes[end], indent <= marker.indent { break }
        // Text goes on below an item; behind a blank line only where it is indented.
        if indent <= marker.indent, last < end || isLabel(shapes[end]) { break }
      } else if last < end, indent <= marker.indent {
        break
      }
      end += 1
      last = end
    }
    return last
  }

  private func isLabel(_ shape: MarkdownShape) -> Bool { if case .label = shape { true } else { false } }

  private mutating func readItem(_ marker: ListMarker, _ range: Range<Int>, _ known: KnownEntries) {
    let item = ListedReport(marker, lines[range])
    if let id = item.heading?.id, let index = known.index(ofID: id) {
      for line in range { reasons[line] = "repeats \(entries[index].id ?? id)" }
      return
    }
    let chapter = chapters[range.lowerBound]
    guard chapter.kind == .reports, !chapter.hasReports, chapter.isExplicit || !chapters.all[0].hasReports else {
      return
    }
    if NoReports.says(item.text), range.count == 1 {
      reasons[range.lowerBound] = Self.noReports
      return
    }
    guard var entry = item.entry else { return }
    entry.lines = (range.lowerBound + 1)...range.upperBound
    if item.heading?.isTemplate ?? false || Self.isTemplate(entry) {
      for line in range { reasons[line] = Self.template }
      return
    }
    weigh(entry, isNamed: entry.id.map(EntryHeading.isNamedBug) ?? false)
    complete(&entry, status: nil, chapter)
    entries.append(entry)
    for line in range { reasons[line] = nil }
  }
}

/// What begins an item of a list.
struct ListMarker {
  let indent: Int
  /// The number of an item that has one.
  let number: Int?
  /// The item's first line without it.
  let text: String

  init?(_ line: Substring) {
    indent = line.utf8.prefix { $0 == 0x20 }.count
    let rest = line.dropFirst(indent)
    guard indent <= 3, let first = rest.first else { return nil }
    if "-*+•".contains(first) {
      number = nil
      guard let next = rest.dropFirst().first, next == " " || next == "\t" || first == "•" else { return nil }
      text = rest.dropFirst().trimmed
    } else {
      let digits = rest.utf8.prefix { (0x30...0x39).contains($0) }.count
      let tail = rest.dropFirst(digits)
      guard (1...4).contains(digits), let sign = tail.first, ".)、．".contains(sign) else { return nil }
      guard let next = tail.dropFirst().first, next == " " || !sign.isASCII else { return nil }
      number = Int(rest.prefix(digits))
      text = tail.dropFirst().trimmed
    }
    guard !text.isEmpty else { return nil }
  }
}
