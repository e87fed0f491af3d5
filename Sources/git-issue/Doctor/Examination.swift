internal import IssueStore

/// One question that `doctor` asks of a clone. It is one file in `Examinations/`.
protocol Examination: Sendable {
  /// What it is about, in a word.
  var name: String { get }
  /// What holds where nothing is wrong.
  var health: String { get }
  func troubles(of patient: Patient) throws -> [Trouble]
  /// Puts right what needs no person, and says what was done, a line each. What it is told to mend is still to be found.
  func mend(_ patient: Patient) throws -> [String]
}

extension Examination {
  func mend(_ patient: Patient) throws -> [String] { [] }
}

/// Something that is not as it should be.
struct Trouble {
  enum Gravity: String, CaseIterable {
    case wrong
    /// Nothing is wrong with it, but something else would serve better.
    case advice
  }

  let what: String
  /// Why it matters.
  let reason: String
  /// The command, or what else is to be done.
  let remedy: String
  var gravity = Gravity.wrong
  /// Whether `--fix` puts it right.
  var isMendable = false
}
