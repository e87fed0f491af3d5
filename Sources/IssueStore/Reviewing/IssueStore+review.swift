internal import Git
package import Issues

extension IssueStore {
  /// What a range of commits `A..B` does to the issues, and whether it may land.
  ///
  /// - Parameter result: Makes the result of a check of what was found.
  package func review(_ text: String, result: (Judged) -> CheckResult) throws -> Review {
    let range = try range(text)
    let change = try changes(in: range)
    let checker = Checker(change, under: try policy(for: range))
    let judged = try judge(change, range, by: checker)
    let reviews = try IssueReviews(change, judgedBy: checker)
    let settings = try change.settings(after: checker.policy)
    let names = text.replacing("...", with: "..").split(separator: "..", omittingEmptySubsequences: false)
    func revision(_ name: Substring?, _ commit: ObjectID) -> Review.Revision {
      Review.Revision(name: name.map { $0.isEmpty ? "HEAD" : String($0) } ?? "HEAD", commit: commit.description)
    }
    return Review(
      base: revision(names.first, range.target ?? range.tip), head: revision(names.last, range.tip),
      issues: reviews.issues, otherFiles: reviews.others,
      loosenings: settings.loosenings, fault: settings.fault, result: result(judged))
  }
}

extension IssueStore {
  /// What HEAD has that the default branch has not: that of the remote, else the local one.
  ///
  /// - Throws: ``StoreError/refused(message:help:)`` when there is none, or when it is what is checked out.
  package func defaultRange() throws -> String {
    let current: String? = if case .branch(let name, _) = try repository.head() { name } else { nil }
    let names = Set([try setting("init.defaultBranch"), "main", "master"].compactMap { $0 }).sorted()
    let candidates = ["origin/HEAD"] + names.map { "origin/\($0)" }
    for name in candidates where try repository.commit(ofReference: "refs/remotes/\(name)") != nil {
      return "\(name)..HEAD"
    }
    for name in names where current != "refs/heads/\(name)" {
      if try repository.commit(ofReference: "refs/heads/\(name)") != nil { return "\(name)..HEAD" }
    }
    throw StoreError.refused(
      message: "there is no branch that HEAD goes to", help: "name what to compare: git issue review BASE..HEAD")
  }
}
