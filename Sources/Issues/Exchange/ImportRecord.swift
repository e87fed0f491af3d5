/// What imports have brought, in `.issues/imports.json`: by it an entry is known again, and what has changed in its
/// source is told from what has changed here.
///
/// For each entry the file holds its name there, its id here, and a short hash of each field and section as the source
/// had it. A part whose hash is another one now has changed in the source; one that differs from its hash here has
/// changed here.
package struct ImportRecord: Sendable, Equatable {
  package struct Line: Sendable, Equatable {
    /// The file's name, without its folders.
    package let source: String
    /// The entry's id as it is written there, or its title.
    package let entry: String
    package let id: IssueID
    package let parts: ImportedParts

    package init(source: String, entry: String, id: IssueID, parts: ImportedParts) {
      self.source = source
      self.entry = entry
      self.id = id
      self.parts = parts
    }
  }

  private static let currentVersion = 1
  package private(set) var lines: [Line] = []
  private var places: [String: Int] = [:]
  private var byEntry: [String: [Int]] = [:]

  package init() {}

  /// The lines about entries of a name, in any source.
  package func lines(for entry: String) -> [Line] { byEntry[entry, default: []].map { lines[$0] } }

  /// Notes what was imported, in place of what was noted before.
  package mutating func note(_ line: Line) {
    let key = "\(line.source)\0\(line.entry)"
    if let index = places[key] {
      lines[index] = line
    } else {
      places[key] = lines.count
      byEntry[line.entry, default: []].append(lines.count)
      lines.append(line)
    }
  }

  /// One entry a line and sorted, so that two people's imports merge.
  package var bytes: [UInt8] {
    var text = "{\n  \"version\": \(Self.currentVersion),\n  \"entries\": ["
    for (index, line) in lines.sorted(by: { ($0.source, $0.entry) < ($1.source, $1.entry) }).enumerated() {
      let json = JSON.object([
        ("source", .text(line.source)), ("entry", .text(line.entry)), ("id", .text(line.id.description)),
        ("parts", .object(line.parts.hashes.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })),
      ])
      text += "\(index == 0 ? "" : ",")\n    \(json.written)"
    }
    text += "\(lines.isEmpty ? "" : "\n  ")]\n}\n"
    return Array(text.utf8)
  }

  /// - Parameter path: The file's path, for messages.
  package init(_ bytes: [UInt8], path: String) throws(SettingsError) {
    func error(_ message: String, at offset: Int) -> SettingsError {
      SettingsError(
        path: path, bytes: bytes, offset: offset, message: "not a record of imports: \(message)",
        help: "mend it, or delete it: then what is imported again is known by its id and title alone")
    }
    let root: JSONNode
    do throws(JSONError) { root = try JSONNode.parse(bytes) } catch let fault {
      throw error(fault.message, at: fault.offset)
    }
    func member(_ node: JSONNode, _ key: String) -> JSONNode? { node.members?.first { $0.key == key }?.value }
    guard let version = member(root, "version")?.integer, version <= Self.currentVersion,
      let items = member(root, "entries")?.items
    else { throw error("there is no 'version' 1 with 'entries'", at: root.range.lowerBound) }
    for item in items {
      guard let source = member(item, "source")?.text, let entry = member(item, "entry")?.text,
        let id = member(item, "id")?.text.flatMap({ IssueID($0) }), let parts = member(item, "parts")?.members
      else { throw error("an entry lacks its source, its name, its id or its parts", at: item.range.lowerBound) }
      let hashes = parts.compactMap { part in part.value.text.map { (part.key, $0) } }
      note(Line(source: source, entry: entry, id: id, parts: ImportedParts(Dictionary(hashes) { $1 })))
    }
  }
}

/// The fields and sections of a report, each by a short hash of its text.
package struct ImportedParts: Sendable, Equatable {
  let hashes: [String: String]

  init(_ hashes: [String: String]) { self.hashes = hashes }

  package init(_ document: Document, comments: [String] = []) {
    var hashes: [String: String] = [:]
    for (name, text) in document.importedParts { hashes[name] = Self.hash(text) }
    for name in comments { hashes["comment \(name)"] = "" }
    self.hashes = hashes
  }

  /// Whether a part was there, and read so.
  func holds(_ name: String, _ text: String?) -> Bool { hashes[name] == text.map(Self.hash) }

  package func holdsComment(_ name: String) -> Bool { hashes["comment \(name)"] != nil }

  /// Whether the title was this one.
  package func isTitled(_ title: String) -> Bool { holds("title", title) }

  /// FNV-1a in 64 bits.
  private static func hash(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return String(hash, radix: 36)
  }
}

extension Document {
  /// What an import brings and compares: fields by their keys, sections by their headings behind `## `.
  fileprivate var importedParts: [(name: String, text: String)] {
    let own = ["id", "formerly", "type"]
    return Change.between(nil, self).compactMap { change in
      guard let text = change.new, change.kind == .section || !own.contains(change.name) else { return nil }
      return (change.kind == .section ? "## \(change.name)" : change.name, text)
    }
  }

  /// This report with what has changed in its source since it was last imported; what has changed here stays.
  ///
  /// - Parameters:
  ///   - new: The report as the source has it now.
  ///   - known: As the source had it; nil where nobody knows, and everything that differs stays.
  /// - Returns: The report, and the parts that differ and were left as they are here.
  package func updated(to new: Document, since known: ImportedParts?, form: Form) -> (Document, kept: [String]) {
    let here = Dictionary(importedParts.map { ($0.name, $0.text) }) { first, _ in first }
    let there = Dictionary(new.importedParts.map { ($0.name, $0.text) }) { first, _ in first }
    var document = self
    var kept: [String] = []
    for name in Set(here.keys).union(there.keys).sorted() where here[name] != there[name] {
      guard let known else {
        if there[name] != nil { kept.append(name) }
        continue
      }
      if known.holds(name, there[name]) { continue }
      if known.holds(name, here[name]), let edited = document.taking(name, from: new, text: there[name], form: form) {
        document = edited
      } else {
        kept.append(name)
      }
    }
    return (document, kept)
  }

  /// Takes one part over; nil where it cannot be put in place.
  private func taking(_ name: String, from new: Document, text: String?, form: Form) -> Document? {
    if name.hasPrefix("## ") {
      // A section that its source has lost is not taken away.
      guard let text, name != "## body" else { return nil }
      let title = String(name.dropFirst(3))
      let element = form.sections.first { $0.isNamed(title) } ?? Form.Element(section: title)
      return settingSection(element, to: text, form: form)
    }
    if name.hasPrefix("environment.") {
      return setting(String(name.dropFirst("environment.".count)), in: "environment", to: text ?? "")
    }
    guard text != nil, let field = new[name] else { return removing(name) }
    if let items = field.value.items { return setting(name, to: .list(items.compactMap(\.text))) }
    return field.value.text.map { setting(name, to: .text($0)) }
  }
}

extension Form.Element {
  /// A section that no form asks for.
  fileprivate init(section title: String) {
    self.init(
      kind: .textarea, id: Configuration.key(title), label: title, description: "", placeholder: "", value: "",
      render: "", options: [], allowsMultiple: false, defaultOption: nil, isRequired: false, isRecommended: false,
      asksForSteps: false, accept: "", pattern: nil, requiredWhen: [:], aliases: [], place: .section,
      asksForEnvironment: false,
      names: [Vocabulary.key(title)])
  }
}
