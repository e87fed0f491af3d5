internal import Issues

extension IssueStore {
  /// Keeps JSON Schemas beside the settings and the forms, and names them at the heads of these: all in one commit. Gives
  /// the paths that were written; none where all is as it should be.
  ///
  /// - Throws: ``StoreError/uncommittedEdits(_:)`` for a file that would have to be changed and is not as it is committed.
  package func keepSchemas(
    configuration: [UInt8], form: [UInt8], _ delivery: Delivery, _ session: Session
  ) throws -> Outcome<[String]> {
    try transact(delivery, session) { snapshot in
      try snapshot.requireTracker()
      var edits: [FileEdit] = []
      func write(_ path: String, _ bytes: [UInt8], over old: [UInt8]?) {
        if bytes != old { edits.append(.write(path, bytes)) }
      }
      if let settings = try snapshot.bytes(at: IssueFolder.configuration) {
        write(IssueFolder.configuration, SchemaLine.adding("schema/config.json", to: settings), over: settings)
      }
      for name in try snapshot.names(in: IssueFolder.forms) where Settings.type(ofForm: name) != nil {
        let path = "\(IssueFolder.forms)/\(name)"
        guard let form = try snapshot.bytes(at: path) else { continue }
        write(path, SchemaLine.adding("../schema/form.json", to: form), over: form)
      }
      // Last: where an edit of somebody is in the way, not even the folder is made.
      for (name, schema) in [("config.json", configuration), ("form.json", form)] {
        let path = "\(IssueFolder.schemas)/\(name)"
        write(path, schema, over: try snapshot.bytes(at: path))
      }
      return Plan(edits: edits, message: "issue: keep schemas for editors\n", value: edits.map(\.path))
    }
  }
}
