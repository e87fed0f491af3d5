internal import Git

extension IssueStore {
  /// What moving a file records. Its blob stays, and its bytes are not written anew.
  ///
  /// - Throws: ``StoreError/uncommittedMove(_:_:)`` where the file is not as it is committed, and
  ///   ``StoreError/refused(message:help:)`` where something is in its new place.
  func prepareMove(
    _ source: String, to target: String, _ delivery: Delivery, in tree: ObjectID?, _ index: Index
  ) throws -> [RecordedChange] {
    for path in [source, target] {
      guard IndexEntry.Stage.conflicting.allSatisfy({ index.entry(path, stage: $0) == nil }) else {
        throw StoreError.conflicted(path)
      }
    }
    let committed = try tree.flatMap { try repository.entry(at: source, in: $0) }
    guard let entry = index.entry(source), !entry.isIntentToAdd else {
      throw StoreError.uncommittedMove(source, delivery)
    }
    let isAsCommitted = entry.id == committed?.id && entry.mode == committed?.mode
    guard delivery == .stage || isAsCommitted else { throw StoreError.uncommittedMove(source, delivery) }
    let bytes = try workTree?.read(source)?.bytes
    let skips = entry.isSkippedInWorkTree && bytes == nil
    if !skips {
      guard let bytes, try repository.stores(bytes, as: entry.id, at: source) else {
        throw StoreError.uncommittedMove(source, delivery)
      }
    }
    if let workTree, workTree.isSameFile(source, target) {
      throw StoreError.refused(
        message: "\(source) cannot be moved: to this disk, \(target) is the same name",
        help: "git mv \(source) \(target) renames it; commit that")
    }
    guard index.entry(target) == nil, try workTree?.mode(of: target) == nil else {
      throw StoreError.refused(
        message: "\(source) cannot be moved: \(target) is there already", help: "rename one of the two")
    }
    let present = skips ? nil : entry.id
    return [
      RecordedChange(
        path: target, old: nil, staged: nil, new: entry.id, raw: entry.id, isSkipped: skips, mode: entry.mode,
        source: skips ? nil : source),
      RecordedChange(path: source, old: present, staged: entry.id, new: nil, raw: nil, isSkipped: skips),
    ]
  }
}
