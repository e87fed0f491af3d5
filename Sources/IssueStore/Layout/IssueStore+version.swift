internal import Issues

extension IssueStore {
  /// Brings the files of an older version of the format to that of this program, in one commit. Afterwards older programs
  /// refuse them, instead of misreading what they do not know.
  ///
  /// - Returns: The version that the files were of before; nil where they did not say.
  package func upgrade(_ delivery: Delivery, _ session: Session) throws -> Outcome<Int?> {
    try transact(delivery, session) { snapshot in
      try snapshot.requireTracker()
      let version = try snapshot.configuration.version
      let old = try snapshot.bytes(at: IssueFolder.configuration) ?? []
      let new = version == Configuration.currentVersion ? old : Configuration.upgraded(old)
      return Plan(
        edits: new == old ? [] : [.write(IssueFolder.configuration, new)],
        message: "issue: format version \(Configuration.currentVersion)\n", value: version)
    }
  }
}
