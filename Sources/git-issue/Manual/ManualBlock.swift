/// A part of a manual page, from one blank line to the next.
enum ManualBlock: Hashable {
  /// What something is called, and what it is.
  struct Entry: Hashable {
    let term: Prose
    let blocks: [ManualBlock]
  }
  /// A line of a table: a name, and a sentence.
  struct Row: Hashable {
    let name: String
    let text: Prose
  }

  /// A heading of the page itself (1) or below one of these (2).
  case heading(String, level: Int)
  case paragraph(Prose)
  /// How a command is typed. Its second line stands further right than the first.
  case synopsis(Prose)
  case entries([Entry])
  case list([[ManualBlock]])
  case table([Row])
  case code([String])
  /// A place for what is known to the program alone, by name: `<!-- rules -->`.
  case place(String)
}
