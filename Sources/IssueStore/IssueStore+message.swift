internal import Git
package import Issues

extension IssueStore {
  /// Judges what a commit message says of issues in its trailers, by what the index holds.
  ///
  /// - Parameters:
  ///   - candidates: The trailers that the message may have. Git is asked which of them it has, if they name issues that
  ///     may be ours.
  ///   - path: What the message is called in diagnostics.
  package func check(
    _ message: [UInt8], claiming candidates: [IssueTrailer], path: String = "commit message"
  ) throws -> Judged {
    let snapshot = Snapshot(self, .index)
    guard try !candidates.isEmpty && snapshot.isTracker else { return Judged() }
    let configuration = try snapshot.configuration
    let candidates = candidates.filter { trailer in
      trailer.mentions.allSatisfy { configuration.prefixes.contains($0.id.prefix) }
    }
    guard !candidates.isEmpty else { return Judged() }
    let trailers = IssueTrailer.confirmed(candidates, by: try trailers(of: message))
    guard !trailers.isEmpty else { return Judged() }
    let standings = try standings(of: Set(trailers.flatMap(\.mentions).map(\.id)), in: snapshot)
    let subject = Subject(
      kind: .message, path: path, document: Document(body: message), size: message.count, reading: nil,
      configuration: configuration, types: [],
      surroundings: .init(
        paths: { standings[$0]?.paths ?? [] }, fileExists: { _ in true },
        standing: { standings[$0]?.standing ?? .closed }),
      trailers: trailers)
    return Judged(diagnostics: RuleSet.message(configuration).check(subject))
  }

  /// What comments of commit messages begin with.
  package var commentSetting: String? {
    get throws {
      let configuration = try repository.configuration
      return configuration.string("core.commentString") ?? configuration.string("core.commentChar")
    }
  }

  /// The trailers of a commit message, each in one line.
  package func trailers(of message: [UInt8]) throws -> [UInt8] {
    let setting = try commentSetting
    // What Git has chosen it does not say.
    let mark = setting == CommitMessage.chosenByGit ? CommitMessage(message, commentSetting: setting).commentMark : nil
    return try MessageTrailers.parse(message, commentMark: mark, environment: environment)
  }

  /// The files of issues, and how each issue stands: as the one of its files that is least closed.
  private func standings(of ids: Set<IssueID>, in snapshot: Snapshot) throws
    -> [IssueID: (paths: [String], standing: Standing)]
  {
    var standings: [IssueID: (paths: [String], standing: Standing)] = [:]
    for file in try snapshot.files() {
      guard let id = file.id, ids.contains(id) else { continue }
      let standing = try standing(of: file, in: snapshot)
      let known = standings[id] ?? ([], .closed)
      standings[id] = (known.paths + [file.path], known.standing == .closed ? standing : known.standing)
    }
    return standings
  }

  private func standing(of file: Snapshot.File, in snapshot: Snapshot) throws -> Standing {
    switch try snapshot.load(file, sharing: []) {
    case .broken: return .unreadable(path: file.path)
    case .issue(let issue), .faulty(let issue, _):
      let configuration = try snapshot.configuration
      func isClosed(_ status: String?) -> Bool { configuration.status(status ?? "")?.isClosed ?? false }
      if isClosed(issue.status) { return .closed }
      let here = try workTree?.read(file.path).map { Document($0.bytes) }
      if isClosed(here?["status"]?.text) { return .closedInWorkTree(path: file.path) }
      let closed = issue.document.setting("status", to: .text(configuration.closingStatus))
      let missing = try snapshot.settings.form(ofType: issue.type)?.sectionsMissing(in: closed) ?? []
      return .open(status: issue.status, missing: missing.map(\.id))
    }
  }
}
