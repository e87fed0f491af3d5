/// A day, a month, a year or a moment, as people write it in a query and behind `--at` and `--since`.
///
/// - `2026-11-21`, `2026-11` and `2026` are the whole day, month and year; so are `today`, `yesterday` and `tomorrow`.
/// - `2w`, `2 weeks ago`, `2.weeks.ago`, `last month`, `in 3 days` and `+3d` are as far from now as they say. Months and
///   years keep the day of the month, or take the last one of a shorter month.
/// - `2026-11-21 14:30`, `2026-11-21T14:30:05Z` and `yesterday 9am` are a time of one day.
package struct RelativeDate: Sendable, Equatable {
  private enum Unit: Sendable { case minute, hour, day, week, month, year }
  private enum Meaning: Sendable, Equatable {
    case span(ClosedRange<CalendarDate>)
    /// A whole day, so many after today.
    case neighbour(Int)
    /// So much after now.
    case distance(Int, Unit)
  }

  /// How one is written, for messages.
  package static let help =
    "write a day as YYYY-MM-DD, a month or year as 2026-11 or 2026, or today, yesterday, 2w, \"3 months ago\""

  /// How one is written where a time of day may be told, for messages.
  package static let helpWithTimes = "\(help), \"2026-11-21 14:30\", \"yesterday 9am\""

  private let meaning: Meaning
  /// When on the day.
  private let time: ClockTime?

  package init?(_ text: String) {
    let text = text.lowercased().trimmed
    guard text.utf8.count <= 64 else { return nil }
    if let meaning = Self.span(text) ?? Self.relative(text) {
      (self.meaning, time) = (meaning, nil)
    } else if let (day, time) = Self.time(text) {
      (meaning, self.time) = (day, time)
    } else {
      return nil
    }
  }

  /// Whether it is told by days alone: what names hours or minutes says more than a report does.
  package var isByDay: Bool {
    switch meaning {
    case .distance(_, .minute), .distance(_, .hour): false
    default: time == nil
    }
  }

  /// The first and the last day that it means. What lies beyond the calendar is its first or last day.
  package func days(_ today: CalendarDate) -> ClosedRange<CalendarDate> {
    switch meaning {
    case .span(let days): return days
    case .neighbour(let count), .distance(let count, .day): return Self.day(today, count)
    case .distance(let count, .week): return Self.day(today, count * 7)
    case .distance(let count, .month): return Self.month(today, count)
    case .distance(let count, .year): return Self.month(today, count * 12)
    case .distance(_, .minute), .distance(_, .hour): return today...today
    }
  }

  /// The last second that it means, in seconds since 1970.
  ///
  /// - Parameters:
  ///   - now: In seconds since 1970.
  ///   - offset: The distance of the clock from UTC at a moment, in minutes: half of the year it can be another.
  package func end(now: Int, offset: (Int) -> Int) -> Int {
    let today = CalendarDate(secondsSince1970: now, offset: offset(now))
    let days = days(today)
    func moment(onClock seconds: Int) -> Int {
      // The first guess may lie across a change of the clocks; the second is then on the right side of it.
      let guess = seconds - offset(seconds) * 60
      return seconds - offset(guess) * 60
    }
    if let time {
      let seconds = days.upperBound.daysSince1970 * 86_400 + time.lastSecond
      return time.offset.map { seconds - $0 * 60 } ?? moment(onClock: seconds)
    }
    switch meaning {
    case .distance(let count, .minute): return now + count * 60
    case .distance(let count, .hour): return now + count * 3_600
    case .distance:
      let distance = (days.upperBound.daysSince1970 - today.daysSince1970) * 86_400
      return moment(onClock: now + offset(now) * 60 + distance)
    case .span, .neighbour: return moment(onClock: (days.upperBound.daysSince1970 + 1) * 86_400) - 1
    }
  }

  private static func day(_ today: CalendarDate, _ count: Int) -> ClosedRange<CalendarDate> {
    let day = CalendarDate(daysSince1970: max(firstDay, min(lastDay, today.daysSince1970 + count)))
    return day...day
  }

  private static func month(_ today: CalendarDate, _ count: Int) -> ClosedRange<CalendarDate> {
    let day = CalendarDate(today, afterMonths: count) ?? CalendarDate(daysSince1970: count < 0 ? firstDay : lastDay)
    return day...day
  }

  /// 0000-01-01 and 9999-12-31.
  private static let (firstDay, lastDay) = (-719_528, 2_932_896)

  private static func span(_ text: String) -> Meaning? {
    switch text.utf8.count {
    case 10: return CalendarDate(text).map { .span($0...$0) }
    case 7:
      guard let first = CalendarDate("\(text)-01"), let next = CalendarDate(first, afterMonths: 1) else { return nil }
      return .span(first...CalendarDate(daysSince1970: next.daysSince1970 - 1))
    case 4:
      guard let first = CalendarDate("\(text)-01-01"), let last = CalendarDate("\(text)-12-31") else { return nil }
      return .span(first...last)
    default: return nil
    }
  }

  /// A day and a time of it.
  private static func time(_ text: String) -> (Meaning, ClockTime)? {
    let isDate = CalendarDate(text.prefix(10)) != nil
    let day = isDate ? text.prefix(10) : text.prefix { $0 != " " }
    let rest = text.dropFirst(day.count)
    guard let sign = rest.first, sign == " " || isDate && sign == "t", let time = ClockTime(rest.dropFirst()),
      let meaning = isDate ? span(String(day)) : relative(String(day))
    else { return nil }
    switch meaning {
    case .span, .neighbour: return (meaning, time)
    case .distance: return nil
    }
  }

  private static func relative(_ text: String) -> Meaning? {
    switch text {
    case "today": return .neighbour(0)
    case "yesterday": return .neighbour(-1)
    case "tomorrow": return .neighbour(1)
    case "now": return .distance(0, .day)
    default: break
    }
    var words = words(of: text)
    var sign = -1
    if words.first == "in" || words.first == "+" {
      sign = 1
      words.removeFirst()
    } else if words.last == "ago" {
      words.removeLast()
    }
    guard words.count == 2, let unit = unit(words[1]) else { return nil }
    if ["last", "a", "an", "one"].contains(words[0]) { return .distance(sign, unit) }
    // Six digits are more than there are days, and no sum of theirs overflows.
    guard words[0].utf8.count <= 6, let count = Int(words[0]), count >= 0 else { return nil }
    return .distance(sign * count, unit)
  }

  /// `3.months.ago` and `2w` as words: digits and letters are told apart, blanks and points left out.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var kind: Int?
    for character in text {
      let next = character.isNumber ? 0 : character.isLetter ? 1 : character == "+" ? 2 : nil
      if let next, next == kind, next < 2 { words[words.count - 1].append(character) }
      if let next, next != kind || next == 2 { words.append(String(character)) }
      guard next != nil || character == " " || character == "." else { return [] }
      kind = next
    }
    return words
  }

  private static func unit(_ name: String) -> Unit? {
    switch name {
    case "min", "minute", "minutes": .minute
    case "h", "hour", "hours": .hour
    case "d", "day", "days": .day
    case "w", "week", "weeks": .week
    case "m", "month", "months": .month
    case "y", "year", "years": .year
    default: nil
    }
  }
}
