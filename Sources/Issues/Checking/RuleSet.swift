/// The rules that are on, with their levels.
package struct RuleSet: Sendable {
  package let rules: [any Rule]
  private let levels: [String: Configuration.Level]

  /// Every rule that there is.
  package static var all: [any Rule] { Registry.rules.sorted { $0.id < $1.id } }

  /// Rules that nothing inside a report excuses.
  package static let inexcusable: Set<RuleID> = [
    "steps-missing", "environment-missing", "front-matter-invalid", "conflict-markers", "duplicate-id",
    "immutable-field-changed",
  ]

  /// The rules that say whether a file can be read as an issue, and told from the others. No setting turns them off.
  package static func structural(_ configuration: Configuration) -> RuleSet {
    let ids: Set<RuleID> = [
      "front-matter-invalid", "conflict-markers", "not-a-regular-file", "too-large", "id-mismatch", "duplicate-id",
    ]
    var configuration = configuration
    for id in ids { configuration.levels[id.rawValue] = nil }
    return RuleSet(rules: Registry.rules.filter { ids.contains($0.id) }, configuration: configuration)
  }

  package init(rules: [any Rule] = Registry.rules, configuration: Configuration) {
    levels = configuration.levels
    let levels = configuration.levels
    self.rules = rules.filter { (levels[$0.id.rawValue] ?? $0.level) != .off }
  }

  /// Judges one issue. The diagnostics come in the order of the file, each once.
  package func check(_ subject: Subject) -> [Diagnostic] {
    var found: [(rule: any Rule, finding: Finding)] = []
    for rule in rules where canJudge(subject, rule.needs) {
      rule.check(subject) { found.append((rule, $0)) }
    }
    guard !found.isEmpty else { return [] }

    let bytes = subject.mode == .regular || subject.mode == .executable ? subject.document.bytes : []
    let map = LineMap(bytes)
    let excuses = Excuses(bytes)
    var diagnostics: [Diagnostic] = []
    for (rule, finding) in found {
      let start = map.position(of: finding.range.lowerBound)
      if !Self.inexcusable.contains(rule.id), excuses.excuse(rule.id, atLine: start.line) { continue }
      let diagnostic = Diagnostic(
        rule: rule.id, level: level(of: finding, from: rule), path: subject.path, range: finding.range, start: start,
        end: map.position(of: finding.range.upperBound), message: finding.message, help: finding.help,
        sourceLine: Redaction.mask(map.text(ofLine: start.line)))
      if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    }
    return diagnostics.sorted { ($0.start, $0.rule) < ($1.start, $1.rule) }
  }

  private func level(of finding: Finding, from rule: any Rule) -> Configuration.Level {
    levels[rule.id.rawValue] ?? finding.level ?? rule.level
  }

  private func canJudge(_ subject: Subject, _ needs: RuleNeeds) -> Bool {
    switch needs {
    case .nothing: return true
    case .bytes, .fields, .body:
      guard subject.mode == .regular || subject.mode == .executable, subject.size <= Document.largest else {
        return false
      }
      if needs == .bytes { return true }
      if needs == .fields { return subject.kind == .issue && subject.document.fault == nil }
      return subject.kind == .body || subject.document.fault == nil
    }
  }
}

/// The comments `<!-- git-issue: allow RULE: reason -->` of a file: each excuses its own line and the next.
struct Excuses {
  private var lines: [Int: Set<RuleID>] = [:]

  init(_ bytes: [UInt8]) {
    let mark = Array("git-issue: allow ".utf8)
    guard bytes.count > mark.count else { return }
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.contains("git-issue: allow ") else { return }
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard let start = line.firstRange(of: "<!-- git-issue: allow "),
        let end = line[start.upperBound...].firstRange(of: "-->")
      else {
        continue
      }
      let parts = line[start.upperBound..<end.lowerBound].split(separator: ":", maxSplits: 1)
      // Without a reason nobody can tell later whether the excuse still holds.
      guard parts.count == 2, !parts[1].isBlank else { continue }
      let rule = RuleID(rawValue: parts[0].trimmed)
      lines[index + 1, default: []].insert(rule)
      lines[index + 2, default: []].insert(rule)
    }
  }

  func excuse(_ rule: RuleID, atLine line: Int) -> Bool { lines[line]?.contains(rule) ?? false }
}
