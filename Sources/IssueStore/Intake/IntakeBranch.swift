internal import Issues

/// The branch on which reports wait for somebody to look at them: those of people who may not commit.
package enum IntakeBranch: Sendable, Equatable {
  /// A new one for each report, named after its id: `report/BUG-012`.
  case each
  /// One for all, by its short name. It begins at HEAD where it is not there.
  case shared(String)

  /// The full name of the branch for one report.
  static func name(of id: IssueID) -> String { "\(folder)/\(id)" }

  /// What the branches of single reports are below.
  static let folder = "refs/heads/report"
}
