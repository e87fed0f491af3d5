/// The order of what two sides have, fields or sections.
enum MergedOrder {
  /// The keys of both sides. Who has changed the order decides it, ours where both have; what only the other side has
  /// stands behind what it stands behind there.
  ///
  /// - Parameter rank: Decides where both sides have put something new in one place.
  static func keys<Key: Hashable>(
    base: [Key], ours: [Key], theirs: [Key], rank: (Key) -> Int = { _ in 0 }
  ) -> [Key] {
    let isOurs = isReordered(ours, since: base) || !isReordered(theirs, since: base)
    let (skeleton, other) = isOurs ? (ours, theirs) : (theirs, ours)
    let present = Set(skeleton)
    let others = Set(other)
    var keys = skeleton
    var place = 0
    for key in other {
      if present.contains(key) {
        place = keys.firstIndex(of: key).map { $0 + 1 } ?? place
      } else {
        while place < keys.count, !others.contains(keys[place]), rank(keys[place]) <= rank(key) { place += 1 }
        keys.insert(key, at: place)
        place += 1
      }
    }
    return keys
  }

  private static func isReordered<Key: Hashable>(_ keys: [Key], since base: [Key]) -> Bool {
    let (now, before) = (Set(keys), Set(base))
    return keys.filter { before.contains($0) } != base.filter { now.contains($0) }
  }
}
