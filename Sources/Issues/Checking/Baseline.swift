/// The errors that a tracker is adopted with: they are known, and are not told again.
///
/// A finding is known again by its rule and its gist, and equal ones are counted, so that it does not matter where its
/// line moves. A file is known again by its stem: a bucket is not part of it. What makes a file unreadable, or hard to
/// tell from others, is never covered: nobody could work on such an issue.
package struct Baseline: Sendable {
  /// Equal findings in one file.
  package struct Entry: Sendable, Equatable {
    package let path: String
    package let rule: RuleID
    /// What they say, with secrets and personal data masked; the start of it, where it is long.
    package let text: String
    /// How many of them are covered.
    package let count: Int
    /// Where the entry stands in the baseline's file; empty for one that is not in a file yet.
    package var range = 0..<0
  }

  package let entries: [Entry]
  /// How often each finding is covered.
  private let counts: [Finding: Int]

  package init(_ entries: [Entry] = []) {
    self.entries = entries
    counts = Dictionary(entries.map { (Finding($0), $0.count) }) { $0 + $1 }
  }

  /// The baseline that covers the errors among these findings, as far as they can be covered.
  package init(covering diagnostics: [Diagnostic]) {
    var entries: [Finding: Entry] = [:]
    for diagnostic in diagnostics where diagnostic.level == .error && Self.canCover(diagnostic.rule) {
      let finding = Finding(diagnostic)
      entries[finding] = Entry(
        path: entries[finding]?.path ?? diagnostic.path, rule: diagnostic.rule, text: finding.text,
        count: (entries[finding]?.count ?? 0) + 1)
    }
    self.init(entries.values.sorted { ($0.path, $0.rule, $0.text) < ($1.path, $1.rule, $1.text) })
  }

  /// The baseline with the findings of a file that has got another name.
  package func renaming(_ old: String, to new: String) -> Baseline {
    let renamed = entries.map { entry in
      Entry(path: entry.path == old ? new : entry.path, rule: entry.rule, text: entry.text, count: entry.count)
    }
    return Baseline(renamed.sorted { ($0.path, $0.rule, $0.text) < ($1.path, $1.rule, $1.text) })
  }

  /// Whether findings of a rule may be known and left.
  ///
  /// A secret may not: it is masked, so that another one in its place would look the same.
  static func canCover(_ rule: RuleID) -> Bool {
    !RuleSet.structuralIDs.contains(rule) && rule != BaselineStale().id && rule != SecretLeaked().id
  }
}

extension Baseline {
  /// What is told of some findings, and what is not told again.
  package struct Split: Sendable, Equatable {
    package let told: [Diagnostic]
    package let covered: [Diagnostic]
  }

  /// Parts the findings of whole files: the first of equal ones are covered, as many as are known.
  package func split(_ diagnostics: [Diagnostic]) -> Split {
    guard !counts.isEmpty else { return Split(told: diagnostics, covered: []) }
    var left = counts
    var told: [Diagnostic] = []
    var covered: [Diagnostic] = []
    for diagnostic in diagnostics {
      let finding = Finding(diagnostic)
      if let count = left[finding], count > 0, Self.canCover(diagnostic.rule) {
        left[finding] = count - 1
        covered.append(diagnostic)
      } else {
        told.append(diagnostic)
      }
    }
    return Split(told: told, covered: covered)
  }

  /// How many of the findings an entry covers.
  package static func tally(_ covered: [Diagnostic]) -> (Entry) -> Int {
    let counts = Dictionary(covered.map { (Finding($0), 1) }) { $0 + $1 }
    return { counts[Finding($0)] ?? 0 }
  }

  /// How two baselines differ, in findings.
  package func difference(from old: Baseline) -> (added: Int, kept: Int, removed: Int) {
    let kept = counts.reduce(0) { $0 + min($1.value, old.counts[$1.key] ?? 0) }
    return (count - kept, kept, old.count - kept)
  }

  /// How many findings are covered.
  package var count: Int { counts.values.reduce(0, +) }

  /// What one finding has in common with itself after its file was edited elsewhere.
  private struct Finding: Hashable {
    /// How much of a long line is kept.
    private static let longestText = 400

    let place: Substring
    let rule: RuleID
    let text: String

    init(_ diagnostic: Diagnostic) {
      place = IssueFolder.unbucketed(diagnostic.path)
      rule = diagnostic.rule
      text = String(diagnostic.gist.unicodeScalars.prefix(Self.longestText))
    }

    init(_ entry: Entry) {
      place = IssueFolder.unbucketed(entry.path)
      rule = entry.rule
      text = entry.text
    }
  }
}
