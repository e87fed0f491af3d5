internal import Git
package import Issues

/// What a command is told of a change to one issue.
package struct ChangedIssue {
  package let issue: Issue
  package let changes: [Change]
  /// Warnings: errors stop the change.
  package let diagnostics: [Diagnostic]
  /// Errors that the baseline covers, and that are still there.
  package let covered: [Diagnostic]
}

extension IssueStore {
  /// Files a new report under the next free id.
  ///
  /// - Parameter make: The report, with the id that it gets.
  /// - Throws: ``StoreError/rejected(_:)`` where it breaks rules.
  package func add(
    prefix: String, title: String, _ delivery: Delivery, _ session: Session,
    make: (IssueID, Settings) throws -> Document
  ) throws -> Outcome<ChangedIssue> {
    try transact(delivery, session) { snapshot in
      let (document, path, judged) = try self.prospect(prefix: prefix, title: title, in: snapshot, make: make)
      guard !judged.hasErrors, let issue = Issue(document, path: path) else {
        throw StoreError.rejected(judged.diagnostics)
      }
      var plan = Plan(
        edits: [.write(path, document.bytes)],
        message: Self.message(issue.id, Redactor(document.bytes).mask("reported: \(issue.title)")),
        value: ChangedIssue(
          issue: issue, changes: Change.between(nil, document), diagnostics: judged.diagnostics,
          covered: judged.covered))
      plan.branch = IntakeBranch.name(of: issue.id)
      return plan
    }
  }

  /// What a new report would be, and what the rules say of it. Nothing is written.
  func prospect(
    prefix: String, title: String, in snapshot: Snapshot, make: (IssueID, Settings) throws -> Document
  ) throws -> (document: Document, path: String, judged: Judged) {
    try snapshot.requireTracker()
    let settings = try snapshot.settings
    let id = try nextID(prefix: prefix, in: snapshot)
    let document = try make(id, settings)
    // The file's name is told wherever the issue is.
    let title = Redactor(document.bytes).mask(document["title"]?.text ?? title)
    let path = IssueFolder.path(of: id, title: title, layout: settings.configuration.layout)
    return (document, path, try Checker(snapshot).check(document, path: path))
  }

  /// Changes one issue.
  ///
  /// - Parameter edit: The new document; the old one itself, where there is nothing to change.
  /// - Throws: ``StoreError/rejected(_:)`` where the result breaks rules, and whatever
  ///   ``Snapshot/issue(_:)`` throws.
  package func change(
    _ id: IssueID, _ delivery: Delivery, _ session: Session, edit: (Issue, Settings) throws -> Document
  ) throws -> Outcome<ChangedIssue> {
    try transact(delivery, session) { snapshot in
      let old = try snapshot.issue(id)
      let document = try edit(old, snapshot.settings)
      let changes = Change.between(old.document, document)
      guard document != old.document else {
        return Plan(edits: [], message: "", value: ChangedIssue(issue: old, changes: [], diagnostics: [], covered: []))
      }
      let checker = try Checker(snapshot, comparedWith: snapshot)
      let judged = try checker.check(document, path: old.path)
      guard !judged.hasErrors, let issue = Issue(document, path: old.path) else {
        throw StoreError.rejected(judged.diagnostics)
      }
      return Plan(
        edits: [.write(old.path, document.bytes)],
        message: Self.message(id, Self.summary(changes, hidingSecretsOf: [old.document, document])),
        value: ChangedIssue(
          issue: issue, changes: changes, diagnostics: try new(judged.diagnostics, old, checker),
          covered: judged.covered))
    }
  }

  /// What an issue would be after a change, and what the rules say of it: every error, and the warnings that it did not
  /// have before. Nothing is written.
  ///
  /// - Throws: Whatever ``Snapshot/issue(_:)`` throws.
  package func check(
    _ id: IssueID, edit: (Issue, Settings) throws -> Document
  ) throws -> (document: Document, diagnostics: [Diagnostic]) {
    let snapshot = try current()
    let old = try snapshot.issue(id)
    let document = try edit(old, snapshot.settings)
    let checker = try Checker(snapshot, comparedWith: snapshot)
    let found = try checker.check(document, path: old.path).diagnostics
    let new = try new(found, old, checker)
    return (document, found.filter { $0.level == .error || new.contains($0) })
  }

  /// The diagnostics that an issue did not have before: who changes one field is not told again what it lacks anyway.
  func new(_ diagnostics: [Diagnostic], _ old: Issue, _ checker: Checker) throws -> [Diagnostic] {
    guard !diagnostics.isEmpty else { return [] }
    let known = try checker.check(old.document, path: old.path).diagnostics
    return diagnostics.filter { diagnostic in
      !known.contains { $0.rule == diagnostic.rule && $0.message == diagnostic.message }
    }
  }

  /// Adds files beside an issue: a comment, attachments.
  ///
  /// - Parameter make: The files, by their names in the issue's folder.
  package func addCompanions(
    to id: IssueID, summary: String, _ delivery: Delivery, _ session: Session,
    make: (Issue, Snapshot) throws -> [(name: String, bytes: [UInt8])]
  ) throws -> Outcome<[String]> {
    try transact(delivery, session) { snapshot in
      let issue = try snapshot.issue(id)
      if delivery == .commit { try self.refuseUncommitted(issue, snapshot) }
      let folder = IssueFolder.companion(of: issue.path)
      var edits: [FileEdit] = []
      for file in try make(issue, snapshot) {
        let path = "\(folder)/\(file.name)"
        if try snapshot.bytes(at: path) == file.bytes { continue }
        edits.append(.write(path, file.bytes))
      }
      return Plan(edits: edits, message: Self.message(id, summary), value: edits.map(\.path))
    }
  }

  /// A comment belongs to a report that others can read too.
  func refuseUncommitted(_ issue: Issue, _ snapshot: Snapshot) throws {
    guard snapshot.source == .workTree, let head = try headCommit() else { return }
    let tree = try repository.tree(of: head)
    let committed = try repository.entry(at: issue.path, in: tree)?.id
    guard try committed == repository.blobID(of: issue.document.bytes, at: issue.path) else {
      throw StoreError.uncommittedEdits(issue.path)
    }
  }

  /// The message of a commit about one issue.
  package static func message(_ id: IssueID, _ summary: String) -> String {
    let line = summary.split(whereSeparator: \.isNewline).joined(separator: " ")
    let subject = "issue: \(id) \(line)"
    return "\(subject.count > 100 ? subject.prefix(99) + "…" : subject[...])\n\nIssue: \(id)\n"
  }

  /// `open → fixed, severity high → critical, Resolution added`.
  ///
  /// - Parameter documents: Where the values are from: a secret in them is not repeated.
  static func summary(_ changes: [Change], hidingSecretsOf documents: [Document]) -> String {
    let words = changes.map { change -> String in
      guard change.kind == .field else {
        return "\(change.name) \(change.old == nil ? "added" : change.new == nil ? "removed" : "edited")"
      }
      let name = change.name == "status" ? "" : "\(change.name) "
      switch (change.old, change.new) {
      case (let old?, let new?): return "\(name)\(old) → \(new)"
      case (nil, let new?): return "\(name)\(new)"
      case (_, nil): return "\(name)removed"
      }
    }
    let summary = words.isEmpty ? "edited" : words.joined(separator: ", ")
    return documents.reduce(summary) { Redactor($1.bytes).mask($0) }
  }
}
