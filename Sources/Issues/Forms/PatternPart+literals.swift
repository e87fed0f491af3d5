extension PatternPart {
  /// Texts of which at least one is in every text that has the part; nil where nothing can be said.
  ///
  /// Of several answers, that whose shortest text is the longest: it is found in the fewest lines.
  var literals: [[UInt8]]? {
    let found = candidates.filter { texts in texts.count <= 16 && texts.allSatisfy { $0.count >= 2 } }
    return found.max { Self.weight($0) < Self.weight($1) }
  }

  private static func weight(_ texts: [[UInt8]]) -> Int { (texts.map(\.count).min() ?? 0) * 100 - texts.count }

  private var candidates: [[[UInt8]]] {
    switch self {
    case .empty, .start, .end: return []
    case .scalar: return character.map { [[$0]] } ?? []
    case .repetition(let part, let least, _): return least > 0 ? part.candidates : []
    case .choice(let parts):
      var all: [[UInt8]] = []
      for part in parts {
        guard let texts = part.candidates.max(by: { Self.weight($0) < Self.weight($1) }) else { return [] }
        all += texts
      }
      return [all]
    case .sequence(let parts):
      var found: [[[UInt8]]] = []
      var run: [UInt8] = []
      for part in parts {
        if let character = part.character {
          run += character
          continue
        }
        if !run.isEmpty { found.append([run]) }
        run = []
        found += part.candidates
      }
      return run.isEmpty ? found : found + [[run]]
    }
  }

  /// The bytes of the one character that it is; nil for a class.
  private var character: [UInt8]? {
    guard case .scalar(let set) = self, !set.isNegated, set.ranges.count == 1, let range = set.ranges.first,
      range.lowerBound == range.upperBound, range.lowerBound != "\u{FFFD}"
    else { return nil }
    return Array(String(range.lowerBound).utf8)
  }
}
