/// A fault in a text, and the line that it is in.
struct CaretSnippet {
  /// How bad it is.
  enum Level: String {
    case error, warning
  }

  /// The file, as the user would name it.
  let path: String
  /// From 1.
  let line: Int
  /// Where the fault starts in its line, in Unicode scalars, from 1.
  let column: Int
  /// The column after the fault's last scalar, or nil when the fault goes on to the end of the line or beyond.
  let endColumn: Int?
  let level: Level
  /// The rule that was broken.
  let rule: String
  /// What to do, in a few words.
  let message: String
  /// The line's text, or nil when there is none to show, as of a link or a directory.
  let sourceLine: String?
  /// How to do it, or nil when the message says all.
  let help: String?
}
