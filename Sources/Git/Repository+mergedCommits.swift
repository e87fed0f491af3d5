extension Repository {
  /// The commits that the commit which is about to be made merges into HEAD; none where no merge is under way.
  ///
  /// For a merge without conflicts Git writes `MERGE_HEAD` when `pre-merge-commit` is over; to hooks it names them before
  /// that, in `GITHEAD_<id>`.
  package func mergedCommits() throws(GitError) -> [ObjectID] {
    let written = System.text("\(gitDirectory)/MERGE_HEAD")?.split(separator: "\n").compactMap { ObjectID(hex: $0) }
    let told = environment.keys.filter { $0.hasPrefix("GITHEAD_") }.sorted()
    let ids = written ?? told.compactMap { ObjectID(hex: $0.dropFirst("GITHEAD_".count)) }
    var merged: [ObjectID] = []
    for id in ids where try contains(id) { merged.append(id) }
    return merged
  }
}
