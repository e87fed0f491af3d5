internal import Git
internal import Issues

/// How an import is told in commits.
package enum ImportTelling: Sendable {
  /// One commit with everything.
  case atOnce
  /// A commit for each event of the source, by who did it and when.
  case asItHappened
}

/// The commits that tell of each event of imported reports, in the order of time.
struct ImportHistory {
  private struct Step {
    let id: IssueID
    let path: String
    let title: String
    let moment: Entry.Moment
    /// What was before; nil for the report itself.
    let before: Document?
    let comments: [FileEdit]
  }

  private var steps: [Step] = []
  /// The paths that steps write, and so the first commit does not.
  private var paths: Set<String> = []
  /// The issues that a step brings.
  private var brought: Set<IssueID> = []

  /// Adds a report that is new here.
  ///
  /// - Parameter comments: The files of all comments of the entry, in its order.
  /// - Returns: Its states before the last, which are judged too.
  mutating func add(
    _ entry: Entry, _ id: IssueID, _ document: Document, path: String, comments: [FileEdit], form: Form,
    configuration: Configuration
  ) -> [Document] {
    guard comments.count == entry.comments.count else { return [] }
    let title = Redactor(document.bytes).mask(document["title"]?.text ?? "")
    var before: Document?
    var states: [Document] = []
    for moment in entry.history(of: document, form: form, configuration: configuration) {
      let files = moment.comments.map { comments[$0] }
      steps.append(Step(id: id, path: path, title: title, moment: moment, before: before, comments: files))
      paths.formUnion(files.map(\.path) + [path])
      brought.insert(id)
      if let state = moment.document {
        if state != document { states.append(state) }
        before = state
      }
    }
    return states
  }

  /// The commits: first what no event tells of, with the settings and the baseline that the others are judged by.
  func commits(_ edits: [FileEdit], message: String) -> [PlannedCommit] {
    guard !steps.isEmpty else { return [] }
    let others = edits.filter { !paths.contains($0.path) }
    var commits = others.isEmpty ? [] : [PlannedCommit(edits: others, message: message, author: nil)]
    var missing = brought
    for step in ordered {
      missing.remove(step.id)
      var edits = step.comments
      if let document = step.moment.document {
        // A report cannot name one that is not there yet; what is left out so comes last.
        let unknown = (document["related"]?.value.texts ?? []).filter { IssueID($0).map(missing.contains) ?? false }
        edits.append(.write(step.path, document.removing(unknown, from: "related").bytes))
      }
      commits.append(PlannedCommit(edits: edits, message: self.message(of: step), author: Self.author(step.moment)))
    }
    return commits
  }

  /// By time; but a report comes first of what happened to it, whatever its dates say.
  private var ordered: [Step] {
    var latest: [IssueID: Int] = [:]
    let timed = steps.enumerated().map { index, step in
      let time = max(step.moment.seconds, latest[step.id] ?? step.moment.seconds)
      latest[step.id] = time
      return (time: time, index: index, step: step)
    }
    return timed.sorted { ($0.time, $0.index) < ($1.time, $1.index) }.map(\.step)
  }

  private func message(of step: Step) -> String {
    guard let document = step.moment.document else { return IssueStore.message(step.id, "comment") }
    guard let before = step.before else { return IssueStore.message(step.id, step.title) }
    return IssueStore.message(
      step.id, IssueStore.summary(Change.between(before, document), hidingSecretsOf: [before, document]))
  }

  /// Git asks for a name, and for no address.
  private static func author(_ moment: Entry.Moment) -> Signature {
    let person = moment.author
    let names = [person.name, person.email.map { String($0.prefix { $0 != "@" }) }].compactMap { $0 }
    let name = names.map { $0.filter { !"<>\n\r\0".contains($0) }.trimmed }.first { !$0.isEmpty } ?? "unknown"
    return Signature(
      name: name, email: (person.email ?? "").trimmed, time: Int64(max(0, moment.seconds)), offset: 0)
  }
}
