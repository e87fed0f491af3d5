/// A check that issues must pass.
///
/// A rule is one file in `Rules/`: it describes itself, and its examples are its tests and its documentation.
package protocol Rule: Sendable {
  var id: RuleID { get }
  /// What holds when the rule is kept: one sentence.
  var summary: String { get }
  /// Why it matters: one or two sentences.
  var reason: String { get }
  /// How to put right what is reported: one or two sentences, with a command to type where there is one.
  var remedy: String { get }
  /// How bad a finding is, where the settings say nothing else.
  var level: Configuration.Level { get }
  /// What must be readable before the rule can judge.
  var needs: RuleNeeds { get }
  /// Whether a comment in a report may excuse a finding.
  var isExcusable: Bool { get }
  /// Whether the rule says if a file can be read as an issue, and told from the others. No setting turns it off where
  /// files are told apart.
  var isStructural: Bool { get }
  /// Whether a report that breaks it is incomplete, rather than wrong.
  var isAboutCompleteness: Bool { get }
  var examples: [Example] { get }
  func check(_ subject: Subject, report: (Finding) -> Void)
}

extension Rule {
  package var level: Configuration.Level { .error }
  package var needs: RuleNeeds { .fields }
  package var isExcusable: Bool { true }
  package var isStructural: Bool { false }
  package var isAboutCompleteness: Bool { false }
}

/// What must be readable before a rule can judge.
package enum RuleNeeds: Sendable {
  /// Nothing: the rule looks at what the file is.
  case nothing
  /// The bytes of a regular file of a size that is read.
  case bytes
  /// Front matter without a fault, in an issue file; a body alone will not do.
  case fields
  /// The same, or the trailers of a commit message: what names other issues.
  case references
  /// A commit message.
  case message
  /// Front matter without a fault, and the issue as it was before the change that is judged.
  case previous
  /// The text below the front matter, or a body alone.
  case body
  /// The bytes, and what the other rules said of them: the rule is asked last.
  case verdicts
}

/// The name of a rule; a contract with people who excuse or configure it.
package struct RuleID: RawRepresentable, Hashable, Comparable, Sendable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package init(stringLiteral value: String) { rawValue = value }
  package var description: String { rawValue }
  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// What a rule reports.
package struct Finding: Sendable {
  package let message: String
  /// Byte offsets in the file; empty for a place rather than a text.
  package let range: Range<Int>
  /// How to mend it.
  package let help: String
  /// The level of this finding, where it is milder than its rule's.
  package let level: Configuration.Level?
  /// What mends it without asking a person, if anything does.
  package let fix: Fix?

  package init(
    _ message: String, at range: Range<Int>, help: String, level: Configuration.Level? = nil, fix: Fix? = nil
  ) {
    self.message = message
    self.range = range
    self.help = help
    self.level = level
    self.fix = fix
  }
}
