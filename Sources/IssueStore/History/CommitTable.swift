internal import Git
internal import Issues

/// The commits of a history by their numbers: every parent has a lower one. They never change, so that whatever is known
/// of one of them stays true, whether a branch still has it or not.
struct CommitTable: Sendable {
  /// What is kept, and what is not yet.
  let segments: [CommitSegment]

  var count: Int { segments.last.map { $0.base + $0.count } ?? 0 }

  func position(of commit: ObjectID) -> Int? {
    for segment in segments {
      if let position = segment.position(of: commit) { return position }
    }
    return nil
  }

  func id(_ position: Int) -> ObjectID { segment(position).id(position) }
  func time(_ position: Int) -> Int64 { segment(position).time(position) }
  /// The tree of `.issues`; nil where there is none.
  func folder(_ position: Int) -> ObjectID? {
    let folder = segment(position).folder(position)
    return folder.isZero ? nil : folder
  }
  func parents(of position: Int) -> [Int] { segment(position).parents(of: position) }
  func onlyParent(of position: Int) -> Int? { segment(position).onlyParent(of: position) }

  /// What a commit changes below `.issues` against its first parent, sorted by the bytes of the paths.
  func differences(of position: Int) -> [TreeDifference] {
    let segment = segment(position)
    return segment.changes(of: position).map { segment.difference($0) }
  }

  /// What a commit changes below `.issues`; of a merge only what no parent has: the rest is told by the commits of its
  /// sides.
  func ownDifferences(of position: Int, in repository: borrowing Repository) throws(GitError) -> [TreeDifference] {
    var own = differences(of: position)
    for parent in parents(of: position).dropFirst() where !own.isEmpty {
      let tree = try repository.tree(of: id(parent))
      var others: [TreeDifference] = []
      for difference in own {
        let entry = try repository.entry(at: difference.path, in: tree).flatMap { $0.mode == .directory ? nil : $0 }
        if entry?.id != difference.new?.id || entry?.mode != difference.new?.mode { others.append(difference) }
      }
      own = others
    }
    return own
  }

  func hasDifferences(_ position: Int) -> Bool { !segment(position).changes(of: position).isEmpty }

  /// The paths below `.issues` that any of the commits has changed, the newest first in each segment.
  var paths: some Sequence<String> {
    segments.lazy.flatMap { segment in (0..<segment.pathCount).reversed().lazy.map { segment.path($0) } }
  }

  /// Looks at every name that an issue's file ever had.
  func see(in highest: inout HighestNumber) {
    for segment in segments {
      // The newest issue comes early, and what has a lower number is passed over.
      for path in (0..<segment.pathCount).reversed() { highest.see(segment.text(path)) }
    }
  }

  private func segment(_ position: Int) -> CommitSegment {
    for segment in segments.dropFirst() where position >= segment.base { return segment }
    return segments[0]
  }

  /// What commits change in the files whose paths are wanted, by their numbers.
  ///
  /// - Parameters:
  ///   - parts: What one of must stand in a path that may be wanted.
  ///   - isWanted: Asked once for each path.
  func differences(
    containing parts: [[UInt8]], where isWanted: (String) -> Bool
  ) -> [Int: [TreeDifference]] {
    var found: [Int: [TreeDifference]] = [:]
    for segment in segments {
      for path in 0..<segment.pathCount {
        let text = segment.text(path)
        guard parts.contains(where: { part in part.withUnsafeBytes { text.holds($0) } }),
          isWanted(segment.path(path))
        else { continue }
        for change in segment.changes(ofPath: path) {
          found[segment.commit(ofChange: change), default: []].append(segment.difference(change))
        }
      }
    }
    return found
  }
}
