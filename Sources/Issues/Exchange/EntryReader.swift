/// Reads the lines of one entry: first its fields, in whatever way they are marked, then its texts.
struct EntryReader {
  /// What begun the text that is being read, and so what may end it.
  private enum Mark {
    /// Nothing but the lines themselves.
    case none
    case label
    case listed
    case heading(level: Int)
  }

  private var entry: Entry
  private var mark = Mark.none
  /// The text that is being read: nil in front of the first.
  private var section: (name: FieldName?, title: String)?
  private var text: [Substring] = []
  /// A field whose value stands below its label.
  private var waiting: Entry.Field?
  private var isFieldTable = false

  /// - Parameters:
  ///   - lines: The lines under the entry's heading.
  ///   - shapes: What each of them looks like.
  ///   - isInside: Whether it is code or comment.
  static func read(
    _ entry: Entry, _ lines: ArraySlice<Substring>, _ shapes: ArraySlice<MarkdownShape>, _ isInside: ArraySlice<Bool>
  ) -> Entry {
    var reader = EntryReader(entry: entry)
    for index in lines.indices {
      if case .row = shapes[index], index == lines.startIndex || !isRow(shapes[index - 1]) {
        reader.isFieldTable = hasFields(shapes[index...])
      }
      if isInside[index] {
        reader.add(lines[index])
      } else {
        reader.read(lines[index], shapes[index], isHead: index + 1 < lines.endIndex && isDelimiter(shapes[index + 1]))
      }
    }
    reader.endField()
    reader.endSection()
    return reader.entry
  }

  private init(entry: Entry) { self.entry = entry }

  private static func isRow(_ shape: MarkdownShape) -> Bool { if case .row = shape { true } else { false } }

  /// Whether the table that lines begin with names a field: else it is data, and stays a table.
  private static func hasFields(_ shapes: ArraySlice<MarkdownShape>) -> Bool {
    shapes.prefix(while: isRow).contains { shape in
      guard case .row(let cells) = shape else { return false }
      return FieldName(cells.first?.filter { $0 != "*" }.trimmed ?? "") != nil
    }
  }

  private static func isDelimiter(_ shape: MarkdownShape) -> Bool {
    if case .row(let cells) = shape { MarkdownShape.isDelimiter(cells) } else { false }
  }

  private mutating func read(_ line: Substring, _ shape: MarkdownShape, isHead: Bool) {
    switch shape {
    case .heading(let level, let heading): readHeading(level, heading, line)
    case .label(let label, let value): readLabel(label, value, line)
    case .listed(let label, let value): readListed(label, value, line)
    case .row(let cells): readRow(cells, line, isHead: isHead)
    case .blank:
      // A value may stand below a blank line; the second one says that there is none.
      if waiting?.value.isEmpty ?? true { add(line) } else { endField() }
    case .rule:
      endField()
      add(line)
    case .plain(let label, let value): readPlain(label, value, line)
    case .text: add(line)
    }
  }

  /// `Status: Open` on a line of its own: a field only in front of all texts.
  private mutating func readPlain(_ label: String, _ value: String, _ line: Substring) {
    guard isInHead, text.allSatisfy(\.isBlank), case .field = FieldName(label), !value.isEmpty || isAlone(label) else {
      return add(line)
    }
    if value.isEmpty { return begin(FieldName(label) ?? .section(""), label, "", .label) }
    for (label, value) in FieldLine.fields(label, value) { read(label, value) }
  }

  /// Whether a label with nothing behind it has its value below: `Status:`. What a sentence ends with has none.
  private func isAlone(_ label: String) -> Bool { !label.contains(" ") || label.split(separator: " ").count <= 3 }

  private mutating func read(_ label: String, _ value: String) {
    if case .field(let key) = FieldName(label) { field(key, label, value) } else { field(nil, label, value) }
  }

  private var isInHead: Bool {
    guard let section else { return true }
    if case .none = mark { return section.title.isEmpty }
    return false
  }

  private mutating func readHeading(_ level: Int, _ heading: String, _ line: Substring) {
    if let colon = heading.firstIndex(where: { ":：".contains($0) }) {
      let label = heading[..<colon].trimmed
      let value = heading[heading.index(after: colon)...].trimmed
      if let name = FieldName(label), !value.isEmpty { return begin(name, label, value, .heading(level: level)) }
    }
    let title = heading.hasSuffix(":") ? heading.dropLast().trimmed : heading
    let name = FieldName(title)
    if name == nil, case .heading(let above) = mark, level > above, section != nil { return add(line) }
    if case .field = name {
      endField()
      endSection()
      section = (name, title)
      mark = .heading(level: level)
      return
    }
    begin(name ?? .section(""), title, "", .heading(level: level))
  }

  private mutating func readLabel(_ label: String, _ value: String, _ line: Substring) {
    if let name = FieldName(label) {
      if isInHead, case .field = name, !value.isEmpty {
        for (label, value) in FieldLine.fields(label, value) { read(label, value) }
        return
      }
      return begin(name, label, value, .label)
    }
    if isInHead, !value.isEmpty { return field(Entry.isKey(label) ? label : nil, label, value) }
    if isInHead { return begin(.section(""), label, "", .label) }
    add(line)
  }

  private mutating func readListed(_ label: String, _ value: String, _ line: Substring) {
    var isOwn = isInHead
    if case .listed = mark { isOwn = true }
    guard isOwn, waiting == nil, let name = FieldName(label) else { return add(line) }
    begin(name, label, value, .listed)
  }

  /// Fields in a table of two columns.
  private mutating func readRow(_ cells: [String], _ line: Substring, isHead: Bool) {
    var cells = cells
    while cells.count > 2, cells.last?.isEmpty ?? false { cells.removeLast() }
    guard isInHead, isFieldTable, text.allSatisfy(\.isBlank), cells.count == 2 else { return add(line) }
    if MarkdownShape.isDelimiter(cells) { return }
    let label = cells[0].filter { $0 != "*" }.trimmed
    if isHead, FieldName(label) == nil, FieldLine.isHead(label, cells[1]) { return }
    switch FieldName(label) {
    case .field(let key): field(key, label, cells[1])
    case .section(let id): entry.sections.append(Entry.Section(id, title: label, cells[1]))
    case .environment: entry.sections.append(Entry.Section(nil, title: label, cells[1]))
    case nil: field(nil, label, cells[1])
    }
  }

  private mutating func begin(_ name: FieldName, _ label: String, _ value: String, _ mark: Mark) {
    endField()
    guard case .field(let key) = name else {
      endSection()
      section = (name == .section("") ? nil : name, label)
      self.mark = mark
      text = value.isEmpty ? [] : [value[...]]
      return
    }
    if value.isEmpty { waiting = Entry.Field(key, label: label, "") } else { field(key, label, value) }
  }

  private mutating func field(_ key: String?, _ label: String, _ value: String) {
    endField()
    entry.fields.append(Entry.Field(key, label: label, value))
  }

  private mutating func add(_ line: Substring) {
    if let field = waiting {
      // Its value stands below the label: one line, or a list.
      if line.isBlank { return }
      let item = line.trimmed
      let isItem = item.hasPrefix("- ") || item.hasPrefix("* ")
      waiting?.value += (field.value.isEmpty ? "" : ", ") + (isItem ? item.dropFirst(2).trimmed : item)
      if !isItem { endField() }
      return
    }
    if section == nil {
      if line.isBlank { return }
      section = (.section("description"), "")
    }
    text.append(line)
  }

  private mutating func endField() {
    if let field = waiting, !field.value.isEmpty { entry.fields.append(field) }
    waiting = nil
  }

  private mutating func endSection() {
    defer { (section, text, mark) = (nil, [], .none) }
    guard let section else { return }
    let written = GuardedText.read(Draft.normalized(text.joined(separator: "\n")))
    if case .field(let key) = section.name { return addField(key, written, title: section.title) }
    if section.name == .environment { return addEnvironment(written, title: section.title) }
    guard !written.isEmpty || section.name == nil else { return }
    if !written.isEmpty, let comment = CommentHeading(section.title) {
      return entry.comments.append(Entry.Comment(seconds: comment.seconds, author: comment.author, text: written))
    }
    let id: String? = if case .section(let id) = section.name { id } else { nil }
    entry.sections.append(Entry.Section(id, title: section.title, written))
  }

  /// A heading that names a field: its value is one line below it, or a list; more than that is a text.
  private mutating func addField(_ key: String, _ text: String, title: String) {
    let lines = text.split(separator: "\n").map(\.trimmed).filter { !$0.isEmpty }
    let isList = lines.allSatisfy { $0.hasPrefix("- ") || $0.hasPrefix("* ") }
    guard !lines.isEmpty, isList || lines.count == 1 else {
      return entry.sections.append(Entry.Section(nil, title: title, text))
    }
    let value = lines.map { isList ? $0.dropFirst(2).trimmed : $0 }.joined(separator: ", ")
    entry.fields.append(Entry.Field(key, label: title, value))
  }

  /// The list at the head of the environment is its parts; what follows is text.
  private mutating func addEnvironment(_ text: String, title: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.first, line.hasPrefix("- ") || line.hasPrefix("* "),
      case .listed(let label, let value) = MarkdownShape(line), !value.isEmpty
    {
      entry.environment.append(Entry.Part(label, value))
      lines.removeFirst()
    }
    let rest = Draft.normalized(lines.joined(separator: "\n"))
    if !rest.isEmpty { entry.sections.append(Entry.Section(nil, title: title, rest)) }
  }
}

/// The heading of a comment in a document: `Comment by Ada at 2026-11-21T05:02:00Z`.
struct CommentHeading {
  let seconds: Int?
  let author: Person

  init?(_ title: String) {
    guard title.hasPrefix("Comment by ") else { return nil }
    let rest = title.dropFirst("Comment by ".count)
    guard let space = rest.range(ofText: " at ") else {
      (author, seconds) = (Person(rest), nil)
      return
    }
    author = Person(rest[..<space.lowerBound])
    guard let time = Timestamp.seconds(rest[space.upperBound...]) else { return nil }
    seconds = time
  }

  static func text(_ comment: Entry.Comment) -> String {
    let time = comment.seconds.map { " at \(Timestamp.text(seconds: $0, offset: 0))" } ?? ""
    return "Comment by \(comment.author)\(time)"
  }
}
