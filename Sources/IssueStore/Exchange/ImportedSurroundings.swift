internal import Issues

/// What documents bring besides issues: settings, known issues, patterns to watch. Written with the issues, in one commit.
struct ImportedSurroundings {
  private var requests: [ImportRequest] = []
  /// What was not taken over, with its source.
  private(set) var leftOut: [(source: String, part: ImportedDocument.LeftOut)] = []

  /// The documents that bring any.
  var sources: Set<String> {
    Set(
      requests.filter {
        $0.document.settings != ImportedSettings() || !$0.document.known.isEmpty
          || !$0.document.watched.isEmpty
      }.map(\.source))
  }

  mutating func add(_ request: ImportRequest) { requests.append(request) }

  /// The settings, with what documents say of them where they say nothing of their own.
  mutating func configuration(_ file: [UInt8]) throws -> [UInt8] {
    var file = file
    for request in requests where request.document.settings != ImportedSettings() {
      let (edited, untaken) = try Configuration.taking(request.document.settings, into: file)
      file = edited
      for one in untaken {
        note(request.source, line: one.severity.line, "\(one.severity.name): \(one.severity.meaning)", one.reason)
      }
    }
    return file
  }

  /// The files of the knowledge base and the watch list.
  ///
  /// What is known here in other words stays, and is told: an import overwrites nothing that somebody has written.
  mutating func edits(in snapshot: Snapshot, _ checker: Checker, refused: inout [Diagnostic]) throws -> [FileEdit] {
    var edits: [FileEdit] = []
    if requests.contains(where: { !$0.document.known.isEmpty }) {
      let base = try snapshot.knowledgeBase()
      var new: [KnownIssue] = []
      for (index, request) in requests.enumerated() {
        let earlier = requests[..<index].flatMap(\.document.known)
        for read in request.document.known {
          let known = read.value
          if !base.entries.contains(where: { $0.known.saysSame(as: known) }), let other = base.entry(about: known) {
            let text = [known.issue, known.cause, known.solution].joined(separator: " | ")
            note(request.source, line: read.line, text, "differs from \(other.path), which stays as it is")
          } else if !earlier.contains(where: { $0.value.saysSame(as: known) }) {
            // Two documents may know the same.
            new.append(known)
          }
        }
      }
      for file in base.recording(new) {
        refused += checker.check(file.document, ofKnownIssueAt: file.path).diagnostics.filter { $0.level == .error }
        edits.append(.write(file.path, file.document.bytes))
      }
    }
    let watched = requests.flatMap(\.document.watched)
    if !watched.isEmpty {
      let old = try snapshot.bytes(at: IssueFolder.watch) ?? []
      let list = try WatchList.adding(watched, to: old)
      if list != old { edits.append(.write(IssueFolder.watch, list)) }
    }
    return edits
  }

  private mutating func note(_ source: String, line: Int, _ text: String, _ reason: String) {
    leftOut.append((source, ImportedDocument.LeftOut(lines: line...line, text: text, reason: reason)))
  }
}
