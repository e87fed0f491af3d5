extension KnowledgeBase {
  /// The entries that have words of a text, those with most of them first; of these, those that have them in the issue
  /// before those that have them in the area, the cause or the solution.
  package func search(_ text: String) -> [Entry] {
    let words = Set(text.folded.split { !$0.isLetter && !$0.isNumber })
    let found = entries.enumerated().compactMap { index, entry -> (index: Int, count: Int, weight: Int)? in
      let weights = words.map { entry.known.weight(of: $0) }
      let count = weights.count { $0 > 0 }
      return count > 0 ? (index, count, weights.reduce(0, +)) : nil
    }
    return found.sorted { left, right in
      (-left.count, -left.weight, left.index) < (-right.count, -right.weight, right.index)
    }.map { entries[$0.index] }
  }
}

extension KnownIssue {
  /// How much it says that a word is there: by the most telling text that has it, 0 where none has.
  fileprivate func weight(of word: Substring) -> Int {
    let texts = [solution, cause, area, issue]
    return (texts.lastIndex { $0.folded.hasWord(word) } ?? -1) + 1
  }
}

extension String {
  /// Whether a word is there as a whole, or one that starts with its three letters or more.
  fileprivate func hasWord(_ word: Substring) -> Bool {
    split { !$0.isLetter && !$0.isNumber }.contains { $0 == word || word.count > 2 && $0.hasPrefix(word) }
  }
}
