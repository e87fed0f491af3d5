/// The excuses of a file, and what came of them while it was judged.
package struct Excuses: Sendable {
  /// The excuses of one rule on one line.
  private struct Place {
    let reach: Range<Int>
    var excuses: [Excuse]
    var isUsed = false
  }

  /// Those that give a reason, in the order of the file.
  private var places: [RuleID: [Place]] = [:]
  private var withoutReason: [Excuse] = []
  private var judged: Set<RuleID> = []

  init(of subject: Subject) {
    for excuse in Excuse.all(in: subject) {
      if excuse.reason.isEmpty {
        withoutReason.append(excuse)
      } else if let last = places[excuse.rule]?.indices.last, places[excuse.rule]?[last].reach == excuse.reach {
        places[excuse.rule]?[last].excuses.append(excuse)
      } else {
        places[excuse.rule, default: []].append(Place(reach: excuse.reach, excuses: [excuse]))
      }
    }
  }

  /// Whether there are none, as in nearly every file: then nothing has to be kept of who judged.
  var isEmpty: Bool { places.isEmpty && withoutReason.isEmpty }

  /// The findings of a rule that nobody has excused.
  mutating func unexcused(_ findings: [Finding], of rule: any Rule) -> [Finding] {
    guard rule.isExcusable, var places = places[rule.id] else { return findings }
    let left = findings.filter { finding in
      let offset = finding.range.lowerBound
      // No more than two reach a line: one on it, one above it.
      let next = places.partitioningIndex { $0.reach.lowerBound > offset }
      let holding = (max(0, next - 2)..<next).filter { places[$0].reach.contains(offset) }
      for index in holding { places[index].isUsed = true }
      return holding.isEmpty
    }
    self.places[rule.id] = places
    return left
  }

  /// Remembers that a rule had all that it needs: what it did not find is not there.
  mutating func note(judgedBy rule: any Rule) { judged.insert(rule.id) }

  /// Whether a rule could say that there is nothing to excuse; one that is off could not.
  func isJudged(by rule: RuleID) -> Bool { judged.contains(rule) }

  /// The excuses that excused nothing, in the order of the file.
  var unused: [Excuse] {
    let idle = places.values.joined().filter { !$0.isUsed }.flatMap(\.excuses)
    return (withoutReason + idle).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}

extension Array {
  /// The index of the first element that fits, in an array that has those that do not fit before those that do.
  fileprivate func partitioningIndex(where fits: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if fits(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
