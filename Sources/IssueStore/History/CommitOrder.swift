internal import Git

/// The commits that can be reached from one, no commit before one of its children, else the newest first; of those of one
/// second, the one that was met first. It follows from the commits alone, not from the numbers that they have here.
struct CommitOrder: Sequence, IteratorProtocol {
  private let table: CommitTable
  /// How many children of a commit are still to come.
  private var children: [UInt32]
  /// A heap of those whose children have all been.
  private var ready: [(time: Int64, met: Int, position: Int)] = []
  private var met = 0

  init(_ table: CommitTable, from start: Int) {
    self.table = table
    children = [UInt32](repeating: 0, count: start + 1)
    var isReached = [Bool](repeating: false, count: start + 1)
    isReached[start] = true
    for position in stride(from: start, through: 0, by: -1) where isReached[position] {
      if let parent = table.onlyParent(of: position) {
        isReached[parent] = true
        children[parent] += 1
      } else {
        for parent in table.parents(of: position) {
          isReached[parent] = true
          children[parent] += 1
        }
      }
    }
    push(start)
  }

  mutating func next() -> Int? {
    guard let position = pop() else { return nil }
    if let parent = table.onlyParent(of: position) {
      meet(parent)
    } else {
      for parent in table.parents(of: position) { meet(parent) }
    }
    return position
  }

  private mutating func meet(_ parent: Int) {
    children[parent] -= 1
    if children[parent] == 0 { push(parent) }
  }

  private mutating func push(_ position: Int) {
    ready.append((table.time(position), met, position))
    met += 1
    var place = ready.count - 1
    while place > 0, isBefore(place, (place - 1) / 2) {
      ready.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private mutating func pop() -> Int? {
    guard let first = ready.first, let last = ready.popLast() else { return nil }
    guard !ready.isEmpty else { return first.position }
    ready[0] = last
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < ready.count && isBefore(child, least) { least = child }
      guard least != place else { return first.position }
      ready.swapAt(least, place)
      place = least
    }
  }

  private func isBefore(_ one: Int, _ other: Int) -> Bool {
    ready[one].time != ready[other].time ? ready[one].time > ready[other].time : ready[one].met < ready[other].met
  }
}
