extension Statistics {
  /// How long something took, in days.
  package struct Days: Sendable, Equatable {
    /// Of how many issues.
    package let count: Int
    /// Half of them took no longer.
    package let median: Int
    /// Nine in ten of them took no longer.
    package let ninetieth: Int
    package let longest: Int

    /// Nil where there are none.
    init?(_ days: [Int]) {
      let sorted = days.sorted()
      guard let longest = sorted.last else { return nil }
      count = sorted.count
      median = sorted[(sorted.count + 1) / 2 - 1]
      ninetieth = sorted[(sorted.count * 9 + 9) / 10 - 1]
      self.longest = longest
    }
  }

  /// Open issues of an age.
  package struct AgeGroup: Sendable, Equatable {
    /// How many days old they are at most; nil for the oldest.
    package let days: Int?
    package let open: Int
  }

  /// From the report to the end, of those that were closed; without those whose days are not in order.
  package var timeToClose: Days? {
    Days(
      facts.compactMap { fact in
        guard let reported = fact.reported, let resolved = fact.resolved, resolved >= reported else { return nil }
        return resolved - reported
      })
  }

  /// How long ago the open ones were reported.
  package var age: Days? { Days(ages) }

  /// The open ones by age: of a week, a month, a quarter, a year, and older ones.
  package var ageGroups: [AgeGroup] {
    let limits = [7, 30, 90, 365]
    var counts = [Int](repeating: 0, count: limits.count + 1)
    for age in ages { counts[limits.firstIndex { age <= $0 } ?? limits.count] += 1 }
    return zip(limits.map { $0 } + [nil], counts).map { AgeGroup(days: $0, open: $1) }
  }

  private var ages: [Int] {
    facts.compactMap { fact in
      guard !fact.isClosed, let reported = fact.reported, reported <= today.daysSince1970 else { return nil }
      return today.daysSince1970 - reported
    }
  }
}
