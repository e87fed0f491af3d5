/// An item of a list as a report: `- [x] **Crash on save** (high) — happens with large files | FIXED in 1.2`.
struct ListedReport {
  /// The item's first line, without its check box.
  let text: String
  /// Its id, where it has one.
  let heading: EntryHeading?
  private let box: String?
  private let number: Int?
  private let rest: ArraySlice<Substring>

  init(_ marker: ListMarker, _ lines: ArraySlice<Substring>) {
    box = ["[x]", "[X]", "[ ]"].first { marker.text.hasPrefix($0) }
    text = marker.text.dropFirst(box?.count ?? 0).trimmed
    number = marker.number
    rest = lines.dropFirst()
    let heading = EntryHeading(text)
    self.heading = heading.flatMap { $0.id != nil || $0.isTemplate ? $0 : nil }
  }

  /// Nil where it is something else: a field, a legend, a link to a chapter.
  var entry: Entry? {
    guard text.contains(where: { $0.isLetter || $0.isNumber }), !isOther else { return nil }
    var entry = Entry(id: heading?.id, title: "")
    var status = box.map { Entry.Field("status", $0) }
    if let said = heading?.status, box == nil { status = Entry.Field("status", said) }
    var title = Self.unbolded(heading?.title ?? unstruck(&status))
    if let written = heading?.writtenID { entry.fields.append(Entry.Field(nil, label: "ID", written)) }
    if let link = heading?.link { entry.fields.append(Entry.Field(nil, label: "Link", link)) }
    // `[OPEN] [High] title`, and the other way round.
    for _ in 0..<2 {
      if entry["severity"] == nil, let severity = Self.takeSeverity(&title) { entry.fields.append(severity) }
      guard let said = Self.takeStatus(&title) else { continue }
      if status == nil { status = said } else { entry.fields.append(Entry.Field(nil, label: "Status", said.value)) }
    }
    var rest = rest
    while heading == nil, let next = rest.first, isContinued(next), title.count + next.count < 120 {
      title += " \(next.trimmed)"
      rest = rest.dropFirst()
    }
    var description: [Substring] = []
    if let (name, text) = Self.named(title) {
      (title, description) = (name, text.isEmpty ? [] : [text[...]])
    }
    entry.title = TableColumns.short(title)
    if entry.title != title { description.insert(title[...], at: 0) }
    // The fields below an item stand in front of its texts.
    let below = Self.outdented(rest)
    let shapes = below.map { MarkdownShape($0) }
    let regions = MarkdownRegions(below)
    entry = EntryReader.read(entry, below[...], shapes[...], regions.isInside[...])
    if !description.isEmpty {
      entry.sections.insert(
        Entry.Section("description", title: "Description", description.joined(separator: "\n\n")), at: 0)
    }
    if let status {
      let isSaid = entry["status"] != nil
      entry.fields.append(Entry.Field(isSaid ? nil : "status", label: "Status", status.value))
    }
    if let number { entry.fields.append(Entry.Field(nil, label: "Number", String(number))) }
    return entry
  }

  /// Whether it is no report, wherever it stands.
  private var isOther: Bool {
    if text.hasPrefix("["), let end = text.range(ofText: "]("), text.hasSuffix(")") {
      // A link and nothing else, to a chapter of the document.
      if text[end.upperBound...].hasPrefix("#") { return true }
    }
    guard case .listed(let label, _) = MarkdownShape.listed(text[...]) else { return false }
    if heading != nil || box != nil { return false }
    let known = Self.settings
    let bare = label.filter { $0 != "*" }
    return FieldName(bare) != nil || (known.readSeverity(bare)?.isWhole ?? false)
      || Self.labels.contains(Vocabulary.key(bare))
  }

  /// Whether a line goes on with the sentence above it.
  private func isContinued(_ line: Substring) -> Bool {
    guard ListMarker(line.drop { $0 == " " || $0 == "\t" }) == nil else { return false }
    return MarkdownShape(line.drop { $0 == " " || $0 == "\t" }) == .text
  }

  /// `**[OPEN]** title` without what makes its tags bold.
  private static func unbolded(_ text: String) -> String {
    guard text.hasPrefix("**["), let end = text.dropFirst(2).range(ofText: "**") else { return text.trimmed }
    return (text.dropFirst(2)[..<end.lowerBound] + text[end.upperBound...]).trimmed
  }

  /// The words of the first settings are known to all.
  private static let settings = Configuration()

  private static let labels: Set = [
    "last updated", "updated", "maintainer", "version", "project", "total", "build", "format", "legend", "stand",
  ]

  /// The text without what strikes all of it through, which says that it is done.
  private func unstruck(_ status: inout Entry.Field?) -> String {
    guard text.hasPrefix("~~"), let end = text.dropFirst(2).range(ofText: "~~") else { return text }
    if status == nil { status = Entry.Field("status", "fixed") }
    return text.dropFirst(2)[..<end.lowerBound] + String(text[end.upperBound...])
  }

  /// `[High] title`, `(P1) title`, `High: title`, `**P2** - title`.
  private static func takeSeverity(_ title: inout String) -> Entry.Field? {
    let known = Self.settings
    let signs: [Character: Character] = ["[": "]", "(": ")", "（": "）", "【": "】"]
    if let first = title.first, let close = signs[first], let end = title.firstIndex(of: close) {
      let said = title[title.index(after: title.startIndex)..<end].trimmed
      if known.readSeverity(said)?.isWhole ?? false {
        title = title[title.index(after: end)...].drop { " :：-–—".contains($0) }.trimmed
        return Entry.Field("severity", said)
      }
    }
    if let last = title.last, ")]）】".contains(last), let open = title.lastIndex(where: { "([（【".contains($0) }) {
      let said = title[title.index(after: open)...].dropLast().trimmed
      if open != title.startIndex, known.readSeverity(said)?.isWhole ?? false {
        title = title[..<open].trimmed
        return Entry.Field("severity", said)
      }
    }
    guard let colon = title.prefix(24).firstIndex(where: { ":：–—".contains($0) }) else { return nil }
    let said = title[..<colon].filter { $0 != "*" }.trimmed
    guard known.readSeverity(said)?.isWhole ?? false else { return nil }
    title = title[title.index(after: colon)...].drop { "* ".contains($0) }.trimmed
    return Entry.Field("severity", said)
  }

  /// What a line says at its end, or in front in brackets: `title | FIXED in 1.2`, `title (fixed)`, `[FIXED] title`.
  private static func takeStatus(_ title: inout String) -> Entry.Field? {
    if title.first == "[", let end = title.firstIndex(of: "]") {
      let said = title[title.index(after: title.startIndex)..<end].trimmed
      if isStatus(said) {
        title = title[title.index(after: end)...].drop { " :-–—".contains($0) }.trimmed
        return Entry.Field("status", said)
      }
    }
    // `FIXED - title`, `Done: title`.
    if let sign = title.prefix(20).firstIndex(where: { ":：-–—".contains($0) }) {
      let said = title[..<sign].filter { $0 != "*" }.trimmed
      let isMarked = ":：".contains(title[sign]) || said.count > 2 && said == said.uppercased()
      if isMarked, Self.settings.readStatus(said)?.isWhole ?? false {
        title = title[title.index(after: sign)...].drop { " *".contains($0) }.trimmed
        return Entry.Field("status", said)
      }
    }
    // No sentence says it that late.
    guard title.utf8.count <= 1000, title.utf8.contains(where: { $0 >= 0x80 || "|([-".utf8.contains($0) }) else {
      return nil
    }
    for sign in title.indices.reversed() where signs.contains(title[sign]) && sign != title.startIndex {
      let isOpening = "([（【".contains(title[sign])
      let isMark = "✅☑✔".contains(title[sign])
      guard isOpening || isMark || title[title.index(before: sign)] == " " else { continue }
      var tail = (isMark ? title[sign...] : title[title.index(after: sign)...]).trimmed
      if isOpening {
        guard let last = tail.last, ")]）】".contains(last) else { continue }
        tail.removeLast()
      }
      guard isMark || isStatus(tail) else { continue }
      title = title[..<sign].trimmed
      return Entry.Field("status", tail)
    }
    return nil
  }

  private static let signs: Set<Character> = ["|", "(", "[", "（", "【", "—", "–", "-", "✅", "☑", "✔"]

  /// Whether a text is a status, and at most what belongs to it: "fixed in 1.2", not "open dialogs are lost".
  private static func isStatus(_ text: String) -> Bool {
    guard text.utf8.count <= 120, let read = Self.settings.readStatus(text) else { return false }
    if read.isWhole { return true }
    let words = text.drop { !$0.isLetter }.split { " :,;(（".contains($0) }
    guard let first = words.first, words.count > 1 else { return true }
    // In capitals it is said as a mark.
    if first.count > 2, first.allSatisfy({ $0.isUppercase || "_-'’".contains($0) }) { return true }
    return words.dropFirst().prefix(3).contains { word in
      word.first?.isNumber ?? false || word.first == "#" || follows.contains(word.lowercased())
    }
  }

  private static let follows: Set = [
    "in", "by", "on", "at", "since", "with", "as", "for", "upstream", "am", "von", "mit", "seit", "le", "par", "dans",
    "em",
    "por", "na", "no", "en", "el", "il", "da", "в", "от",
  ]

  /// `**Crash on save** - when the disk is full`: what is bold is the title.
  private static func named(_ title: String) -> (name: String, text: String)? {
    guard title.hasPrefix("**"), let end = title.dropFirst(2).range(ofText: "**") else { return nil }
    var name = title.dropFirst(2)[..<end.lowerBound].trimmed
    if let last = name.last, ":：.".contains(last) { name.removeLast() }
    guard !name.isEmpty else { return nil }
    return (name, title[end.upperBound...].drop { " :：-–—".contains($0) }.trimmed)
  }

  /// Lines without the indent that all of them have.
  private static func outdented(_ lines: ArraySlice<Substring>) -> [Substring] {
    let indents = lines.filter { !$0.isBlank }.map { $0.utf8.prefix { $0 == 0x20 || $0 == 0x09 }.count }
    let indent = indents.min() ?? 0
    return lines.map { $0.utf8.count < indent ? "" : $0.dropFirst(indent) }
  }
}
