/// The rules that are on, with their levels.
package struct RuleSet: Sendable {
  package let rules: [any Rule]
  private let levels: [String: Configuration.Level]

  /// How many findings of one rule in one file are told; the last of them says that there are more. Nobody reads
  /// more, and a hostile file has as many as it has lines.
  static let mostFindings = 100

  /// Every rule that there is.
  package static var all: [any Rule] { Registry.rules.sorted { $0.id < $1.id } }

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

  package init(rules: [any Rule] = Registry.rules, configuration: Configuration) {
    levels = configuration.levels
    let levels = configuration.levels
    self.rules = rules.filter { (levels[$0.id.rawValue] ?? $0.level) != .off }
  }

  /// Judges one issue. The diagnostics come in the order of the file, each once.
  package func check(_ subject: Subject) -> [Diagnostic] {
    var found: [(rule: any Rule, findings: [Finding])] = []
    for rule in rules where canJudge(subject, rule.needs) {
      var findings: [Finding] = []
      rule.check(subject) { findings.append($0) }
      if !findings.isEmpty { found.append((rule, findings)) }
    }
    guard !found.isEmpty else { return [] }

    let bytes = subject.mode == .regular || subject.mode == .executable ? subject.document.bytes : []
    let map = LineMap(bytes)
    let excuses = Excuses(bytes)
    var diagnostics: [Diagnostic] = []
    var sourceLines: [Int: String] = [:]
    for (rule, findings) in found {
      var seen: Set<Diagnostic> = []
      for (index, finding) in findings.enumerated() {
        let start = map.position(of: finding.range.lowerBound)
        if rule.isExcusable, excuses.excuse(rule.id, atLine: start.line) { continue }
        let sourceLine = sourceLines[start.line] ?? Redaction.mask(map.text(ofLine: start.line))
        sourceLines[start.line] = sourceLine
        let rest = findings.count - index - 1
        let isLast = seen.count == Self.mostFindings - 1 && rest > 0
        let diagnostic = Diagnostic(
          rule: rule.id, level: level(of: finding, from: rule), path: subject.path, range: finding.range, start: start,
          end: map.position(of: finding.range.upperBound),
          message: isLast ? "\(finding.message) (and up to \(rest) more that are not shown)" : finding.message,
          help: finding.help, sourceLine: sourceLine)
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
    guard bytes.withUnsafeBufferPointer({ $0.contains(mark) }) else { return }
    // Bytes, since a carriage return and a line feed are one Character that is no line feed.
    for (index, bytes) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      guard bytes.withUnsafeBufferPointer({ $0.contains(mark) }) else { continue }
      let line = String(decoding: bytes, as: UTF8.self)
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
