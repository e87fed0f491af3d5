/// What another tracker keeps of a report, by its names there. It becomes an entry, and nothing of it is dropped: what is
/// not taken is kept under its name.
struct Record {
  struct Member {
    let name: String
    let text: String
    let node: JSONNode?

    var isEmpty: Bool { node?.isEmpty ?? text.isEmpty }
    /// The text that says all of it.
    var whole: String { node.map { $0.saysMore ? $0.written : $0.plain } ?? text }
  }

  var entry: Entry
  private(set) var members: [Member]

  init(_ node: JSONNode, lines: ClosedRange<Int>) {
    entry = Entry(id: nil, title: "", lines: lines)
    members = (node.members ?? []).map { Member(name: $0.key, text: $0.value.plain, node: $0.value) }
  }

  init(_ members: [(name: String, text: String)], lines: ClosedRange<Int>) {
    entry = Entry(id: nil, title: "", lines: lines)
    self.members = members.map { Member(name: $0.name, text: $0.text, node: nil) }
  }

  /// Takes the first member of a name; nil where there is none that says something.
  mutating func take(_ name: String) -> Member? {
    guard let index = members.firstIndex(where: { $0.name == name && !$0.isEmpty }) else { return nil }
    return members.remove(at: index)
  }

  /// Takes the first member that there is of some names.
  mutating func take(firstOf names: [String]) -> Member? {
    for name in names {
      if let member = take(name) { return member }
    }
    return nil
  }

  mutating func takeAll() -> [Member] {
    defer { members = [] }
    return members.filter { !$0.isEmpty }
  }

  // MARK: Into the entry

  /// Takes a member for a field.
  mutating func field(_ key: String, _ name: String) {
    guard let member = take(name) else { return }
    add(key, member)
  }

  /// Takes a member for the answer to a form's element.
  mutating func section(_ id: String?, _ name: String, title: String) {
    guard let member = take(name) else { return }
    entry.sections.append(Entry.Section(id, title: title, member.whole))
  }

  mutating func add(_ key: String, _ member: Member) {
    if key == "title" {
      guard entry.title.isBlank else { return keep(member.name, member.whole) }
      entry.title = member.text
      return
    }
    let isDay = ["reported", "resolved"].contains(key)
    if isDay, let day = WrittenMoment(member.text)?.day, !member.text.trimmed.hasPrefix(day.description) {
      entry.fields.append(Entry.Field(key, label: member.name, day.description))
      return keep(member.name, member.whole)
    }
    entry.fields.append(Entry.Field(key, label: member.name, member.text))
    if member.node?.saysMore ?? false { keep(member.name, member.whole) }
  }

  /// Keeps a text under its name, as a note, or as a section of its own where it has several lines.
  mutating func keep(_ label: String, _ text: String) {
    guard !text.isBlank else { return }
    if text.contains(where: \.isNewline) {
      entry.sections.append(Entry.Section(nil, title: label, text))
    } else {
      entry.fields.append(Entry.Field(nil, label: label, text))
    }
  }

  /// Keeps what has not been taken.
  mutating func keepRest() {
    for member in takeAll() { keep(member.name, member.whole) }
  }

  /// Takes an id. A number alone is that of a prefix that is chosen later; what can be no id here is kept besides.
  mutating func identify(_ label: String, _ text: String) {
    let text = text.trimmed
    guard !text.isEmpty else { return }
    guard entry.id == nil else { return keep(label, text) }
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    if let number = Int(digits), number > 0, number <= IssueID.largestNumber {
      entry.id = "#\(number)"
    } else {
      entry.id = text
      if IssueID(text) == nil { keep(label, text) }
    }
  }

  /// Adds a status, and how the report was resolved: of a closed one that says more.
  mutating func addStatus(_ status: Member?, resolution: Member?) {
    let settings = Configuration()
    let isClosed = status.map { member in
      settings.readStatus(member.text).flatMap { settings.status($0.id) }?.isClosed ?? false
    }
    if let resolution, isClosed ?? true {
      let known = settings.readStatus(resolution.text).flatMap { settings.status($0.id) }
      if known?.isClosed ?? false {
        add("status", resolution)
      } else if Self.notFixed.contains(Vocabulary.key(resolution.text)) {
        entry.fields.append(Entry.Field("status", label: resolution.name, "Won't Fix"))
        keep(resolution.name, resolution.whole)
      } else {
        keep(resolution.name, resolution.whole)
      }
    } else if let resolution {
      keep(resolution.name, resolution.whole)
    }
    if let status { add("status", status) }
  }

  /// Words for reports that were closed, and nothing was mended.
  private static let notFixed: Set = [
    "worksforme", "works for me", "cannot reproduce", "can t reproduce", "not reproducible", "incomplete", "moved",
    "not planned", "won t do", "obsolete", "abandoned", "expired", "not a bug", "inactive", "invalid", "duplicate",
  ]
}

/// What is left out of every record of a document in the same way: told once for each name.
struct LeftOutNames {
  private var names: [String] = []
  private var counts: [String: Int] = [:]

  mutating func add(_ name: String) {
    if counts[name] == nil { names.append(name) }
    counts[name, default: 0] += 1
  }

  func leftOut(lines: Int, reason: String) -> [ImportedDocument.LeftOut] {
    guard !names.isEmpty else { return [] }
    let text = names.map { "\($0) (\(counts[$0] ?? 0) times)" }.joined(separator: ", ")
    return [ImportedDocument.LeftOut(lines: 1...max(1, lines), text: text, reason: reason)]
  }
}

extension ImportSource {
  var lineCount: Int {
    let count = text.utf8.count { $0 == UInt8(ascii: "\n") }
    return max(1, text.utf8.last == UInt8(ascii: "\n") ? count : count + 1)
  }
}
