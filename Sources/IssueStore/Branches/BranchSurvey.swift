package import Git
package import Issues

/// What the local and remote-tracking branches have made of issues, that is not here.
///
/// A branch that has an issue as HEAD once had it is behind, and says nothing: only what it has changed since they parted
/// counts. An issue that one of them has moved, as `migrate layout` does, is the same one. Branches with the same tree are
/// looked at once, and equal subtrees not at all.
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
    /// Where it is here, if it is.
    let here: String?
    let blob: ObjectID?
    let companions: Set<ObjectID>
  }

  /// The issues that are otherwise on other branches, by their ids and then by what they are there.
  ///
  /// - Parameter id: One issue; all, where it is nil.
  package func versions(of id: IssueID? = nil) throws -> [BranchVersion] {
    let own = try store.repository.tree(of: here)
    let folder = try store.repository.entry(at: IssueFolder.path, in: own)?.id
    var branches: [Key: [Branch]] = [:]
    var known: [[ObjectID?]: [Key]] = [:]
    let taken = IssueNames(of: Snapshot(store, .commit(here)), prefixes: prefixes)
    for (tip, names) in tips {
      let tree = try store.repository.tree(of: tip)
      let there = try store.repository.entry(at: IssueFolder.path, in: tree)?.id
      guard there != folder, let there, let base = try store.repository.mergeBase(here, tip) else { continue }
      let shared = try store.repository.tree(of: base)
      let pair = [there, try store.repository.entry(at: IssueFolder.path, in: shared)?.id]
      let keys = try known[pair] ?? self.keys(from: shared, to: tree, own, id)
      known[pair] = keys
      for key in keys { branches[key, default: []] += names }
    }
    return try branches.compactMap { key, names in try version(key, names, own, taken) }.sorted {
      ($0.id, $0.path, $0.branches[0].name) < ($1.id, $1.path, $1.branches[0].name)
    }
  }

  /// What a branch has changed since it parted from here, and is not the same here.
  private func keys(from base: ObjectID, to tree: ObjectID, _ own: ObjectID, _ wanted: IssueID?) throws -> [Key] {
    let theirs = try store.repository.changes(from: base, to: tree, under: IssueFolder.path)
    let ours = try store.repository.changes(from: base, to: own, under: IssueFolder.path)
    let counterparts = Counterparts(theirs: theirs, ours: ours, prefixes: prefixes)
    var companions: [String: Set<ObjectID>] = [:]
    var changed: [String: ObjectID?] = [:]
    for difference in theirs {
      let path = difference.path
      if isWanted(path, wanted) {
        guard !counterparts.isLeft(path) else { continue }
        let here = try store.repository.entry(at: counterparts.here(path), in: own)?.id
        if here != difference.new?.id { changed.updateValue(difference.new?.id, forKey: path) }
      } else if let issue = Self.issue(ofCompanion: path), isWanted(issue, wanted), let new = difference.new {
        let folder = IssueFolder.companion(of: counterparts.here(issue))
        let here = folder + path.dropFirst(IssueFolder.companion(of: issue).count)
        if try store.repository.entry(at: here, in: own)?.id != new.id { companions[issue, default: []].insert(new.id) }
      }
    }
    return try Set(changed.keys).union(companions.keys).map { path in
      let blob = try changed[path] ?? store.repository.entry(at: path, in: tree)?.id
      let here = counterparts.here(path)
      let isHere = try store.repository.entry(at: here, in: own) != nil
      return Key(path: path, here: isHere ? here : nil, blob: blob, companions: companions[path] ?? [])
    }
  }

  /// Which file here is that of an issue on a branch.
  private struct Counterparts {
    private let theirs: IssueMoves
    private let ours: IssueMoves
    /// What both have added by themselves, by its path in any layout.
    private var added: [Substring: String] = [:]

    init(theirs: [TreeDifference], ours: [TreeDifference], prefixes: [String]) {
      self.theirs = IssueMoves(theirs, prefixes: prefixes)
      self.ours = IssueMoves(ours, prefixes: prefixes)
      for change in ours where change.old == nil { added[IssueFolder.unbucketed(change.path)] = change.path }
    }

    /// Whether the branch has moved an issue away from a path.
    func isLeft(_ path: String) -> Bool { theirs.places[path] != nil }

    func here(_ path: String) -> String {
      let origin = theirs.origins[path] ?? path
      return ours.places[origin] ?? (origin == path ? added[IssueFolder.unbucketed(path)] : nil) ?? origin
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
    _ key: Key, _ names: [Branch], _ own: ObjectID, _ taken: IssueNames
  ) throws -> BranchVersion? {
    guard let id = IssueFolder.id(of: key.path, prefixes: prefixes) else { return nil }
    let old = try key.here.flatMap { try store.repository.entry(at: $0, in: own) }.flatMap { try document($0.id) }
    let new = try key.blob.flatMap { try document($0) }
    // What both have taken away is no difference.
    guard old != nil || key.blob != nil else { return nil }
    return BranchVersion(
      id: id, path: key.path, here: key.here,
      state: key.blob == nil ? .deleted : old == nil ? .only : .changed,
      isRival: key.here == nil && !taken.paths(of: id).isEmpty,
      branches: names.sorted { $0.name < $1.name }, issue: new.flatMap { Issue($0, path: key.path) },
      changes: old == nil || new == nil ? [] : Change.between(old, new), companions: key.companions.count)
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
