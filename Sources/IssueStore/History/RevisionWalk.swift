internal import Git
internal import Issues

/// A walk from a commit to those that it is made on, along one issue.
struct RevisionWalk {
  private let store: IssueStore
  private let table: CommitTable
  private let family: IssueFamily
  /// Whether the history ends early, because the clone is shallow.
  private(set) var isCut = false
  /// The ids that the issue had, as far as they are known. Where the family has not all of them, the walk ends.
  private(set) var names: Set<IssueID> = []
  private var formerNames: [ObjectID: [IssueID]] = [:]

  /// Where the issue is in a commit that is still to be looked at.
  private struct Place {
    let id: IssueID
    /// Nil where it is not there, and any file with the id is the one.
    let path: String?
    let files: IssueFamily.Files
    /// Whether it is not there, and only a file at its path is the one: before it was brought back, it was taken away.
    var isGone = false
  }

  private var places: [Place] = []
  /// For each commit 1 + its place; 0 where it has none.
  private var placeOf: [UInt32] = []
  /// How many commits have a place, and were not yet looked at.
  private var open = 0

  init(_ store: IssueStore, _ table: CommitTable, _ family: IssueFamily) {
    (self.store, self.table, self.family) = (store, table, family)
  }

  /// The revisions of an issue, the newest first.
  mutating func revisions(of id: IssueID, from start: ObjectID) throws -> [Revision] {
    guard var first = table.position(of: start) else { return [] }
    var files = try family.files(in: start, of: store.repository)
    let path = family.found(id, in: files).first?.path
    if path == nil {
      guard let removal = try removal(of: id, from: first) else { return [] }
      first = removal
      files = try family.files(in: table.id(removal), of: store.repository)
    }
    placeOf = [UInt32](repeating: 0, count: first + 1)
    go(to: first, Place(id: id, path: path, files: files))
    var order = CommitOrder(table, from: first)
    var revisions: [Revision] = []
    while open > 0, let position = order.next() {
      guard placeOf[position] > 0 else { continue }
      open -= 1
      guard let differences = family.differences[position] else {
        if let parent = table.onlyParent(of: position) ?? table.parents(of: position).first {
          go(to: parent, asIn: position)
        }
        continue
      }
      let place = places[Int(placeOf[position]) - 1]
      if let revision = try revision(at: position, place, differences) { revisions.append(revision) }
      guard names.isSubset(of: family.ids) else { return [] }
    }
    return revisions
  }

  private mutating func go(to commit: Int, _ place: Place) {
    guard placeOf[commit] == 0 else { return }
    places.append(place)
    placeOf[commit] = UInt32(places.count)
    open += 1
  }

  private mutating func go(to commit: Int, asIn child: Int) {
    guard placeOf[commit] == 0 else { return }
    placeOf[commit] = placeOf[child]
    open += 1
  }

  /// The newest commit that took the last file with an id away.
  private func removal(of id: IssueID, from start: Int) throws -> Int? {
    guard !family.differences.isEmpty else { return nil }
    for position in CommitOrder(table, from: start) {
      guard let differences = family.differences[position] else { continue }
      let after = try family.files(in: table.id(position), of: store.repository)
      guard family.found(id, in: after).isEmpty,
        !family.found(id, in: IssueFamily.files(after, before: differences)).isEmpty,
        // A merge that took a side where it was gone removed nothing.
        try !table.parents(of: position).dropFirst().contains(where: {
          family.found(id, in: try family.files(in: table.id($0), of: store.repository)).isEmpty
        })
      else { continue }
      return position
    }
    return nil
  }

  // MARK: A commit

  /// An issue in a commit: its file, and what stands beside it.
  private struct State {
    let id: IssueID
    let path: String
    let blob: ObjectID
    /// By their paths below the folder.
    let companions: IssueFamily.Files

    func isSame(_ other: State) -> Bool {
      blob == other.blob && path == other.path && companions == other.companions
    }
  }

  private mutating func revision(
    at position: Int, _ place: Place, _ differences: [TreeDifference]
  ) throws -> Revision? {
    let found = family.found(place.id, in: place.files)
    let own = found.first { $0.path == place.path } ?? (place.isGone ? nil : found.first)
    let state = own.map { self.state($0, place.id, in: place.files) }
    if let state { names.formUnion(try formerNames(state.blob)) }
    let known = Set([place.id] + (try state.map { try formerNames($0.blob) } ?? []))
    guard known.isSubset(of: family.ids) else { return nil }
    var parents: [(position: Int, files: IssueFamily.Files, state: State?)] = []
    for parent in table.parents(of: position) {
      let files =
        parents.isEmpty
        ? IssueFamily.files(place.files, before: differences)
        : try family.files(in: table.id(parent), of: store.repository)
      parents.append((parent, files, before(state, place, known, in: files)))
    }
    if let same = parents.first(where: { isSame($0.state, state) }) {
      if let state = same.state {
        go(to: same.position, Place(id: state.id, path: state.path, files: same.files))
      } else if place.isGone {
        go(to: same.position, Place(id: place.id, path: place.path, files: same.files, isGone: true))
      }
      return nil
    }
    let commit = try store.repository.commitInfo(table.id(position))
    if parents.isEmpty, store.repository.shallowCommits.contains(commit.id) {
      isCut = true
      return nil
    }
    for parent in parents {
      if let state = parent.state {
        go(to: parent.position, Place(id: state.id, path: state.path, files: parent.files))
      }
    }
    if let state, let parent = parents.first, parents.allSatisfy({ $0.state == nil }) {
      go(to: parent.position, Place(id: state.id, path: state.path, files: parent.files, isGone: true))
    }
    // A change is told against the first parent that knows the issue.
    let states = parents.compactMap(\.state)
    var changes = try changes(from: states.first, to: state)
    // What a merge takes from its other side is told by that side's own commits.
    for other in states.dropFirst() {
      let others = Set(try self.changes(from: other, to: state).map(\.name))
      changes.removeAll { !others.contains($0.name) }
    }
    guard states.count < 2 || !changes.isEmpty else { return nil }
    return Revision(
      id: place.id, commit: commit, path: state?.path ?? states.first?.path ?? "", changes: changes,
      event: state == nil ? .deleted : states.isEmpty ? .created : .changed)
  }

  private func isSame(_ one: State?, _ other: State?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return one.isSame(other)
  }

  /// The issue as it was in a parent: under its id, or one that it had before. Of two reports with one id, it is the one
  /// whose file's name goes on as its own does. What stands beside it in the commit is another issue.
  private func before(
    _ issue: State?, _ place: Place, _ names: Set<IssueID>, in files: IssueFamily.Files
  ) -> State? {
    guard let issue else {
      let found = family.found(place.id, in: files)
      return (place.isGone ? found.first { $0.path == place.path } : found.first).map { state($0, place.id, in: files) }
    }
    let slug = IssueFolder.slug(ofPath: issue.path)
    var others: [State] = []
    for known in [place.id] + names.subtracting([place.id]).sorted() {
      let beside = family.found(known, in: place.files).filter { $0.path != issue.path }
      let found = family.found(known, in: files)
      // Where two sides had filed a report under one name, the one that moved is the one that is not there any more.
      let same = found.filter { file in !beside.contains { $0.path == file.path && $0.blob == file.blob } }
      if let file = same.first(where: { IssueFolder.slug(ofPath: $0.path) == slug }) {
        return state(file, known, in: files)
      }
      others += found.filter { file in !beside.contains { $0.path == file.path } }.map { state($0, known, in: files) }
    }
    return others.first
  }

  private func state(_ found: (path: String, blob: ObjectID), _ id: IssueID, in files: IssueFamily.Files) -> State {
    let folder = IssueFolder.companion(of: found.path) + "/"
    var companions: IssueFamily.Files = [:]
    for (key, file) in files {
      let path = key.path
      if path.hasPrefix(folder) { companions[PathKey(String(path.dropFirst(folder.count)))] = file }
    }
    return State(id: id, path: found.path, blob: found.blob, companions: companions)
  }

  private func changes(from old: State?, to new: State?) throws -> [Change] {
    var changes: [Change] = []
    if old?.blob != new?.blob { changes = Change.between(try document(old?.blob), try document(new?.blob)) }
    if let old, let new, old.path != new.path { changes.append(Change(.file, "path", old: old.path, new: new.path)) }
    let (before, after) = (old?.companions ?? [:], new?.companions ?? [:])
    guard before != after else { return changes }
    let keys = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
    for path in keys.map(\.path).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let key = PathKey(path)
      let difference = TreeDifference(path: path, old: before[key], new: after[key])
      changes.append(Change(difference, path.hasPrefix("comments/") ? .comment : .attachment, in: store.repository))
    }
    return changes
  }

  private func document(_ blob: ObjectID?) throws -> Document? {
    try blob.map { try store.repository.pastDocument($0) }
  }

  private mutating func formerNames(_ blob: ObjectID) throws -> [IssueID] {
    if let known = formerNames[blob] { return known }
    let texts = try document(blob)?["formerly"]?.value.texts ?? []
    formerNames[blob] = texts.compactMap { IssueID($0) }
    return formerNames[blob] ?? []
  }
}
