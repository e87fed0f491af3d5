/// A finding with its rule, its level and its place: what people and programs are told.
package struct Diagnostic: Sendable, Hashable {
  package let rule: RuleID
  package var level: Configuration.Level
  package let path: String
  /// Byte offsets in the file.
  package let range: Range<Int>
  package let start: LineMap.Position
  package let end: LineMap.Position
  package let message: String
  package let help: String
  /// The line on which it starts, with secrets masked.
  package let sourceLine: String
  /// What mends it without asking a person, if anything does.
  package var fix: Fix.Placed?

  package init(
    rule: RuleID, level: Configuration.Level, path: String, range: Range<Int>, start: LineMap.Position,
    end: LineMap.Position, message: String, help: String, sourceLine: String, fix: Fix.Placed? = nil
  ) {
    self.rule = rule
    self.level = level
    self.path = path
    self.range = range
    self.start = start
    self.end = end
    self.message = message
    self.help = help
    self.sourceLine = sourceLine
    self.fix = fix
  }
}

extension Diagnostic {
  /// What it says, and of which words: the same for as long as the fault is the same, wherever its lines move. Secrets
  /// and personal data are masked, since it is written to files and sent to services.
  package var gist: String {
    // A place where something is missing has no words of its own.
    Redaction.maskPersonalData(range.isEmpty ? message : "\(message)\n\(sourceLine.trimmed)")
  }
}
