package import Git
package import Issues

/// A commit that touched issues and is not in the history any more as it was.
package struct RewrittenCommit: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// No commit does the same any more.
    case dropped
    /// The same change, by the same author at the same time, in another commit.
    case rewritten
    /// The same, and not in the place among the others that it had.
    case reordered
  }

  package let kind: Kind
  package let old: Commit
  /// What stands for it now.
  package let new: Commit?
}

extension IssueStore {
  /// What became of the commits that touch issues and that a history had, and another has not; the newest first.
  package func rewrites(from old: ObjectID, to new: ObjectID) throws -> [RewrittenCommit] {
    let before = try changes(reachableFrom: old, hiding: new)
    let after = try changes(reachableFrom: new, hiding: old)
    var places = Dictionary(grouping: after.indices, by: { after[$0].key }).mapValues { $0[...] }
    let matches = before.map { places[$0.key]?.popFirst() }
    let inOrder = Set(Self.longestRise(matches.compactMap { $0 }))
    return zip(before, matches).map { change, place in
      guard let place else { return RewrittenCommit(kind: .dropped, old: change.commit, new: nil) }
      return RewrittenCommit(
        kind: inOrder.contains(place) ? .rewritten : .reordered, old: change.commit, new: after[place].commit)
    }
  }

  /// What makes two commits the same change to issues.
  private struct ChangeKey: Hashable {
    let author: Signature
    let differences: [TreeDifference]
  }

  private func changes(reachableFrom tip: ObjectID, hiding hidden: ObjectID) throws -> [(
    key: ChangeKey, commit: Commit
  )] {
    var changes: [(ChangeKey, Commit)] = []
    try walk(CommitRange(base: hidden, tip: tip, target: nil)) { commit, differences in
      changes.append((ChangeKey(author: commit.author, differences: differences), commit))
      return .next
    }
    return changes
  }

  /// The most numbers that can be taken in their order so that each is greater than the one before.
  private static func longestRise(_ numbers: [Int]) -> [Int] {
    // For each length, where the run of that length ends that ends lowest; and for each number the one before it.
    var ends: [Int] = []
    var previous: [Int?] = []
    for (index, number) in numbers.enumerated() {
      let length = ends.firstIndex { numbers[$0] >= number } ?? ends.count
      previous.append(length == 0 ? nil : ends[length - 1])
      if length == ends.count { ends.append(index) } else { ends[length] = index }
    }
    var rise: [Int] = []
    var next = ends.last
    while let index = next {
      rise.append(numbers[index])
      next = previous[index]
    }
    return rise.reversed()
  }
}

extension RewrittenCommit {
  package func json(_ mailmap: (Signature) -> Person) -> JSON {
    .object([
      ("change", .text(kind.rawValue)), ("commit", .text(old.id.description)),
      ("now", .optional(new?.id.description)), ("author", mailmap(old.author).json), ("date", old.author.json),
      ("subject", .text(old.summary)),
    ])
  }
}
