/// Finds a ``Pattern`` anywhere in a line of bytes, in time linear in the line: a deterministic automaton that is built
/// as far as lines ask for it.
///
/// Bytes that are no UTF-8 count as U+FFFD.
package final class PatternSearch {
  private let states: [Pattern.State]
  private let first: Int
  /// For each state of the automaton: where each ASCII character leads, -1 where nobody has asked yet.
  private var moves: [Int32] = []
  private var sets: [[Int]] = []
  private var outcomes: [Outcome] = []
  private var known: [[Int]: Int] = [:]

  /// What is known in a state of the automaton.
  private struct Outcome {
    let isMatch: Bool
    /// Whether the line may end here.
    let isMatchAtEnd: Bool
  }

  /// A pattern may lead to more states than there is memory for; then they are forgotten and built again.
  private static let mostSets = 2_000

  package init(_ pattern: Pattern) {
    states = pattern.states
    first = pattern.first
    reset()
  }

  /// Whether the pattern is somewhere in a line.
  package func matches(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    if line.isEmpty { return reach([first], atStart: true, atEnd: true).contains(0) }
    var state = 0
    var index = 0
    while index < line.count {
      if outcomes[state].isMatch { return true }
      let byte = line[index]
      if byte < 0x80 {
        let next = moves[state << 7 | Int(byte)]
        state = next >= 0 ? Int(next) : move(from: state, by: Unicode.Scalar(byte))
        index += 1
      } else {
        let (scalar, length) = Self.scalar(line, at: index)
        state = move(from: state, by: scalar)
        index += length
      }
    }
    return outcomes[state].isMatch || outcomes[state].isMatchAtEnd
  }

  // MARK: The automaton

  private func reset() {
    moves.removeAll(keepingCapacity: true)
    sets.removeAll(keepingCapacity: true)
    outcomes.removeAll(keepingCapacity: true)
    known.removeAll(keepingCapacity: true)
    _ = add(reach([first], atStart: true, atEnd: false))
  }

  private func add(_ set: [Int]) -> Int {
    if let index = known[set] { return index }
    let index = sets.count
    known[set] = index
    sets.append(set)
    outcomes.append(
      Outcome(isMatch: set.contains(0), isMatchAtEnd: reach(set, atStart: false, atEnd: true).contains(0)))
    moves.append(contentsOf: repeatElement(-1, count: 128))
    return index
  }

  private func move(from state: Int, by scalar: Unicode.Scalar) -> Int {
    var targets: [Int] = []
    for member in sets[state] {
      if case .scalar(let set, let next) = states[member], set.contains(scalar) { targets.append(next) }
    }
    // It may begin behind any character.
    let set = reach(targets + [first], atStart: false, atEnd: false)
    let isFull = sets.count >= Self.mostSets && known[set] == nil
    if isFull { reset() }
    let next = add(set)
    if scalar.isASCII, !isFull { moves[state << 7 | Int(scalar.value)] = Int32(next) }
    return next
  }

  /// The states that are reached without a character, in order.
  private func reach(_ start: [Int], atStart: Bool, atEnd: Bool) -> [Int] {
    var pending = start
    var seen: Set<Int> = []
    while let state = pending.popLast() {
      guard seen.insert(state).inserted else { continue }
      switch states[state] {
      case .both(let left, let right): pending += [left, right]
      case .start(let next): if atStart { pending.append(next) }
      case .end(let next): if atEnd { pending.append(next) }
      case .scalar, .match: break
      }
    }
    return seen.sorted()
  }

  private static func scalar(_ line: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar, length: Int) {
    var bytes = line[index...].prefix(4).makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return ("\u{FFFD}", 1) }
    return (scalar, UTF8.width(scalar))
  }
}
