/// What a person corrects of what was read: which field a column is, and what a value means.
///
/// `Column=field` gives what stands under a label to a field, a section or a part of the environment; `field:value=value`
/// says what a value means; nothing behind the `=` leaves out what stands before it.
package struct ImportMap: Sendable {
  private enum Target: Equatable {
    case title, id, comment, note
    case field(String)
    case section(String)
    case environment(String)
    case nothing
  }

  private enum Rule {
    case label(Target)
    /// A value of a field becomes another; nil leaves it out.
    case value(of: String, String?)
  }

  private struct Line {
    /// As it was given.
    let text: String
    /// The label or the value that it is about.
    let name: String
    let rule: Rule
  }

  private let lines: [Line]

  package var isEmpty: Bool { lines.isEmpty }

  // MARK: Reading

  /// - Throws: ``ImportError`` for a line that cannot be understood, with the nearest name.
  package init(_ texts: [String], configuration: Configuration, forms: [Form]) throws(ImportError) {
    let names = Names(configuration: configuration, forms: forms)
    var lines: [Line] = []
    for text in texts {
      guard let sign = text.lastIndex(of: "="), !text[..<sign].isBlank else {
        throw ImportError(
          message: "'\(text)' maps nothing", help: "write 'Column=field', 'severity:P1=critical' or 'Column='")
      }
      let name = text[..<sign].trimmed
      let target = text[text.index(after: sign)...].trimmed
      lines.append(try Self.line(text, name, target, names))
    }
    self.lines = lines
  }

  private static func line(_ text: String, _ name: String, _ target: String, _ names: Names) throws(ImportError) -> Line
  {
    if let colon = name.firstIndex(of: ":"), let key = names.fieldKey(name[..<colon].trimmed) {
      let value = name[name.index(after: colon)...].trimmed
      return Line(
        text: text, name: value, rule: .value(of: key, target.isEmpty ? nil : try names.value(target, of: key)))
    }
    if target.isEmpty { return Line(text: text, name: name, rule: .label(.nothing)) }
    if let found = names.target(target) { return Line(text: text, name: name, rule: .label(found)) }
    // `P1=critical`.
    for key in ["severity", "status"] {
      if let value = try? names.value(target, of: key) {
        return Line(text: text, name: name, rule: .value(of: key, value))
      }
    }
    throw names.unknown(target)
  }

  /// What can stand behind the `=`.
  private struct Names {
    let configuration: Configuration
    let forms: [Form]

    private var fields: [String] {
      var keys = Document.knownFields(nil).filter { !["id", "title", "environment"].contains($0) }
      for form in forms { keys += form.fields.map(\.key).filter { !keys.contains($0) } }
      return keys
    }

    private var sections: [String] {
      var ids: [String] = []
      for form in forms { ids += form.sections.map(\.id).filter { !ids.contains($0) } }
      return ids
    }

    func fieldKey(_ name: String) -> String? {
      if fields.contains(name) || name.hasPrefix("x-") { return name }
      if case .field(let key) = FieldName(name), fields.contains(key) { return key }
      return nil
    }

    func target(_ name: String) -> Target? {
      switch name.lowercased() {
      case "title": return .title
      case "id": return .id
      case "comment", "comments": return .comment
      case "note": return .note
      default: break
      }
      if fields.contains(name) { return .field(name) }
      if name.hasPrefix("x-"), Entry.isKey(name) { return .field(name) }
      for form in forms {
        if let element = form.sections.first(where: { $0.id == name || $0.isNamed(name) }) {
          return .section(element.id)
        }
      }
      if name.hasPrefix("environment."), name.count > "environment.".count {
        return .environment(String(name.dropFirst("environment.".count)))
      }
      for form in forms {
        if let (key, _) = form.environment.first(where: { $0.key == name || $0.element.isNamed(name) }) {
          return .environment(key)
        }
      }
      switch FieldName(name) {
      case .field(let key) where fields.contains(key): return .field(key)
      case .section(let id): return .section(id)
      case .field, .environment, nil: return nil
      }
    }

    func value(_ text: String, of key: String) throws(ImportError) -> String {
      switch key {
      case "status":
        if let status = configuration.status(text) { return status.id }
        throw noSuch("status", text, configuration.statuses.map(\.id))
      case "severity":
        if let severity = configuration.severity(text) { return severity.id }
        throw noSuch("severity", text, configuration.severities.map(\.id))
      case "type":
        if let form = forms.first(where: { $0.type == Configuration.key(text) }) { return form.type }
        throw noSuch("type", text, forms.map(\.type))
      default: return text
      }
    }

    func unknown(_ target: String) -> ImportError {
      let known = ["title", "id", "comment", "note"] + fields + sections + ["environment.KEY"]
      return noSuch("field or section", target, known)
    }

    private func noSuch(_ what: String, _ name: String, _ known: [String]) -> ImportError {
      let nearest = Nearest.question(about: name, among: known)
      return ImportError(
        message: "there is no \(what) '\(name)'", help: "\(nearest)use one of: \(known.joined(separator: ", "))")
    }
  }

  // MARK: Correcting

  /// The documents as they are to be read, and what of the map fitted nothing in any of them.
  package func applied(to documents: [ImportedDocument]) -> ([ImportedDocument], unused: [String]) {
    var used: Set<Int> = []
    var labels: [String] = []
    let corrected = documents.map { document in
      var document = document
      for index in document.entries.indices {
        let entry = document.entries[index]
        labels += (entry.fields.map(\.label) + entry.sections.map(\.title) + entry.environment.map(\.label))
          .filter { !labels.contains($0) }
        let (new, leftOut) = correct(entry, &used)
        document.entries[index] = new
        document.leftOut += leftOut
      }
      return document
    }
    let unused = lines.indices.filter { !used.contains($0) }.map { index in
      let line = lines[index]
      guard case .label = line.rule, let nearest = Nearest.word(to: line.name, among: labels) else {
        return "--map '\(line.text)' fits nothing: there is no '\(line.name)'"
      }
      return "--map '\(line.text)' fits nothing: there is no '\(line.name)'; did you mean '\(nearest)'?"
    }
    return (corrected, unused)
  }

  private func correct(_ written: Entry, _ used: inout Set<Int>) -> (Entry, [ImportedDocument.LeftOut]) {
    var entry = written
    var leftOut: [ImportedDocument.LeftOut] = []
    func leaveOut(_ label: String, _ text: String, _ line: Line) {
      let lines = written.lines ?? 1...1
      leftOut.append(
        ImportedDocument.LeftOut(lines: lines, text: "\(label): \(text)", reason: "by --map '\(line.text)'"))
    }
    for (index, line) in lines.enumerated() {
      switch line.rule {
      case .label(let target):
        for (label, text) in Self.take(line.name, from: &entry) {
          used.insert(index)
          if target == .nothing { leaveOut(label, text, line) } else { Self.put(text, label, target, into: &entry) }
        }
      case .value(let key, let value):
        for place in entry.fields.indices.reversed() where entry.fields[place].key == key {
          let field = entry.fields[place]
          guard let new = Self.replaced(line.name, by: value, in: field) else { continue }
          used.insert(index)
          if value == nil { leaveOut(field.label, line.name, line) }
          if new.isEmpty { entry.fields.remove(at: place) } else { entry.fields[place].value = new }
        }
      }
    }
    return (entry, leftOut)
  }

  /// Takes everything that stands under a label.
  private static func take(_ name: String, from entry: inout Entry) -> [(label: String, text: String)] {
    let key = name.lowercased()
    func isNamed(_ label: String) -> Bool { label.trimmed.lowercased() == key }
    let found =
      entry.fields.filter { isNamed($0.label) }.map { ($0.label, $0.value) }
      + entry.sections.filter { isNamed($0.title) }.map { ($0.title, $0.text) }
      + entry.environment.filter { isNamed($0.label) }.map { ($0.label, $0.value) }
    guard !found.isEmpty else { return [] }
    entry.fields.removeAll { isNamed($0.label) }
    entry.sections.removeAll { isNamed($0.title) }
    entry.environment.removeAll { isNamed($0.label) }
    return found
  }

  private static func put(_ text: String, _ label: String, _ target: Target, into entry: inout Entry) {
    switch target {
    case .title:
      if !entry.title.isBlank { entry.fields.append(Entry.Field(nil, label: "Title", entry.title)) }
      entry.title = text
    case .id:
      if let id = entry.id { entry.fields.append(Entry.Field(nil, label: "ID", id)) }
      entry.id = text.trimmed
      if IssueID(text.trimmed) == nil { entry.fields.append(Entry.Field(nil, label: label, text)) }
    case .comment:
      entry.comments.append(Entry.Comment(seconds: nil, author: Person(name: nil, email: nil), text: text))
    case .note: entry.fields.append(Entry.Field(nil, label: label, text))
    // What a person says comes before what was recognised.
    case .field(let key): entry.fields.insert(Entry.Field(key, label: label, text), at: 0)
    case .section(let id): entry.sections.append(Entry.Section(id, title: label, text))
    case .environment(let key): entry.environment.insert(Entry.Part(key, text), at: 0)
    case .nothing: break
    }
  }

  /// The value of a field with one value in it replaced; nil where it does not have it.
  private static func replaced(_ name: String, by value: String?, in field: Entry.Field) -> String? {
    let key = name.lowercased()
    if Entry.line(field.value).lowercased() == key { return value ?? "" }
    guard ["labels", "components", "files", "related"].contains(field.key) else { return nil }
    let items = Entry.items(field.value)
    guard items.contains(where: { $0.lowercased() == key }) else { return nil }
    return items.compactMap { $0.lowercased() == key ? value : $0 }.joined(separator: ", ")
  }
}
