internal import Issues

/// What a word may become.
struct Candidate: Hashable {
  let text: String
  let description: String
  /// Whether the word is whole, so that the next one may follow.
  let isWhole: Bool

  init(_ text: String, _ description: String = "", isWhole: Bool = true) {
    (self.text, self.description, self.isWhole) = (text, description, isWhole)
  }

  /// Whether it can be written in a line of shell: what a terminal would obey, or not show, cannot.
  var isPlain: Bool { !text.isEmpty && TerminalText(text).description == text }

  func prefixed(_ prefix: String) -> Candidate { Candidate(prefix + text, description, isWhole: isWhole) }
}

/// What is offered for a word.
struct Candidates {
  enum Files { case files, folders }

  var words: [Candidate] = []
  /// What else may stand here, which shells find themselves.
  var files: Files?
}

extension [Candidate] {
  /// Those that go on as somebody has begun, in any case; and first the ones that are written so.
  func beginning(with text: String) -> [Candidate] {
    let exact = filter { $0.text.hasPrefix(text) }
    guard exact.isEmpty else { return exact }
    let folded = text.lowercased()
    return filter { $0.text.lowercased().hasPrefix(folded) }
  }
}
