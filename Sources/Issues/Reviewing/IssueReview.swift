/// What a change does to one issue.
package struct IssueReview: Sendable {
  /// What becomes of the issue as a whole. The order is the one in which reviewers are told.
  package enum Event: String, Sendable, CaseIterable {
    case deleted, new, closed, reopened, renamed, changed
  }

  /// The id in its file's name, or in its front matter; nil where neither has one.
  package let id: IssueID?
  /// Its path after the change; the last one it had, where it is deleted.
  package let path: String
  /// Its path before, where that was another.
  package let formerPath: String?
  package let title: String
  package let events: [Event]
  /// Field by field, section by section, without the secrets in them.
  package let changes: [Change]
  package let suspicions: [Suspicion]
  /// The issues that still name it as related, where it is deleted.
  package let referrers: [String]
}

extension IssueReview {
  /// An issue before or after a change.
  package struct State {
    package let path: String
    package let document: Document

    package init(path: String, document: Document) {
      self.path = path
      self.document = document
    }
  }

  /// Compares an issue with what it was.
  ///
  /// - Parameters:
  ///   - id: The id in its file's name.
  ///   - old: Nil where the change brings it in.
  ///   - new: Nil where the change takes it away.
  ///   - companions: What happens to its comments and attachments.
  ///   - reading: The form that it is read under.
  package init(
    _ id: IssueID?, from old: State?, to new: State?, companions: [Change], referrers: [String] = [],
    reading: FormReading?, configuration: Configuration
  ) {
    let comparison = Comparison(
      old: old?.document, new: new?.document, reading: reading, configuration: configuration)
    let redactors = [old, new].compactMap { $0.map { Redactor($0.document.bytes) } }
    func masked(_ text: String) -> String { redactors.reduce(text) { $1.mask($0) } }
    let document = new?.document ?? old?.document
    self.id = id ?? document?["id"]?.text.flatMap { IssueID($0) }
    path = new?.path ?? old?.path ?? ""
    formerPath = old.flatMap { old in new.flatMap { $0.path == old.path ? nil : old.path } }
    title = masked(document?["title"]?.text ?? "")
    var events = comparison.events
    if formerPath != nil { events.append(.renamed) }
    changes = (comparison.changes + companions).map { change in
      Change(change.kind, masked(change.name), old: change.old.map(masked), new: change.new.map(masked))
    }
    if events.isEmpty || events == [.renamed] && !changes.isEmpty { events.append(.changed) }
    self.events = events
    suspicions = comparison.suspicions + companions.compactMap(Suspicion.init(companion:))
    self.referrers = referrers
  }

  /// What happens to the comments and attachments of an issue that itself stays as it is.
  package init(_ id: IssueID?, of state: State, companions: [Change]) {
    self.init(id, from: state, to: state, companions: companions, reading: nil, configuration: Configuration())
  }

  package var json: JSON {
    .object([
      ("id", .optional(id?.description)), ("path", .text(path)), ("formerPath", .optional(formerPath)),
      ("title", .text(title)), ("events", .texts(events.map(\.rawValue))),
      ("changes", .list(changes.map(\.json))), ("suspicions", .list(suspicions.map(\.json))),
      ("referrers", .texts(referrers)),
    ])
  }
}

extension Suspicion {
  /// Somebody's words, and the evidence, are added to, not rewritten.
  fileprivate init?(companion: Change) {
    switch (companion.kind, companion.old, companion.new) {
    case (.comment, _?, _?): self.init(.commentRewritten, "a comment was rewritten")
    case (.comment, _?, nil): self.init(.commentRemoved, "a comment was removed")
    case (.attachment, let name?, nil): self.init(.attachmentRemoved, "the attachment \(name) was removed")
    default: return nil
    }
  }
}
