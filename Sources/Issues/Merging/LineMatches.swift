/// Gives lines numbers, equal ones the same, so that they are compared fast.
struct LineNumbers<Line: Hashable> {
  private var numbers: [Line: Int] = [:]

  mutating func of(_ lines: [Line]) -> [Int] {
    lines.map { line in
      let number = numbers[line] ?? numbers.count
      numbers[line] = number
      return number
    }
  }
}

/// Finds the lines that one text has of another.
enum LineMatches {
  /// With more lines that differ, texts are told to have nothing in common but their ends: time and memory grow with the
  /// square of the difference (Myers, "An O(ND) Difference Algorithm", 1986).
  private static let most = 1_000

  /// For each line of the old text, which line of the new one it is; nil where it is gone.
  ///
  /// - Parameters: Lines by their ``LineNumbers``.
  static func places(of old: [Int], in new: [Int]) -> [Int?] {
    var places = [Int?](repeating: nil, count: old.count)
    let head = zip(old, new).prefix { $0 == $1 }.count
    let tail = zip(old[head...].reversed(), new[head...].reversed()).prefix { $0 == $1 }.count
    for index in 0..<head { places[index] = index }
    for index in 0..<tail { places[old.count - 1 - index] = new.count - 1 - index }
    for (line, place) in matches(Array(old[head..<old.count - tail]), Array(new[head..<new.count - tail])) {
      places[head + line] = head + place
    }
    return places
  }

  private static func matches(_ old: [Int], _ new: [Int]) -> [(Int, Int)] {
    guard !old.isEmpty, !new.isEmpty else { return [] }
    let limit = min(old.count + new.count, most)
    let middle = limit + 1
    // The line of the old text that is reached on each diagonal.
    var reached = [Int](repeating: 0, count: 2 * limit + 3)
    var history: [[Int]] = []
    for distance in 0...limit {
      history.append(Array(reached[(middle - distance - 1)...(middle + distance + 1)]))
      for diagonal in stride(from: -distance, through: distance, by: 2) {
        let isDown = isDown(diagonal, distance) { reached[middle + $0] }
        var line = isDown ? reached[middle + diagonal + 1] : reached[middle + diagonal - 1] + 1
        while line < old.count, line - diagonal < new.count, old[line] == new[line - diagonal] { line += 1 }
        reached[middle + diagonal] = line
        if line >= old.count, line - diagonal >= new.count { return trace(history, old.count, new.count) }
      }
    }
    return []
  }

  private static func trace(_ history: [[Int]], _ oldCount: Int, _ newCount: Int) -> [(Int, Int)] {
    var matches: [(Int, Int)] = []
    var (line, place) = (oldCount, newCount)
    for (distance, reached) in history.enumerated().reversed() {
      var (start, startPlace) = (0, 0)
      if distance > 0 {
        let diagonal = line - place
        let isDown = isDown(diagonal, distance) { reached[distance + 1 + $0] }
        let former = isDown ? diagonal + 1 : diagonal - 1
        start = reached[distance + 1 + former]
        startPlace = start - former
      }
      while line > start, place > startPlace {
        line -= 1
        place -= 1
        matches.append((line, place))
      }
      (line, place) = (start, startPlace)
    }
    return matches
  }

  /// Whether a diagonal is best reached by a line that is new, not by one that is gone.
  private static func isDown(_ diagonal: Int, _ distance: Int, _ reached: (Int) -> Int) -> Bool {
    diagonal == -distance || (diagonal != distance && reached(diagonal - 1) < reached(diagonal + 1))
  }
}
