internal import Git
internal import Issues

/// The issues that a side has moved, with the same id: into the folder of another layout, or to another name.
struct IssueMoves {
  /// Where they are now, by where they were.
  private(set) var places: [String: String] = [:]
  /// Where they were, by where they are now.
  private(set) var origins: [String: String] = [:]

  init(_ changes: [TreeDifference], prefixes: [String]) {
    var removed: [IssueID: [String]] = [:]
    var added: [IssueID: [String]] = [:]
    for change in changes {
      guard change.old == nil || change.new == nil else { continue }
      guard let id = IssueFolder.id(of: change.path, prefixes: prefixes) else { continue }
      if change.new == nil { removed[id, default: []].append(change.path) }
      if change.old == nil { added[id, default: []].append(change.path) }
    }
    for (id, olds) in removed {
      guard var news = added[id] else { continue }
      var left: [String] = []
      for old in olds {
        if let index = news.firstIndex(where: { Self.isSameFile($0, old) }) {
          add(old, news.remove(at: index))
        } else {
          left.append(old)
        }
      }
      // One that is gone and one that is new, both with the id, are one that was renamed.
      if left.count == 1, news.count == 1 { add(left[0], news[0]) }
    }
  }

  private mutating func add(_ old: String, _ new: String) {
    places[old] = new
    origins[new] = old
  }

  /// Whether two paths are those of one issue in two layouts.
  static func isSameFile(_ one: String, _ other: String) -> Bool {
    IssueFolder.unbucketed(one) == IssueFolder.unbucketed(other)
  }
}
