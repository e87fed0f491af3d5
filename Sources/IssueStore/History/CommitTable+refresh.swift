internal import Git
internal import Issues

extension CommitTable {
  static let path = "git-issue/history"
  /// How many commits are worth a thread, and how many are read before what is known is written.
  private static let commitsOfThread = 512
  private static let commitsAtOnce = 128
  private static let commitsOfPart = 16_384

  /// The table with some commits and all that they are made on.
  ///
  /// What it knows is kept in `<git-common-dir>/git-issue/history`, which may be deleted at any time. A first reading that
  /// is broken off goes on where it was. Where history was cut, nothing is kept: the cut may move.
  ///
  /// - Parameter progress: Told how many commits there are to be read, and then how many more have been.
  static func upTo(
    _ tips: [ObjectID], in store: IssueStore, progress: (IndexProgress) -> Void = { _ in }
  ) throws -> CommitTable {
    let place = WorkTree(root: store.repository.commonDirectory)
    let isKept = !store.repository.isShallow
    let kept = isKept ? CommitSegment(FixedBytes(path: "\(place.root)/\(path)")) : nil
    var table = CommitTable(segments: kept.map { $0.base == 0 ? [$0] : [] } ?? [])
    let unknown = try table.unknown(tips, in: store.repository)
    guard !unknown.isEmpty else { return table }
    if unknown.count > commitsOfThread { progress(.total(unknown.count)) }
    for start in stride(from: 0, to: unknown.count, by: commitsOfPart) {
      let part = unknown[start..<min(unknown.count, start + commitsOfPart)]
      table = try table.adding(part, in: store, progress)
      guard isKept, table.isWorthKeeping else { continue }
      var draft = CommitSegment.Draft(base: 0)
      for segment in table.segments { draft.add(segment) }
      let bytes = draft.bytes()
      if let segment = CommitSegment(FixedBytes(bytes)) { table = CommitTable(segments: [segment]) }
      // Where it cannot be written, it is read again next time.
      try? place.write(path, bytes)
    }
    return table
  }

  /// Whether it takes longer to read the newest commits again than to write all of them.
  private var isWorthKeeping: Bool {
    guard let last = segments.last else { return false }
    let changes = segments.reduce(0) { $0 + $1.changeCount }
    // To read a commit takes as long as to write some hundreds; one may change as many files as there are.
    return last.count > max(4, Int(Double(count).squareRoot() / 16)) || last.changeCount > max(256, changes / 64)
  }

  private struct Unknown: Sendable {
    let id: ObjectID
    let node: CommitNode
  }

  /// The commits that are not here, parents first.
  private func unknown(_ tips: [ObjectID], in repository: borrowing Repository) throws -> [Unknown] {
    var found: [Unknown] = []
    var seen: Set<ObjectID> = []
    var path: [(commit: Unknown, next: Int)] = []
    func enter(_ id: ObjectID) throws {
      guard !seen.contains(id), position(of: id) == nil else { return }
      seen.insert(id)
      path.append((Unknown(id: id, node: try repository.node(id)), 0))
    }
    for tip in tips {
      try enter(tip)
      while let (commit, next) = path.last {
        if next < commit.node.parents.count {
          path[path.count - 1].next += 1
          try enter(commit.node.parents[next])
        } else {
          found.append(commit)
          path.removeLast()
        }
      }
    }
    return found
  }

  /// What a commit has below `.issues`.
  private struct Content: Sendable {
    let folder: ObjectID?
    let differences: [TreeDifference]
  }

  private func adding(
    _ commits: ArraySlice<Unknown>, in store: IssueStore, _ progress: (IndexProgress) -> Void
  ) throws -> CommitTable {
    let work = SharedWork<Unknown, Content>(Array(commits), atOnce: Self.commitsAtOnce)
    let (table, place) = (self, store.place)
    // Without a repository of its own, a thread leaves the work to the others.
    let body: @Sendable () -> Void = {
      if let other = try? place.open() { work.run { try table.contents(of: $0, in: other.repository) } }
    }
    Threads.run(Threads.others(for: commits.count / Self.commitsOfThread), body) {
      work.run(
        { try table.contents(of: $0, in: store.repository) }, progress: { progress(.done(work.takeDone())) })
    }
    let recent = segments.dropFirst()
    var draft = CommitSegment.Draft(base: recent.first?.base ?? count)
    for segment in recent { draft.add(segment) }
    var positions: [ObjectID: Int] = [:]
    for (number, (commit, content)) in zip(commits, try work.found).enumerated() {
      positions[commit.id] = count + number
      draft.add(
        commit.id, folder: content.folder ?? .zero, time: commit.node.time,
        parents: commit.node.parents.compactMap { positions[$0] ?? position(of: $0) }, content.differences)
    }
    let added = CommitSegment(FixedBytes(draft.bytes()))
    return CommitTable(segments: Array(segments.prefix(1)) + (added.map { [$0] } ?? []))
  }

  private func contents(of commits: ArraySlice<Unknown>, in repository: borrowing Repository) throws -> [Content] {
    var last: (commit: ObjectID, folder: ObjectID?)?
    var contents: [Content] = []
    for commit in commits {
      var before: ObjectID?
      if let parent = commit.node.parents.first {
        if let last, last.commit == parent {
          before = last.folder
        } else if let position = position(of: parent) {
          before = folder(position)
        } else {
          before = try Self.folder(repository.node(parent).tree, in: repository)
        }
      }
      let folder = try Self.folder(commit.node.tree, in: repository)
      let differences = try Self.differences(from: before, to: folder, in: repository)
      contents.append(Content(folder: folder, differences: differences))
      last = (commit.id, folder)
    }
    return contents
  }

  /// What differs between two trees `.issues`.
  static func differences(
    from old: ObjectID?, to new: ObjectID?, in repository: borrowing Repository
  ) throws(GitError) -> [TreeDifference] {
    try repository.changes(from: old, to: new).map {
      TreeDifference(path: "\(IssueFolder.path)/\($0.path)", old: $0.old, new: $0.new)
    }
  }

  private static func folder(_ tree: ObjectID, in repository: borrowing Repository) throws -> ObjectID? {
    let entry = try repository.entry(at: IssueFolder.path, in: tree)
    return entry?.mode == .directory ? entry?.id : nil
  }
}
