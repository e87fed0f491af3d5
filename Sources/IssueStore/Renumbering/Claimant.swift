internal import Git
internal import Issues

/// A report that claims an id: a file, or one of two reports that came to the same path.
struct Claimant {
  let id: IssueID
  let path: String
  /// Which of two reports at one path it is.
  let side: IndexEntry.Stage?
  let document: Document
  /// Why it cannot be given another id; nil where it can.
  let obstacle: String?

  var title: String { document["title"]?.text ?? "" }
  var reported: CalendarDate? { document["reported"]?.text.flatMap { CalendarDate($0) } }
}

extension RenumberPlanner {
  /// The reports by the id that their files are named after, where several have one.
  func rivals() throws -> [(id: IssueID, claimants: [Claimant])] {
    let prefixes = try snapshot.configuration.prefixes
    var files: [IssueID: [Snapshot.File]] = [:]
    var isShared: Set<IssueID> = []
    for file in try snapshot.candidates() {
      guard let id = IssueFolder.id(of: file.path, prefixes: prefixes) else { continue }
      files[id, default: []].append(file)
      if try hasTwoReports(file.path) { isShared.insert(id) }
    }
    return try files.filter { $0.value.count > 1 || isShared.contains($0.key) }.sorted { $0.key < $1.key }.map {
      id, files in (id: id, claimants: try files.flatMap { try claimants($0, id) })
    }
  }

  private func claimants(_ file: Snapshot.File, _ id: IssueID) throws -> [Claimant] {
    if try hasTwoReports(file.path) {
      return try [IndexEntry.Stage.ours, .theirs].compactMap { side in
        guard let entry = index.entry(file.path, side) else { return nil }
        return claimant(id, file, side, try store.repository.pastDocument(entry.id))
      }
    }
    let document = Document(try snapshot.read(file)?.bytes ?? [])
    return [claimant(id, file, nil, document)]
  }

  private func claimant(
    _ id: IssueID, _ file: Snapshot.File, _ side: IndexEntry.Stage?, _ document: Document
  ) -> Claimant {
    var obstacle: String?
    if file.mode != .regular, file.mode != .executable {
      obstacle = "it is no regular file"
    } else if side == nil, index.isConflicted(file.path) || document.isConflicted {
      obstacle = "it is in conflict"
    } else if !document.isMendable || document["id"]?.text == nil {
      obstacle = "it cannot be read"
    } else if document["id"]?.text.flatMap({ IssueID($0) }) != id {
      obstacle = "its `id:` is another one than its file's name says"
    }
    return Claimant(id: id, path: file.path, side: side, document: document, obstacle: obstacle)
  }

  /// Whether two sides have each filed a report at a path, so that their conflict is none of two versions. What both
  /// began with is one report that both have taken over.
  func hasTwoReports(_ path: String) throws -> Bool {
    guard let ours = index.entry(path, .ours), let theirs = index.entry(path, .theirs), index.entry(path, .base) == nil,
      ours.id != theirs.id
    else { return false }
    guard sides.count > 1 else { return true }
    return try first(at: path, in: sides[0], since: sides[1]) != first(at: path, in: sides[1], since: sides[0])
  }

  /// What a side first put at a path.
  private func first(at path: String, in side: ObjectID, since other: ObjectID) throws -> ObjectID? {
    var first: ObjectID?
    for commit in try store.repository.history(from: [side], hiding: [other]) {
      if let entry = try tree.entry(path, in: commit) { first = entry.id }
    }
    return first
  }
}
