/// Finds the word that a person most likely meant.
package enum Nearest {
  /// The candidate with the fewest typing faults, if they are few for its length.
  package static func word(to typed: String, among candidates: some Sequence<String>) -> String? {
    let letters = Array(typed.lowercased())
    guard letters.count <= 64 else { return nil }
    var best: (word: String, distance: Int)?
    for candidate in candidates {
      let distance = distance(letters, Array(candidate.lowercased()))
      if distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    guard let best, best.distance <= max(1, min(letters.count, best.word.count) / 3) else { return nil }
    return best.word
  }

  /// How a hint begins that goes on with what there is: it names the word that was likely meant, if there is one.
  package static func question(about typed: String, among candidates: some Sequence<String>) -> String {
    word(to: typed, among: candidates).map { "did you mean '\($0)'? " } ?? ""
  }

  /// Insertions, deletions, replacements and swaps of neighbours (Damerau–Levenshtein, optimal string alignment).
  static func distance(_ a: [Character], _ b: [Character]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var current = [i] + [Int](repeating: 0, count: b.count)
      for j in 1...b.count {
        let cost = a[i - 1] == b[j - 1] ? 0 : 1
        current[j] = min(last[j] + 1, current[j - 1] + 1, last[j - 1] + cost)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          current[j] = min(current[j], beforeLast[j - 2] + 1)
        }
      }
      (beforeLast, last) = (last, current)
    }
    return last[b.count]
  }
}
