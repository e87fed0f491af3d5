/// The rules that are on, with their levels.
package struct RuleSet: Sendable {
  package let rules: [any Rule]
  private let levels: [String: Configuration.Level]

  /// How many findings of one rule in one file are told; the last of them says that there are more. Nobody reads
  /// more, and a hostile file has as many as it has lines.
  static let mostFindings = 100

  /// Every rule that there is.
  package static var all: [any Rule] { Registry.rules.sorted { $0.id < $1.id } }

  /// The names of the rules that say whether a file can be read as an issue, and told from the others.
  static let structuralIDs = Set(Registry.rules.filter(\.isStructural).map(\.id))

  /// The names of the rules that a complete report keeps.
  package static let completenessIDs = Set(Registry.rules.filter(\.isAboutCompleteness).map(\.id))

  /// What to tell somebody who named a rule that is not there: the nearest name, or all of them; nil for a rule that is.
  static func correction(of name: String) -> String? {
    let names = Registry.rules.map(\.id.rawValue).sorted()
    guard !names.contains(name) else { return nil }
    let nearest = Nearest.word(to: name, among: names).map { "did you mean '\($0)'?" }
    return nearest ?? "the rules are: \(names.joined(separator: ", "))"
  }

  /// The rules that say whether a file can be read as an issue, and told from the others. No setting turns them off.
  package static func structural(_ configuration: Configuration) -> RuleSet {
    let rules = Registry.rules.filter(\.isStructural)
    var configuration = configuration
    for rule in rules { configuration.levels[rule.id.rawValue] = nil }
    return RuleSet(rules: rules, configuration: configuration)
  }

  /// What holds of a baseline, rather than of an issue.
  package static func baseline(_ configuration: Configuration) -> RuleSet {
    RuleSet(rules: [BaselineStale()], configuration: configuration)
  }

  /// What holds of the error patterns to watch.
  package static func watchList(_ configuration: Configuration) -> RuleSet {
    RuleSet(rules: [SecretLeaked(), WatchListInvalid()], configuration: configuration)
  }

  /// What holds of the settings, where they can be read.
  package static func settings(_ configuration: Configuration) -> RuleSet {
    RuleSet(rules: [SavedQueryInvalid()], configuration: configuration)
  }

  /// What holds of a commit message.
  package static func message(_ configuration: Configuration) -> RuleSet {
    RuleSet(rules: [ReferenceUnknown(), TrailerNotClosed(), TrailerUnclear()], configuration: configuration)
  }

  package init(rules: [any Rule] = Registry.rules, configuration: Configuration) {
    levels = configuration.levels
    let levels = configuration.levels
    let on = rules.filter { (levels[$0.id.rawValue] ?? $0.level) != .off }
    // Those that ask what the others said are asked last.
    self.rules = on.filter { $0.needs != .verdicts } + on.filter { $0.needs == .verdicts }
  }

  /// Judges one issue. The diagnostics come in the order of the file, each once.
  package func check(_ subject: Subject) -> [Diagnostic] {
    var found: [(rule: any Rule, findings: [Finding])] = []
    lazy var hasExcuses = !subject.excuses.isEmpty
    for rule in rules where canJudge(subject, rule.needs) {
      var findings: [Finding] = []
      rule.check(subject) { findings.append($0) }
      if hasExcuses {
        findings = subject.excuses.unexcused(findings, of: rule)
        if canConclude(subject, rule.needs) { subject.excuses.note(judgedBy: rule) }
      }
      if !findings.isEmpty { found.append((rule, findings)) }
    }
    guard !found.isEmpty else { return [] }

    let bytes = subject.mode == .regular || subject.mode == .executable ? subject.document.bytes : []
    let map = LineMap(bytes)
    let redactor = Redactor(bytes, bytes.isEmpty ? [] : subject.secrets)
    var diagnostics: [Diagnostic] = []
    let isMendable = found.contains { $0.findings.contains { $0.fix != nil } } && subject.document.isMendable
    var sourceLines: [Int: String] = [:]
    for (rule, findings) in found {
      var seen: Set<Diagnostic> = []
      for (index, finding) in findings.enumerated() {
        let start = map.position(of: finding.range.lowerBound)
        let sourceLine = sourceLines[start.line] ?? redactor.mask(map.range(ofLine: start.line))
        sourceLines[start.line] = sourceLine
        let rest = findings.count - index - 1
        let isLast = seen.count == Self.mostFindings - 1 && rest > 0
        let message = redactor.mask(finding.message)
        let diagnostic = Diagnostic(
          rule: rule.id, level: level(of: finding, from: rule), path: subject.path, range: finding.range, start: start,
          end: map.position(of: finding.range.upperBound),
          message: isLast ? "\(message) (and up to \(rest) more that are not shown)" : message,
          help: redactor.mask(finding.help), sourceLine: sourceLine,
          fix: isMendable ? finding.fix.map { Fix.Placed($0, map) } : nil)
        if seen.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
        if seen.count == Self.mostFindings { break }
      }
    }
    return diagnostics.sorted { ($0.start, $0.rule) < ($1.start, $1.rule) }
  }

  private func level(of finding: Finding, from rule: any Rule) -> Configuration.Level {
    levels[rule.id.rawValue] ?? finding.level ?? rule.level
  }

  private func canJudge(_ subject: Subject, _ needs: RuleNeeds) -> Bool {
    switch needs {
    case .nothing: return true
    case .message: return subject.kind == .message
    case .references where subject.kind == .message: return true
    case .bytes, .fields, .references, .previous, .body, .verdicts:
      guard subject.mode == .regular || subject.mode == .executable, subject.size <= Document.largest else {
        return false
      }
      if needs == .bytes || needs == .verdicts { return true }
      if needs == .fields || needs == .references { return subject.kind == .issue && subject.document.fault == nil }
      if needs == .previous { return subject.previous != nil && subject.document.fault == nil }
      return subject.kind == .body || subject.document.fault == nil
    }
  }

  /// Whether a rule that can judge can also tell that nothing is there: without a form, or in a text beyond what is read,
  /// there may be what it does not look for.
  private func canConclude(_ subject: Subject, _ needs: RuleNeeds) -> Bool {
    switch needs {
    case .nothing, .bytes, .message, .verdicts: true
    case .fields, .references, .previous, .body: subject.reading != nil && subject.excess == nil
    }
  }
}
