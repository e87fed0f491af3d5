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
    /// What stands in place of a text that could be read: a link, or a file that is too large.
    package let obstacle: String?

    package init(path: String, document: Document, obstacle: String? = nil) {
      self.path = path
      self.document = document
      self.obstacle = obstacle
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
    _ id: IssueID?, from old: State?, to new: State?, companions: [CompanionChange], referrers: [String] = [],
    reading: FormReading?, configuration: Configuration
  ) {
    let redactors = [old, new].compactMap { $0.map { Redactor($0.document.bytes) } }
    func masked(_ text: String) -> String { redactors.reduce(text) { $1.mask($0) } }
    let documents = [new, old].compactMap { $0?.document }
    self.id = id ?? documents.compactMap { $0["id"]?.text.flatMap { IssueID($0) } }.first
    path = new?.path ?? old?.path ?? ""
    formerPath = old.flatMap { old in new.flatMap { $0.path == old.path ? nil : old.path } }
    title = masked(documents.compactMap { $0["title"]?.text }.first ?? "")
    self.referrers = referrers
    guard let new else {
      // All that belonged to it is gone with it.
      events = [.deleted]
      changes = Change.between(old?.document, nil).map { $0.map(masked) }
      suspicions = [Suspicion(.deleted, "the issue was deleted; closing it keeps it")]
      return
    }
    let comparison =
      new.obstacle == nil
      ? Comparison(
        old: old.flatMap { $0.obstacle == nil ? $0.document : nil }, new: new.document, reading: reading,
        configuration: configuration) : nil
    let obstacle =
      old?.obstacle == new.obstacle ? [] : [Change(.file, "file", old: old?.obstacle, new: new.obstacle)]
    changes = (obstacle + (comparison?.changes ?? []) + companions.map(\.change)).map { $0.map(masked) }
    suspicions = ((comparison?.suspicions ?? []) + companions.flatMap(\.suspicions)).map {
      Suspicion($0.kind, masked($0.message))
    }
    var events = old == nil ? [.new] : comparison?.events ?? []
    if formerPath != nil { events.append(.renamed) }
    if events.isEmpty || events == [.renamed] && !changes.isEmpty { events.append(.changed) }
    self.events = events
  }

  /// What happens to the comments and attachments of an issue that itself stays as it is.
  package init(_ id: IssueID?, of state: State, companions: [CompanionChange]) {
    self.init(id, from: state, to: state, companions: companions, reading: nil, configuration: Configuration())
  }

  /// The changes, without the fields of a new issue that its name and its title tell already.
  package var told: [Change] {
    guard events.contains(.new) else { return changes }
    return changes.filter { $0.kind != .field || $0.name != "id" && $0.name != "title" }
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

extension Change {
  fileprivate func map(_ transform: (String) -> String) -> Change {
    Change(kind, transform(name), old: old.map(transform), new: new.map(transform))
  }
}
