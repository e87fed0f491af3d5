/// What a form demands of an answer, as a regular expression that is matched in time linear in the text.
///
/// A subset of what browsers and GitHub accept: text, `.`, classes (`[a-z]`, `[^,]`, `\d \w \s` and `\D \W \S`), groups
/// (`( )`, `(?: )`), `|`, the repetitions `? * + {m} {m,} {m,n}` with at most 100, and the anchors `^` and `$`. `\w` and
/// `\d` mean ASCII. The whole text must match, as with HTML's `pattern`. Back-references and look-around are refused,
/// since matching them can take longer than anyone waits: a hostile form must not hang every check.
package struct Pattern: Sendable {
  /// Why a pattern is refused, and where: a count of Unicode scalars from its start.
  package struct Fault: Error, Equatable {
    package let message: String
    package let offset: Int
  }

  enum State: Sendable {
    case scalar(ScalarSet, next: Int)
    case both(Int, Int)
    case start(next: Int)
    case end(next: Int)
    case match
  }

  /// As it was written.
  package let text: String
  let states: [State]
  let first: Int
  /// Texts of which at least one is in every text that has the pattern; nil where nothing can be said.
  package let literals: [[UInt8]]?

  /// How large a pattern may be, in states and ranges: the steps for each scalar of a text.
  static let largest = 1_000

  package init(_ text: String) throws(Fault) {
    var parser = PatternParser(text)
    let tree = try parser.read()
    var builder = Builder()
    first = try builder.compile(tree, to: 0)
    states = builder.states
    literals = tree.literals
    self.text = text
  }

  /// Whether the whole text matches.
  package func matches(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    var current = Reached(count: states.count)
    var next = current
    follow(first, at: 0, of: scalars.count, &current)
    for (index, scalar) in scalars.enumerated() {
      if current.states.isEmpty { return false }
      next.removeAll()
      for state in current.states {
        if case .scalar(let set, let target) = states[state], set.contains(scalar) {
          follow(target, at: index + 1, of: scalars.count, &next)
        }
      }
      swap(&current, &next)
    }
    return current.isMember[0]
  }

  /// A set of states.
  private struct Reached {
    var states: [Int] = []
    var isMember: [Bool]

    init(count: Int) { isMember = Array(repeating: false, count: count) }

    mutating func insert(_ state: Int) -> Bool {
      guard !isMember[state] else { return false }
      isMember[state] = true
      states.append(state)
      return true
    }

    mutating func removeAll() {
      for state in states { isMember[state] = false }
      states.removeAll(keepingCapacity: true)
    }
  }

  /// Adds a state and what is reached from it without a scalar (Thompson's simulation).
  private func follow(_ state: Int, at index: Int, of count: Int, _ reached: inout Reached) {
    var pending = [state]
    while let state = pending.popLast() {
      guard reached.insert(state) else { continue }
      switch states[state] {
      case .both(let left, let right): pending += [right, left]
      case .start(let next): if index == 0 { pending.append(next) }
      case .end(let next): if index == count { pending.append(next) }
      case .scalar, .match: break
      }
    }
  }
}

/// Turns the parts of a pattern into states.
private struct Builder {
  private(set) var states: [Pattern.State] = [.match]
  private var size = 0

  private mutating func add(_ state: Pattern.State) throws(Pattern.Fault) -> Int {
    size += 1
    if case .scalar(let set, _) = state { size += set.ranges.count }
    guard size <= Pattern.largest else { throw Pattern.Fault(message: "a pattern that is too large", offset: 0) }
    states.append(state)
    return states.count - 1
  }

  /// Adds the states of a part that go on to a state, and gives the first of them.
  mutating func compile(_ part: PatternPart, to next: Int) throws(Pattern.Fault) -> Int {
    switch part {
    case .empty: return next
    case .scalar(let set): return try add(.scalar(set, next: next))
    case .start: return try add(.start(next: next))
    case .end: return try add(.end(next: next))
    case .sequence(let parts):
      var next = next
      for part in parts.reversed() { next = try compile(part, to: next) }
      return next
    case .choice(let parts):
      var entry = next
      for (index, part) in parts.reversed().enumerated() {
        let other = try compile(part, to: next)
        entry = index == 0 ? other : try add(.both(other, entry))
      }
      return entry
    case .repetition(let part, let least, let most): return try repeated(part, least, most, to: next)
    }
  }

  private mutating func repeated(
    _ part: PatternPart, _ least: Int, _ most: Int?, to exit: Int
  ) throws(Pattern.Fault) -> Int {
    var next = exit
    if let most {
      for _ in least..<most {
        let entry = try compile(part, to: next)
        next = try add(.both(entry, exit))
      }
    } else {
      let loop = try add(.both(exit, exit))
      states[loop] = .both(try compile(part, to: loop), exit)
      next = loop
    }
    for _ in 0..<least {
      let entry = try compile(part, to: next)
      // Nothing, repeated, is nothing.
      if entry == next { break }
      next = entry
    }
    return next
  }
}
