package import Git
package import Issues

/// What the local and remote-tracking branches have made of issues, that is not here.
///
/// A branch that has an issue as HEAD once had it is behind, and says nothing: only what it has changed since they parted
/// counts. An issue that one of them has moved, as `migrate layout` does, is the same one. What
/// they have changed is known of each commit (``CommitTable``), so that hardly a tree is read.
package struct BranchSurvey {
  private let store: IssueStore
  private let here: ObjectID
  private let prefixes: [String]
  /// The other branches by their newest commit.
  private let tips: [ObjectID: [Branch]]

  /// - Parameter here: The commit that the branches are compared with.
  package init(_ store: IssueStore, from here: ObjectID) throws {
    self.store = store
    self.here = here
    prefixes = try Snapshot(store, .commit(here)).configuration.prefixes
    tips = Dictionary(grouping: try store.repository.branches().filter { $0.commit != here }, by: \.commit)
  }

  /// What a branch has made of an issue, by what there is to see of it.
  private struct Key: Hashable {
    let path: String
    /// Where it is here, if it is, and what.
    let here: String?
    let old: ObjectID?
    let blob: ObjectID?
    let companions: Set<ObjectID>
  }

  /// The trees `.issues` of a branch, and of the commit at which it parted from here.
  private struct Sides: Hashable {
    let theirs: ObjectID
    let base: ObjectID?
  }

  /// The issues that are otherwise on other branches, by their ids and then by what they are there.
  ///
  /// - Parameters:
  ///   - id: One issue; all, where it is nil.
  ///   - isWanted: Whether it is asked what has become of the issue at a path here. Those that are not here always are.
  ///   - progress: Told how many commits there are to be read that were never seen before.
  package func versions(
    of id: IssueID? = nil, where isWanted: (String) -> Bool = { _ in true },
    progress: (IndexProgress) -> Void = { _ in }
  ) throws -> [BranchVersion] {
    let table = try CommitTable.upTo([here] + tips.keys, in: store, progress: progress)
    guard let start = table.position(of: here) else { return [] }
    let own = table.folder(start)
    let shared = table.ancestors(of: start)
    var branches: [Key: [Branch]] = [:]
    var known: [Sides: [Key]] = [:]
    var ours: [ObjectID?: OwnSide] = [:]
    for (tip, names) in tips {
      guard let position = table.position(of: tip), let there = table.folder(position), there != own,
        let base = try base(of: position, with: shared, in: table)
      else { continue }
      let sides = Sides(theirs: there, base: table.folder(base))
      guard sides.base != there else { continue }
      if known[sides] == nil {
        let side =
          try ours[sides.base] ?? OwnSide(table.differences(from: base, to: start, in: store.repository), prefixes)
        ours[sides.base] = side
        known[sides] = try keys(
          table.differences(from: base, to: position, in: store.repository), in: there, side, own, id)
      }
      for key in known[sides] ?? [] where key.here.map(isWanted) ?? true { branches[key, default: []] += names }
    }
    let taken = IssueNames(of: Snapshot(store, .commit(here)), prefixes: prefixes)
    // Many branches may have changed one issue.
    var origins: [ObjectID: ChangeOrigin] = [:]
    return try branches.compactMap { key, names in try version(key, names, taken, &origins) }.sorted {
      ($0.id, $0.path, $0.branches[0].name) < ($1.id, $1.path, $1.branches[0].name)
    }
  }

  /// The commit at which a history parted from here; nil where they do not meet.
  private func base(of tip: Int, with shared: [Bool], in table: CommitTable) throws -> Int? {
    let meetings = table.meetings(from: tip, with: shared)
    guard meetings.count > 1 else { return meetings.first }
    return try store.repository.mergeBase(here, table.id(tip)).flatMap { table.position(of: $0) }
  }

  /// What a branch has changed since it parted from here, and is not the same here.
  private func keys(
    _ theirs: [TreeDifference], in folder: ObjectID, _ ours: OwnSide, _ own: ObjectID?, _ wanted: IssueID?
  ) throws -> [Key] {
    let counterparts = Counterparts(theirs: theirs, ours: ours, prefixes: prefixes)
    let before = Dictionary(theirs.map { ($0.path, $0.old?.id) }) { first, _ in first }
    // A tree is read only for what neither side has changed.
    func blob(here path: String) throws -> ObjectID? {
      try ours.blobs[path] ?? before[path] ?? entry(at: path, in: own)
    }
    var companions: [String: Set<ObjectID>] = [:]
    var changed: [String: ObjectID?] = [:]
    for difference in theirs {
      let path = difference.path
      if isWanted(path, wanted) {
        guard !counterparts.isLeft(path) else { continue }
        let here = try blob(here: counterparts.here(path))
        if here != difference.new?.id { changed.updateValue(difference.new?.id, forKey: path) }
      } else if let issue = Self.issue(ofCompanion: path), isWanted(issue, wanted), let new = difference.new {
        let folder = IssueFolder.companion(of: counterparts.here(issue))
        let here = folder + path.dropFirst(IssueFolder.companion(of: issue).count)
        if try blob(here: here) != new.id { companions[issue, default: []].insert(new.id) }
      }
    }
    return try Set(changed.keys).union(companions.keys).map { path in
      let here = counterparts.here(path)
      let old = try blob(here: here)
      return Key(
        path: path, here: old == nil ? nil : here, old: old, blob: try changed[path] ?? entry(at: path, in: folder),
        companions: companions[path] ?? [])
    }
  }

  /// What a tree `.issues` has at a path.
  private func entry(at path: String, in folder: ObjectID?) throws -> ObjectID? {
    try folder.flatMap {
      try store.repository.entry(at: String(path.dropFirst(IssueFolder.path.count + 1)), in: $0)?.id
    }
  }

  /// What has become of issues here since some branches parted from it.
  private struct OwnSide {
    let moves: IssueMoves
    /// What is at the paths that were changed.
    let blobs: [String: ObjectID?]
    /// What was added, by its path in any layout.
    let added: [Substring: String]

    init(_ differences: [TreeDifference], _ prefixes: [String]) {
      moves = IssueMoves(differences, prefixes: prefixes)
      blobs = Dictionary(differences.map { ($0.path, $0.new?.id) }) { first, _ in first }
      let paths = differences.filter { $0.old == nil }.map(\.path)
      added = Dictionary(paths.map { (IssueFolder.unbucketed($0), $0) }) { _, last in last }
    }
  }

  /// Which file here is that of an issue on a branch.
  private struct Counterparts {
    private let theirs: IssueMoves
    private let ours: OwnSide

    init(theirs: [TreeDifference], ours: OwnSide, prefixes: [String]) {
      self.theirs = IssueMoves(theirs, prefixes: prefixes)
      self.ours = ours
    }

    /// Whether the branch has moved an issue away from a path.
    func isLeft(_ path: String) -> Bool { theirs.places[path] != nil }

    func here(_ path: String) -> String {
      let origin = theirs.origins[path] ?? path
      return ours.moves.places[origin] ?? (origin == path ? ours.added[IssueFolder.unbucketed(path)] : nil) ?? origin
    }
  }

  private func isWanted(_ path: String, _ wanted: IssueID?) -> Bool {
    guard let id = IssueFolder.id(of: path, prefixes: prefixes) else { return false }
    return wanted == nil || wanted == id
  }

  /// The issue in whose folder a file is.
  private static func issue(ofCompanion path: String) -> String? {
    let parts = path.split(separator: "/")
    guard parts.count >= 4, ["comments", "attachments"].contains(parts[parts.count - 2]) else { return nil }
    return parts.dropLast(2).joined(separator: "/") + ".md"
  }

  private func version(
    _ key: Key, _ names: [Branch], _ taken: IssueNames, _ origins: inout [ObjectID: ChangeOrigin]
  ) throws -> BranchVersion? {
    guard let id = IssueFolder.id(of: key.path, prefixes: prefixes) else { return nil }
    let old = try key.old.flatMap { try origin($0, &origins) }
    let new = try key.blob.flatMap { try document($0) }
    // What both have taken away is no difference.
    guard old != nil || key.blob != nil else { return nil }
    return BranchVersion(
      id: id, path: key.path, here: key.here,
      state: key.blob == nil ? .deleted : old == nil ? .only : .changed,
      isRival: key.here == nil && !taken.paths(of: id).isEmpty,
      branches: names.sorted { $0.name < $1.name }, issue: new.flatMap { Issue($0, path: key.path) },
      changes: old == nil || new == nil ? [] : Change.from(old, to: new), companions: key.companions.count)
  }

  private func origin(_ blob: ObjectID, _ known: inout [ObjectID: ChangeOrigin]) throws -> ChangeOrigin? {
    if let origin = known[blob] { return origin }
    let origin = try document(blob).map { ChangeOrigin($0) }
    known[blob] = origin
    return origin
  }

  private func document(_ blob: ObjectID) throws -> Document? {
    guard try store.repository.blobSize(blob) <= Document.largest else { return nil }
    return Document(try store.repository.blob(blob))
  }

  /// The newest commit of a branch, since it parted from here, that changes a file or what belongs to it.
  package func lastChange(of version: BranchVersion) throws -> Commit? {
    guard let tip = version.branches.first?.commit else { return nil }
    let base = try store.repository.mergeBase(here, tip)
    let paths = [version.path, IssueFolder.companion(of: version.path)]
    func objects(_ commit: ObjectID?) throws -> [ObjectID?] {
      guard let commit else { return [nil, nil] }
      let tree = try store.repository.tree(of: commit)
      return try paths.map { try store.repository.entry(at: $0, in: tree)?.id }
    }
    for id in try store.repository.history(from: [tip], hiding: base.map { [$0] } ?? []) {
      let commit = try store.repository.commitInfo(id)
      let own = try objects(id)
      let parents = try commit.parents.isEmpty ? [objects(nil)] : commit.parents.map(objects)
      if !parents.contains(own) { return commit }
    }
    return nil
  }
}
