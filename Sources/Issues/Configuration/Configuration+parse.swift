/// A fault in a settings or form file, which a person has to mend before anything can be judged.
package struct SettingsError: Error, Sendable, Equatable {
  package let path: String
  package let line: Int
  package let column: Int
  package let message: String
  package let help: String

  package init(path: String, bytes: [UInt8], offset: Int, message: String, help: String) {
    let position = LineMap(bytes).position(of: offset)
    self.path = path
    line = position.line
    column = position.column
    self.message = message
    self.help = help
  }
}

extension Configuration {
  /// Reads settings.
  ///
  /// - Parameter path: The file's path, for messages.
  package init(_ bytes: [UInt8], path: String) throws(SettingsError) {
    func error(_ message: String, at offset: Int, help: String) -> SettingsError {
      SettingsError(path: path, bytes: bytes, offset: offset, message: message, help: help)
    }
    let root: YAMLNode
    do throws(YAMLError) {
      guard let node = try YAMLNode.parse(bytes, .strict) else { return }
      root = node
    } catch {
      throw SettingsError(
        path: path, bytes: bytes, offset: error.offset, message: error.message, help: "mend the YAML of this file")
    }
    guard let pairs = root.pairs else {
      throw error("not a list of `key: value`", at: root.range.lowerBound, help: "write one setting a line")
    }
    // Of what a newer version has, nothing else is to be understood; and transitions speak of statuses, wherever those
    // stand.
    prefixes = []
    let ranks = ["version": 0, "transitions": 2]
    for rank in 0...2 {
      for pair in pairs where ranks[pair.key, default: 1] == rank {
        do throws(Fault) {
          try read(pair)
        } catch {
          throw SettingsError(path: path, bytes: bytes, offset: error.offset, message: error.message, help: error.help)
        }
      }
    }
    // The first one is that of new ids, and each stands once.
    let known = [prefix] + prefixes + typePrefixes.values.sorted()
    prefixes = known.indices.filter { !known[..<$0].contains(known[$0]) }.map { known[$0] }
  }

  private struct Fault: Error {
    let message: String
    let help: String
    let offset: Int
  }

  /// The settings, by their names in the file.
  package enum Key: String, CaseIterable, Sendable {
    case version, prefix, prefixes, ids, layout, statuses, severities, phases, rules, forms, transitions, project
    case purpose, queries
  }

  private mutating func read(_ pair: YAMLNode.Pair) throws(Fault) {
    let value = pair.value
    guard let key = Key(rawValue: pair.key) else {
      let keys = Key.allCases.map(\.rawValue)
      let nearest = Nearest.word(to: pair.key, among: keys).map { "did you mean '\($0)'?" }
      throw Fault(
        message: "unknown setting '\(pair.key)'",
        help: nearest ?? "the settings are: \(keys.joined(separator: ", "))",
        offset: pair.keyRange.lowerBound)
    }
    switch key {
    case .version:
      guard let version = value.text.flatMap({ Int($0) }), version >= 1 else {
        throw Fault(
          message: "not a version: '\(value.text ?? "")'", help: "write `version: 1`", offset: value.range.lowerBound)
      }
      guard version <= Self.currentVersion else {
        throw Fault(
          message: "version \(version) is newer than this git-issue, which reads version \(Self.currentVersion)",
          help: "install a newer git-issue", offset: value.range.lowerBound)
      }
      self.version = version
    case .prefix: prefix = try Self.prefix(value)
    case .prefixes:
      for item in value.pairs ?? [] { typePrefixes[item.key] = try Self.prefix(item.value) }
      prefixes = try (value.items ?? []).map { item throws(Fault) in try Self.prefix(item) }
    case .ids: ids = try Self.choice(value)
    case .layout: layout = try Self.choice(value)
    case .statuses: statuses = try Self.statuses(value)
    case .severities: severities = try Self.severities(value)
    case .project: project = try Self.line(value)
    case .purpose: purpose = try Self.line(value)
    case .phases: phases = value.texts
    case .forms: forms = value.texts
    case .transitions:
      guard let pairs = value.pairs else {
        throw Fault(
          message: "`transitions` is no list of statuses",
          help: "write `open: [in-progress, fixed]`, one status a line",
          offset: value.range.lowerBound)
      }
      for item in pairs {
        let next = try (item.value.items ?? [item.value]).map { node throws(Fault) in
          try status(node.text ?? "", at: node.range.lowerBound)
        }
        transitions[try status(item.key, at: item.keyRange.lowerBound)] = next
      }
    case .queries: queries = try Self.queries(value)
    case .rules: levels = try Self.levels(value)
    }
  }

  /// The id of a status that is named in a setting.
  private func status(_ text: String, at offset: Int) throws(Fault) -> String {
    let key = Self.key(text)
    guard statuses.contains(where: { $0.id == key }) else {
      let nearest = Nearest.word(to: key, among: statuses.map(\.id)).map { "did you mean '\($0)'?" }
      throw Fault(
        message: "there is no status '\(text)'",
        help: nearest ?? "the statuses are: \(statuses.map(\.id).joined(separator: ", "))", offset: offset)
    }
    return key
  }

  private static func line(_ node: YAMLNode) throws(Fault) -> String? {
    guard let text = node.text else {
      throw Fault(message: "not a text", help: "write one line of text", offset: node.range.lowerBound)
    }
    return text.isBlank ? nil : Entry.line(text)
  }

  private static func prefix(_ node: YAMLNode) throws(Fault) -> String {
    guard let text = node.text, IssueID.isPrefix(text) else {
      throw Fault(
        message: "not a prefix: '\(node.text ?? "")'", help: "use letters and digits, beginning with a letter: BUG",
        offset: node.range.lowerBound)
    }
    return text.uppercased()
  }

  private static func queries(_ node: YAMLNode) throws(Fault) -> [(name: String, text: String)] {
    guard let pairs = node.pairs ?? (node.isAbsent ? [] : nil) else {
      throw Fault(
        message: "not a list of queries with their names", help: "write one `  triage: \"is:open no:assignee\"` a line",
        offset: node.range.lowerBound)
    }
    return try pairs.map { pair throws(Fault) in
      guard pair.key.allSatisfy({ $0.isLetter || $0.isNumber || "-_".contains($0) }) else {
        throw Fault(
          message: "not a name of a query: '\(pair.key)'", help: "use letters, digits, `-` and `_`",
          offset: pair.keyRange.lowerBound)
      }
      guard let text = try line(pair.value) else {
        throw Fault(
          message: "an empty query", help: "write what `list` is to be asked", offset: pair.value.range.lowerBound)
      }
      return (pair.key, text)
    }
  }

  private static func levels(_ node: YAMLNode) throws(Fault) -> [String: Level] {
    guard let pairs = node.pairs ?? (node.isAbsent ? [] : nil) else {
      throw Fault(
        message: "not a list of rules with their levels", help: "write one `  unknown-field: error` a line",
        offset: node.range.lowerBound)
    }
    var levels: [String: Level] = [:]
    for pair in pairs {
      if let correction = RuleSet.correction(of: pair.key) {
        throw Fault(message: "there is no rule '\(pair.key)'", help: correction, offset: pair.keyRange.lowerBound)
      }
      levels[pair.key] = try choice(pair.value) as Level
    }
    return levels
  }

  private static func choice<Choice: RawRepresentable<String> & CaseIterable>(_ node: YAMLNode) throws(Fault) -> Choice
  {
    guard let choice = Choice(rawValue: node.text ?? "") else {
      let text = node.text ?? ""
      let names = Choice.allCases.map(\.rawValue)
      let begun = names.first { !text.isEmpty && $0.hasPrefix(text.lowercased()) }
      let meant = (begun ?? Nearest.word(to: text, among: names)).map { "did you mean '\($0)'? " } ?? ""
      throw Fault(
        message: node.text == nil ? "a single word is needed here" : "'\(text)' is not allowed here",
        help: "\(meant)use one of: \(names.joined(separator: ", "))", offset: node.range.lowerBound)
    }
    return choice
  }

  private static func statuses(_ node: YAMLNode) throws(Fault) -> [Status] {
    let statuses = (node.pairs ?? []).map { pair in
      Status(
        id: key(pair.key), name: pair.value["name"]?.text ?? pair.key, isClosed: pair.value["closed"]?.text == "true",
        aliases: pair.value["aliases"]?.texts ?? [])
    }
    guard statuses.contains(where: { !$0.isClosed }), statuses.contains(where: \.isClosed) else {
      throw Fault(
        message: "no status that is open, or none that is closed", help: "give a finished status `closed: true`",
        offset: node.range.lowerBound)
    }
    return statuses
  }

  private static func severities(_ node: YAMLNode) throws(Fault) -> [Severity] {
    var severities: [Severity] = []
    for pair in node.pairs ?? [] {
      severities.append(
        Severity(
          id: key(pair.key), name: pair.value["name"]?.text ?? pair.key, meaning: pair.value["meaning"]?.text ?? "",
          response: try response(pair.value["response"]), aliases: pair.value["aliases"]?.texts ?? []))
    }
    guard !severities.isEmpty else {
      throw Fault(message: "no severity", help: "name at least one, the worst first", offset: node.range.lowerBound)
    }
    return severities
  }

  private static func response(_ node: YAMLNode?) throws(Fault) -> ResponseTime {
    guard let node, let text = node.text else { return .whenConvenient }
    switch key(text) {
    case "immediate", "immediately": return .immediate
    case "same-day": return .sameDay
    case "when-convenient", "none": return .whenConvenient
    case let other:
      let words = other.split(separator: "-")
      if words.count == 2, words[1].hasPrefix("day"), let days = Int(words[0]), days > 0 { return .days(days) }
      throw Fault(
        message: "not a response time: '\(text)'", help: "use one of: immediate, same day, 3 days, when convenient",
        offset: node.range.lowerBound)
    }
  }
}
