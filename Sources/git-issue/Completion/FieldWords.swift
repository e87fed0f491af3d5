internal import Issues

/// `KEY=VALUE` and what is like it.
extension TrackerWords {
  /// What fields other commands or nobody may set.
  private static let fixedFields: Set = ["id", "title", "type", "environment", "reported", "formerly", "verified"]
  private static let listFields: Set = ["labels", "components", "files", "related"]

  /// A field with its value.
  ///
  /// - Parameter isChange: Whether the field of an issue is changed, so that lists may be added to and title and type set.
  func fields(_ text: String, form type: String?, isChange: Bool) -> [Candidate] {
    let forms = forms(type)
    guard let equals = text.firstIndex(of: "=") else {
      let keys = forms.flatMap { Document.knownFields($0) } + (forms.isEmpty ? Document.knownFields(nil) : [])
      return unique(keys).filter { isChange ? !["id", "environment"].contains($0) : !Self.fixedFields.contains($0) }
        .flatMap { key -> [Candidate] in
          let label = forms.lazy.flatMap(\.fields).first { $0.key == key }?.element.label ?? ""
          let signs = isChange && Self.listFields.contains(key) ? ["=", "+=", "-="] : ["="]
          return signs.map { Candidate(key + $0, label, isWhole: false) }
        }.beginning(with: text)
    }
    var key = text[..<equals]
    if isChange, key.last == "+" || key.last == "-" { key.removeLast() }
    let field = ["label": "labels", "component": "components", "file": "files"][key] ?? String(key)
    let head = String(text[...equals])
    let value = String(text.dropFirst(head.count))
    guard Self.listFields.contains(field) else {
      return values(forField: field, value, forms).beginning(with: value).map { $0.prefixed(head) }
    }
    return list(value) { values(forField: field, $0, forms) }.map { $0.prefixed(head) }
  }

  /// Values with commas between them; what is there already is not offered again.
  func list(_ text: String, _ quoting: Quoting = .none, _ values: (String) -> [Candidate]) -> [Candidate] {
    var (start, isQuoted) = (text.startIndex, false)
    for index in text.indices {
      if text[index] == "\"", quoting == .query { isQuoted.toggle() }
      if text[index] == ",", !isQuoted { start = text.index(after: index) }
    }
    let head = String(text[..<start])
    let last = String(text[start...].drop { quoting == .query && $0 == "\"" })
    let present = Set(head.split(separator: ",").map(String.init))
    var found = values(last).filter { !present.contains($0.text) }.beginning(with: last)
    if quoting == .query { found = quoted(found, always: start < text.endIndex && text[start] == "\"") }
    return found.map { $0.prefixed(head) }
  }

  /// How a value is written that holds what means something.
  enum Quoting { case none, query }

  /// Values in double quotes, where one of them holds what means something in a query. What holds a double quote itself
  /// cannot be written there.
  private func quoted(_ values: [Candidate], always: Bool) -> [Candidate] {
    let values = values.filter { $0.isPlain && !$0.text.contains("\"") }
    guard always || values.contains(where: { $0.text.contains { $0.isWhitespace || ":=<>(),*".contains($0) } }) else {
      return values
    }
    return values.map { Candidate("\"\($0.text)\"", $0.description, isWhole: $0.isWhole) }
  }

  /// What a field may be: what the settings or forms name, else what issues have in it.
  ///
  /// - Parameter text: What is there so far.
  func values(forField key: String, _ text: String, _ forms: [Form]) -> [Candidate] {
    switch key {
    case "status": return statuses
    case "severity": return severities
    case "type": return self.forms
    case "reproducible": return ["always", "intermittent", "never"].map { Candidate($0) }
    case "related", "formerly": return issues(text)
    case "assignee", "reporter": return people
    case "phase" where !configuration.phases.isEmpty: return configuration.phases.map { Candidate($0) }
    case "reported", "resolved", "due": return [Candidate(console.today.description, "today")]
    case "title", "files": return []
    default: break
    }
    let choices = forms.flatMap(\.fields).filter { $0.key == key }.flatMap { $0.element.options.map(\.label) }
    return unique(choices + (choices.isEmpty ? values(of: key) : [])).map { Candidate($0) }
  }

  /// A part of the environment with its value.
  func environment(_ text: String, form type: String?) -> [Candidate] {
    let parts = forms(type).flatMap(\.environment)
    guard let equals = text.firstIndex(of: "=") else {
      return parts.map { Candidate("\($0.key)=", $0.element.label, isWhole: false) }.unique.beginning(with: text)
    }
    let (key, head) = (String(text[..<equals]), String(text[...equals]))
    let choices = parts.filter { $0.key == key }.flatMap { $0.element.options.map(\.label) }
    return unique(choices + values(of: "environment.\(key)")).map { Candidate($0) }
      .beginning(with: String(text.dropFirst(head.count))).map { $0.prefixed(head) }
  }

  /// A section, whose text nobody can guess.
  func sections(_ text: String, form type: String?) -> [Candidate] {
    guard !text.contains("=") else { return [] }
    return forms(type).flatMap(\.sections).map { Candidate("\($0.id)=", $0.label, isWhole: false) }.unique
      .beginning(with: text)
  }

  private func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}

extension [Candidate] {
  /// Each text once.
  fileprivate var unique: [Candidate] {
    var seen: Set<String> = []
    return filter { seen.insert($0.text).inserted }
  }
}
