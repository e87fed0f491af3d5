package import Issues

extension IssueStore {
  /// Moves all issues to where a layout has them, with what belongs to them, and writes the layout into the settings: one
  /// commit, which changes no report.
  ///
  /// - Parameter layout: Nil for that of the settings.
  /// - Throws: ``StoreError/uncommittedMove(_:_:)`` for a file that is not as it is committed, and
  ///   ``StoreError/refused(message:help:)`` where something is in the way.
  package func arrange(_ layout: Configuration.Layout?, _ delivery: Delivery, _ session: Session) throws
    -> Outcome<[Misplacement]>
  {
    try transact(delivery, session) { snapshot in
      try snapshot.requireTracker()
      let configuration = try snapshot.configuration
      let layout = layout ?? configuration.layout
      let misplacements = try snapshot.misplacements(in: layout)
      var edits = misplacements.map(\.edit)
      if layout != configuration.layout {
        let bytes = try snapshot.bytes(at: IssueFolder.configuration) ?? []
        edits.append(.write(IssueFolder.configuration, Configuration.setting(layout, in: bytes)))
      }
      return Plan(edits: edits, message: "issue: layout \(layout.rawValue)\n", value: misplacements)
    }
  }

  /// Gives issues the file names that go with their ids.
  package func rename(_ delivery: Delivery, _ session: Session) throws -> Outcome<[Misplacement]> {
    try transact(delivery, session) { snapshot in
      let misnomers = try snapshot.misnomers()
      let ids = misnomers.map(\.id).reduce(into: [IssueID]()) { if $0.last != $1 { $0.append($1) } }
      return Plan(
        edits: misnomers.map(\.edit),
        message: "issue: name files by their ids\n\n" + ids.map { "Issue: \($0)\n" }.joined(), value: misnomers)
    }
  }
}
