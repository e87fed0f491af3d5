internal import Issues

/// What makes a diagnostic of one state of the issues the same as that of another: its lines may have moved.
struct Fault: Hashable {
  private let rule: RuleID
  private let path: String
  private let gist: String

  init(_ diagnostic: Diagnostic) {
    rule = diagnostic.rule
    path = diagnostic.path
    gist = diagnostic.gist
  }
}
