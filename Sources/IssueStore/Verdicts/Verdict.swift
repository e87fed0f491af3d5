internal import Issues

/// What the rules said of one file, and what they asked about others before they said it.
///
/// A verdict is a function of the file's path, mode and bytes, of the settings, and of these answers: a rule sees nothing
/// else. While all of them are the same, so is the verdict, whatever rules there are.
struct Verdict: Equatable {
  enum Answer: Equatable {
    case paths(IssueID, [String])
    case isThere(String, Bool)
  }

  var answers: [Answer] = []
  var diagnostics: [Diagnostic] = []
}

/// Answers rules, and remembers what was asked.
final class Recorder {
  private(set) var answers: [Verdict.Answer] = []
  private let surroundings: Subject.Surroundings

  init(_ surroundings: Subject.Surroundings) { self.surroundings = surroundings }

  var recording: Subject.Surroundings {
    Subject.Surroundings(
      paths: { id in
        let paths = self.surroundings.paths(id)
        self.answers.append(.paths(id, paths))
        return paths
      },
      fileExists: { path in
        let isThere = self.surroundings.fileExists(path)
        self.answers.append(.isThere(path, isThere))
        return isThere
      })
  }
}

extension Subject.Surroundings {
  /// Whether a question is still answered like this.
  func give(_ answer: Verdict.Answer) -> Bool {
    switch answer {
    case .paths(let id, let paths): self.paths(id) == paths
    case .isThere(let path, let isThere): fileExists(path) == isThere
    }
  }
}
