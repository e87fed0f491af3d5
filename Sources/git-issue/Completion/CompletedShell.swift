internal import ArgumentParser
internal import Issues

/// A shell that completes words, and how it is answered: a line for each word, its kind in front of it.
///
/// ```
/// word<TAB>TEXT<TAB>DESCRIPTION       a whole word
/// part<TAB>TEXT<TAB>DESCRIPTION       the beginning of one
/// files, folders                      such may stand here, too
/// ```
enum CompletedShell: String, CaseIterable, ExpressibleByArgument {
  case bash, zsh, fish

  /// What goes into the file that the shell reads.
  var script: String {
    let bytes =
      switch self {
      case .bash: PackageResources.git_issue_bash
      case .zsh: PackageResources.git_issue_zsh
      case .fish: PackageResources.git_issue_fish
      }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Candidates {
  /// The lines for a shell that puts words into its own quotes.
  var lines: [String] {
    let words = words.map { "\($0.isWhole ? "word" : "part")\t\($0.text)\t\(TerminalText($0.description))" }
    return words + fileLines
  }

  /// The lines for Bash, which takes words as they are: in the quotes of the word that is being written, a blank behind
  /// what is whole, and without what Bash has cut off the word's beginning.
  func lines(completing word: BashWord) -> [String] {
    let lines = words.compactMap { candidate in
      word.completion(candidate).map { "word\t\($0)" }
    }
    return lines + fileLines
  }

  /// What Bash shows where it lists words without writing them: with their descriptions.
  func described(width: Int) -> [String] {
    let texts = words.map { TerminalText($0.text) }
    let column = min(texts.map(\.width).max() ?? 0, width / 2)
    return zip(texts, words).map { text, word in
      guard !word.description.isEmpty else { return "word\t\(text)" }
      let line = TerminalText("\(text.padded(to: column))  \(TerminalText(word.description))")
      return "word\t\(line.truncated(to: max(20, width - 1)))"
    } + fileLines
  }

  private var fileLines: [String] {
    switch files {
    case .files: ["files"]
    case .folders: ["folders"]
    case nil: []
    }
  }
}
