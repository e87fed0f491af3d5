/// A day of the Gregorian calendar, written `YYYY-MM-DD`.
package struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let year: Int
  package let month: Int
  package let day: Int

  /// Reads exactly `YYYY-MM-DD`, of a day that exists.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      bytes[range].reduce(0 as Int?) { sum, byte in
        guard let sum, byte >= 0x30, byte <= 0x39 else { return nil }
        return sum * 10 + Int(byte - 0x30)
      }
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// The day in a zone, of an instant in seconds since 1970; within the years 0 to 9999.
  ///
  /// - Parameter offset: The zone's distance from UTC, in minutes.
  package init(secondsSince1970 seconds: Int, offset: Int) {
    let local = Self.localSeconds(seconds, offset: offset)
    self.init(daysSince1970: (local - Self.writable.lowerBound) / 86_400 + Self.writable.lowerBound / 86_400)
  }

  /// The seconds since 1970 that a clock in a zone shows; a commit may name any 64-bit number, so what four digits of
  /// a year cannot write becomes the first or last second that they can.
  ///
  /// - Parameter offset: The zone's distance from UTC, in minutes.
  static func localSeconds(_ seconds: Int, offset: Int) -> Int {
    clamped(clamped(seconds, writable) + clamped(offset, -5_999...5_999) * 60, writable)
  }

  /// From the first second of the year 0 to the last of 9999, in seconds since 1970.
  private static let writable = -719_528 * 86_400...2_932_897 * 86_400 - 1

  private static func clamped(_ value: Int, _ range: ClosedRange<Int>) -> Int {
    min(max(value, range.lowerBound), range.upperBound)
  }

  /// The civil date of a day number (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  package init(daysSince1970 days: Int) {
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shifted + 2) / 5 + 1
    month = shifted < 10 ? shifted + 3 : shifted - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// The day that comes so many days after another; nil beyond the year 9999.
  package init?(_ day: CalendarDate, after days: Int) {
    let (number, isTooLarge) = day.daysSince1970.addingReportingOverflow(days)
    guard !isTooLarge, number < Self.writable.upperBound / 86_400 else { return nil }
    self.init(daysSince1970: number)
  }

  /// The same day of the month so many months later, or that month's last one where it is shorter; nil beyond the years
  /// 0 to 9999.
  package init?(_ day: CalendarDate, afterMonths months: Int) {
    let (count, isTooLarge) = (day.year * 12 + day.month - 1).addingReportingOverflow(months)
    guard !isTooLarge, (0..<120_000).contains(count) else { return nil }
    let (year, month) = (count / 12, count % 12 + 1)
    (self.year, self.month, self.day) = (year, month, min(day.day, Self.days(in: month, of: year)))
  }

  package var daysSince1970: Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  package var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
