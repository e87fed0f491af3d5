package import Issues

extension IssueStore {
  /// What happens to a form that is there already.
  package enum Presence: Sendable { case kept, replaced }

  /// Keeps forms in `.issues/forms`, all of them in one commit, and gives the paths that were written.
  ///
  /// - Parameter presence: Unless it is ``Presence/replaced``, a type that has a form stops it all.
  package func importForms(
    _ imported: [ImportedForm], whereThere presence: Presence, _ delivery: Delivery, _ session: Session
  ) throws -> Outcome<[String]> {
    try transact(delivery, session) { snapshot in
      try snapshot.requireTracker()
      let names = try snapshot.names(in: IssueFolder.forms)
      var edits: [FileEdit] = []
      for form in imported {
        let type = form.form.type
        let present = names.first { Settings.type(ofForm: $0) == type }
        if let present, presence == .kept {
          throw StoreError.refused(
            message: "there is a form '\(type)' already: \(IssueFolder.forms)/\(present)",
            help: "name another type with --type, or replace it with --force")
        }
        let path = "\(IssueFolder.forms)/\(present ?? "\(type).yml")"
        if try snapshot.bytes(at: path) != form.bytes { edits.append(.write(path, form.bytes)) }
      }
      let types = imported.map(\.form.type)
      let subject = types.count == 1 ? "import the form \(types[0])" : "import \(types.count) forms"
      let body = types.count == 1 ? "" : "\n" + types.map { "- \($0)\n" }.joined()
      return Plan(edits: edits, message: "issue: \(subject)\n\(body)", value: edits.map(\.path))
    }
  }
}
