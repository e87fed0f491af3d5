package import Git
package import Issues

/// One commit's changes to an issue.
package struct Revision: Sendable {
  /// The id that the issue has in this commit.
  package let id: IssueID
  package let commit: Commit
  /// The path of the issue in this commit; the last one it had, where the commit removes it.
  package let path: String
  package let changes: [Change]
  /// Whether the commit brings the issue in, or takes it away.
  package let event: Event

  package enum Event: String, Sendable { case created, changed, deleted }
}

/// The revisions of an issue, worked out from commits, so that they cannot disagree with the files.
package struct History {
  let store: IssueStore

  package init(_ store: IssueStore) { self.store = store }

  /// The revisions of one issue, the newest first.
  ///
  /// A commit counts where it differs from all of its parents; of a merge that took one side as it was, only that side
  /// is followed, as `git log` does. A renamed or renumbered file is followed by its id.
  ///
  /// - Parameter isCut: Whether the history ends early, because the clone is shallow.
  package func revisions(of id: IssueID, from start: ObjectID, isCut: inout Bool) throws -> [Revision] {
    let prefixes = try Snapshot(store, .commit(start)).configuration.prefixes
    var reader = TreeReader(store, prefixes: prefixes)
    var pending = Pending()
    if let place = try reader.place(of: id, in: start) ?? lastPlace(of: id, from: start, &reader) {
      pending.add(place.commit, id: id, path: nil, time: try store.repository.commitInfo(place.commit).committer.time)
    }
    let cut = Set(store.repository.shallowCommits)
    var revisions: [Revision] = []
    while let (commitID, id, path) = pending.next() {
      let commit = try store.repository.commitInfo(commitID)
      let state = try reader.state(of: id, at: path, in: commitID)
      let names = Set([id] + (state?.formerly ?? []))
      let parents = try commit.parents.map { parent in
        (id: parent, state: try reader.state(ofAny: names, preferring: id, of: state, in: parent, before: commitID))
      }
      if let same = parents.first(where: { $0.state?.fingerprint == state?.fingerprint }) {
        if let state = same.state { pending.add(same.id, id: state.id, path: state.path, time: try time(same.id)) }
        continue
      }
      if cut.contains(commitID), parents.isEmpty {
        isCut = true
        continue
      }
      // A change is told against the first parent that knows the issue.
      let before = parents.first { $0.state != nil }?.state
      var changes = try reader.changes(from: before, to: state)
      // What a merge takes from its other side is told by that side's own commits.
      for other in parents.compactMap(\.state).dropFirst() {
        let others = Set(try reader.changes(from: other, to: state).map(\.name))
        changes.removeAll { !others.contains($0.name) }
      }
      let event: Revision.Event = state == nil ? .deleted : before == nil ? .created : .changed
      let isMerge = parents.count { $0.state != nil } > 1
      if !isMerge || !changes.isEmpty {
        revisions.append(
          Revision(id: id, commit: commit, path: state?.path ?? before?.path ?? "", changes: changes, event: event))
      }
      for parent in parents {
        if let state = parent.state {
          pending.add(parent.id, id: state.id, path: state.path, time: try time(parent.id))
        }
      }
    }
    return try inOrder(revisions, from: start)
  }

  /// No revision above one of its descendants, though their clocks may say so, or show the same second.
  private func inOrder(_ revisions: [Revision], from start: ObjectID) throws -> [Revision] {
    let times = revisions.map(\.commit.committer.time)
    guard zip(times, times.dropFirst()).contains(where: { $0 <= $1 }) else { return revisions }
    var places: [ObjectID: Int] = [:]
    try store.repository.walk(from: [start], order: .topological) { (commit) throws(GitError) in
      places[commit] = places.count
      return .next
    }
    return revisions.sorted { places[$0.commit.id, default: .max] < places[$1.commit.id, default: .max] }
  }

  private func time(_ commit: ObjectID) throws -> Int64 { try store.repository.commitInfo(commit).committer.time }

  /// The commit that removed an issue that is not there any more.
  private func lastPlace(of id: IssueID, from start: ObjectID, _ reader: inout TreeReader) throws -> TreeReader.Place? {
    var found: ObjectID?
    var seen: Set<ObjectID> = []
    try store.repository.walk(from: [start], order: .topological) { (commit) throws(GitError) in
      guard let folder = try store.repository.entry(at: IssueFolder.path, in: store.repository.tree(of: commit)),
        folder.mode == .directory, seen.insert(folder.id).inserted
      else { return .next }
      if try reader.holds(id, folder.id) {
        found = commit
        return .stop
      }
      return .next
    }
    guard let last = found else { return nil }
    // The removal is a child of the last commit that has it.
    var removal = last
    try store.repository.walk(from: [start], hiding: [last], order: .topological) { (commit) throws(GitError) in
      if try store.repository.commitInfo(commit).parents.contains(last) {
        removal = commit
        return .stop
      }
      return .next
    }
    return TreeReader.Place(commit: removal)
  }

  /// Commits to look at, the newest first, each once for an id; with the path that the issue has there, where it is
  /// known.
  private struct Pending {
    private var waiting: [(time: Int64, commit: ObjectID, id: IssueID, path: String?)] = []
    private var seen: Set<ObjectID> = []

    mutating func add(_ commit: ObjectID, id: IssueID, path: String?, time: Int64) {
      guard seen.insert(commit).inserted else { return }
      let index = waiting.firstIndex { $0.time > time } ?? waiting.endIndex
      waiting.insert((time, commit, id, path), at: index)
    }

    mutating func next() -> (ObjectID, IssueID, String?)? { waiting.popLast().map { ($0.commit, $0.id, $0.path) } }
  }
}

/// Reads issues from the trees of commits, each tree once.
private struct TreeReader {
  struct Place { let commit: ObjectID }

  /// An issue in a commit: its file, and the folder with its comments and attachments.
  struct State {
    let id: IssueID
    let path: String
    let blob: ObjectID
    let companion: ObjectID?
    let formerly: [IssueID]
    var fingerprint: [ObjectID?] { [blob, companion] }
  }

  /// A file that is named after an id.
  private struct Found {
    let path: String
    let blob: ObjectID
    let companion: ObjectID?
  }

  private let store: IssueStore
  private let prefixes: [String]
  private var names: [ObjectID: [IssueID: [Found]]] = [:]
  private var documents: [ObjectID: [IssueID]] = [:]

  init(_ store: IssueStore, prefixes: [String]) {
    self.store = store
    self.prefixes = prefixes
  }

  mutating func place(of id: IssueID, in commit: ObjectID) throws -> Place? {
    try state(of: id, at: nil, in: commit) == nil ? nil : Place(commit: commit)
  }

  /// - Parameter path: Which of several files with the id, where it is known; else the first.
  mutating func state(of id: IssueID, at path: String?, in commit: ObjectID) throws -> State? {
    let found = try found(id, in: commit)
    return try (found.first { $0.path == path } ?? found.first).map { try state($0, id) }
  }

  /// The issue as it was in a parent of a commit: under its id, or one that it had before. Of two reports with one id, it
  /// is the one whose file's name goes on as its own does. What stands beside it in the commit is another issue.
  mutating func state(
    ofAny ids: Set<IssueID>, preferring id: IssueID, of issue: State?, in parent: ObjectID, before commit: ObjectID
  ) throws -> State? {
    guard let issue else { return try state(of: id, at: nil, in: parent) }
    let slug = IssueFolder.slug(ofPath: issue.path)
    var others: [State] = []
    for known in [id] + ids.subtracting([id]).sorted() {
      let beside = try found(known, in: commit).filter { $0.path != issue.path }
      let found = try found(known, in: parent)
      // Where two sides had filed a report under one name, the one that moved is the one that is not there any more.
      let same = found.filter { file in !beside.contains { $0.path == file.path && $0.blob == file.blob } }
      if let file = same.first(where: { IssueFolder.slug(ofPath: $0.path) == slug }) { return try state(file, known) }
      others += try found.filter { file in !beside.contains { $0.path == file.path } }.map { try state($0, known) }
    }
    return others.first
  }

  private mutating func state(_ found: Found, _ id: IssueID) throws -> State {
    State(id: id, path: found.path, blob: found.blob, companion: found.companion, formerly: try formerly(found.blob))
  }

  private mutating func found(_ id: IssueID, in commit: ObjectID) throws -> [Found] {
    guard let folder = try store.repository.entry(at: IssueFolder.path, in: store.repository.tree(of: commit)),
      folder.mode == .directory
    else { return [] }
    return try issues(in: folder.id)[id] ?? []
  }

  mutating func holds(_ id: IssueID, _ folder: ObjectID) throws(GitError) -> Bool { try issues(in: folder)[id] != nil }

  func changes(from old: State?, to new: State?) throws -> [Change] {
    var changes: [Change] = []
    if old?.blob != new?.blob {
      changes = Change.between(
        try old.map { Document(try store.repository.blob($0.blob, limit: Document.largest)) },
        try new.map { Document(try store.repository.blob($0.blob, limit: Document.largest)) })
    }
    if let old, let new, old.path != new.path { changes.append(Change(.file, "path", old: old.path, new: new.path)) }
    guard old?.companion != new?.companion else { return changes }
    for difference in try store.repository.changes(from: old?.companion, to: new?.companion) {
      let kind: Change.Kind = difference.path.hasPrefix("comments/") ? .comment : .attachment
      changes.append(Change(difference, kind, in: store.repository))
    }
    return changes
  }

  /// The issues under a tree `.issues`, by id, and in the order of their paths.
  private mutating func issues(in folder: ObjectID) throws(GitError) -> [IssueID: [Found]] {
    if let known = names[folder] { return known }
    var found: [IssueID: [Found]] = [:]
    try collect(folder, at: IssueFolder.path, &found)
    // Neighbouring commits share their listings; all of a long history would not fit.
    if names.count >= 8 { names.removeAll() }
    names[folder] = found
    return found
  }

  private func collect(_ tree: ObjectID, at path: String, _ found: inout [IssueID: [Found]]) throws(GitError) {
    let entries = try store.repository.entries(of: tree)
    var folders: [String: ObjectID] = [:]
    for entry in entries where entry.mode == .directory {
      folders[entry.name] = entry.id
      if path == IssueFolder.path, IssueFolder.isBucket(entry.name) {
        try collect(entry.id, at: "\(path)/\(entry.name)", &found)
      }
    }
    for entry in entries where entry.mode != .directory {
      let full = "\(path)/\(entry.name)"
      guard let id = IssueFolder.id(of: full, prefixes: prefixes) else { continue }
      found[id, default: []].append(
        Found(path: full, blob: entry.id, companion: folders[String(entry.name.dropLast(3))]))
    }
  }

  private mutating func formerly(_ blob: ObjectID) throws -> [IssueID] {
    if let known = documents[blob] { return known }
    let ids = (Document(try store.repository.blob(blob, limit: Document.largest))["formerly"]?.value.texts ?? [])
      .compactMap { IssueID($0) }
    documents[blob] = ids
    return ids
  }
}

extension Revision {
  package func json(_ mailmap: (Signature) -> Person) -> JSON {
    .object([
      ("id", .text(id.description)), ("commit", .text(commit.id.description)),
      ("author", mailmap(commit.author).json), ("date", commit.author.json),
      ("committer", mailmap(commit.committer).json), ("committed", commit.committer.json),
      ("subject", .text(commit.summary)),
      ("event", .text(event.rawValue)), ("path", .text(path)), ("changes", .list(changes.map(\.json))),
    ])
  }
}

extension Person {
  var json: JSON { .object([("name", .optional(name)), ("email", .optional(email))]) }
}

extension Signature {
  /// The moment, with the person's zone.
  var json: JSON { .text(Timestamp.text(seconds: Int(time), offset: offset)) }
}
