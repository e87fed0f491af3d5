internal import Issues

extension Checker {
  /// What of the baseline covers nothing any more, now that every issue has been judged.
  package func judgeBaseline(after judged: Judged) -> Judged {
    guard let baseline else { return Judged() }
    let covered = Baseline.tally(judged.covered)
    let subject = Subject(
      kind: .baseline, path: baseline.path, document: Document(body: baseline.bytes), reading: nil,
      configuration: settings.configuration, types: [],
      surroundings: .init(paths: { _ in [] }, fileExists: { _ in true }, covered: covered))
    return Judged(diagnostics: RuleSet.baseline(settings.configuration).check(subject))
  }
}
