internal import Git
package import Issues

extension IssueStore {
  /// Adds a pattern to those that are watched for, behind the last of its area.
  @discardableResult
  package func watch(_ pattern: WatchedPattern, _ delivery: Delivery, _ session: Session) throws -> Outcome<
    WatchedPattern
  > {
    try changeWatchList(delivery, session) { list, file in
      if let known = list.patterns.first(where: { $0.fullName == pattern.fullName }) {
        guard known.pattern == pattern.pattern, known.severity == pattern.severity else {
          throw StoreError.refused(
            message: "'\(pattern.fullName)' is watched for already, otherwise; nothing was written",
            help: "edit \(IssueFolder.watch)")
        }
        return (file, "", known)
      }
      return (try WatchList.adding([pattern], to: file), "watch: \(pattern.fullName)", pattern)
    }
  }

  /// Notes that a pattern was seen, or that it was not.
  @discardableResult
  package func tick(
    _ name: String, as sighting: WatchedPattern.Sighting, _ delivery: Delivery, _ session: Session
  ) throws -> Outcome<WatchedPattern> {
    try changeWatchList(delivery, session) { list, file in
      let found = list.patterns.indices.filter { list.patterns[$0].isNamed(name) }
      guard let index = found.first else {
        let meant = Nearest.question(about: name, among: list.patterns.map(\.name))
        throw StoreError.refused(
          message: "nothing is watched under the name '\(name)'", help: "\(meant)git issue watch lists what is")
      }
      guard found.count == 1 else {
        throw StoreError.refused(
          message: "'\(name)' is watched in several areas",
          help: "name one: \(found.map { list.patterns[$0].fullName }.joined(separator: ", "))")
      }
      var pattern = list.patterns[index]
      if pattern.sighting == sighting { return (file, "", pattern) }
      pattern.sighting = sighting
      let verb = sighting == .never ? "not seen" : "seen"
      return (try WatchList.ticking(index, as: sighting, in: file), "watch: \(verb): \(pattern.fullName)", pattern)
    }
  }

  private func changeWatchList(
    _ delivery: Delivery, _ session: Session,
    change: (WatchList, [UInt8]) throws -> (file: [UInt8], subject: String, value: WatchedPattern)
  ) throws -> Outcome<WatchedPattern> {
    try transact(delivery, session) { snapshot in
      try snapshot.requireTracker()
      let old = try snapshot.bytes(at: IssueFolder.watch) ?? []
      let (file, subject, value) = try change(WatchList(old), old)
      // What was written is read before anybody else has to.
      _ = try WatchList(file)
      let secrets = RuleSet.watchList(try snapshot.configuration).check(
        Subject(
          kind: .watchList, path: IssueFolder.watch, document: Document(body: file), reading: nil,
          configuration: try snapshot.configuration, types: []))
      guard !secrets.contains(where: { $0.level == .error }) else { throw StoreError.rejected(secrets) }
      return Plan(
        edits: file == old ? [] : [.write(IssueFolder.watch, file)], message: "issue: \(subject)\n", value: value)
    }
  }
}
