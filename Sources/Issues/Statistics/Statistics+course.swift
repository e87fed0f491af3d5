extension Statistics {
  package enum Period: Sendable { case week, month }

  /// What happened in a week or a month, and how many were open at its end.
  package struct Point: Sendable, Equatable {
    /// Its first day, or the one that was asked for in it; weeks begin on Monday.
    package let start: CalendarDate
    package let opened: Int
    package let closed: Int
    package let open: Int
  }

  /// The weeks or months up to today, each of them, from the first in which an issue was reported.
  ///
  /// - Parameters:
  ///   - first: The day to begin with instead; nothing before it is counted in its week or month.
  ///   - most: How many at most: the last ones.
  package func course(per period: Period, since first: CalendarDate? = nil, most: Int) -> [Point] {
    let days = facts.compactMap { fact -> (opened: Int, closed: Int?)? in
      guard let reported = fact.reported, reported <= today.daysSince1970 else { return nil }
      guard fact.isClosed else { return (reported, nil) }
      // When it was closed is not known.
      guard let resolved = fact.resolved else { return nil }
      return (reported, resolved <= today.daysSince1970 ? resolved : nil)
    }
    guard let begin = first?.daysSince1970 ?? days.map(\.opened).min(), begin <= today.daysSince1970, most > 0 else {
      return []
    }
    let last = period.number(of: today.daysSince1970)
    let start = max(period.number(of: begin), last - most + 1)
    let firstDay = max(period.start(start).daysSince1970, first?.daysSince1970 ?? .min)
    var opened = [Int](repeating: 0, count: last - start + 1)
    var closed = opened
    var open = 0
    for day in days {
      if day.opened < firstDay { open += 1 } else { opened[period.number(of: day.opened) - start] += 1 }
      guard let day = day.closed else { continue }
      if day < firstDay { open -= 1 } else { closed[period.number(of: day) - start] += 1 }
    }
    return opened.indices.map { index in
      open += opened[index] - closed[index]
      let start = index == 0 ? CalendarDate(daysSince1970: firstDay) : period.start(start + index)
      return Point(start: start, opened: opened[index], closed: closed[index], open: open)
    }
  }

  /// How many were reported and how many closed on a day or later.
  package func changes(since day: CalendarDate) -> (opened: Int, closed: Int) {
    let first = day.daysSince1970
    return (facts.count { $0.reported ?? .min >= first }, facts.count { $0.resolved ?? .min >= first })
  }
}

extension Statistics.Period {
  /// Which week or month a day is in, all of them counted from one.
  fileprivate func number(of day: Int) -> Int {
    switch self {
    // 1970 began on a Thursday.
    case .week: return (day + 3 - ((day + 3) % 7 + 7) % 7) / 7
    case .month:
      let date = CalendarDate(daysSince1970: day)
      return date.year * 12 + date.month - 1
    }
  }

  fileprivate func start(_ number: Int) -> CalendarDate {
    switch self {
    case .week: CalendarDate(daysSince1970: number * 7 - 3)
    case .month:
      CalendarDate(CalendarDate(daysSince1970: 0), afterMonths: number - 1_970 * 12) ?? CalendarDate(daysSince1970: 0)
    }
  }
}
