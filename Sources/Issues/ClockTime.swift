/// A time of day, as people write it behind a day: `14:30`, `14:30:05`, `9am`, `9:30 pm`, and a zone where they name one.
struct ClockTime: Sendable, Equatable {
  /// The last second that it means, counted from midnight: `14:30` is a whole minute.
  let lastSecond: Int
  /// The zone's distance from UTC, in minutes; nil for the reader's own.
  let offset: Int?

  /// - Parameter text: In lower case.
  init?(_ text: Substring) {
    let text = text.filter { $0 != " " }
    let clock = text.prefix { $0.isASCII && ($0.isNumber || $0 == ":") }
    var rest = text.dropFirst(clock.count)
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    guard (1...3).contains(parts.count), numbers.count == parts.count, parts[0].utf8.count <= 2,
      parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }), numbers.dropFirst().allSatisfy({ $0 < 60 })
    else { return nil }
    var hour = numbers[0]
    if rest.hasPrefix("am") || rest.hasPrefix("pm") {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (rest.hasPrefix("pm") ? 12 : 0)
      rest = rest.dropFirst(2)
    } else {
      // A number alone may be anything.
      guard numbers.count > 1 else { return nil }
    }
    guard hour < 24 else { return nil }
    let seconds = hour * 3_600 + (numbers.count > 1 ? numbers[1] * 60 : 0)
    lastSecond = seconds + (numbers.count > 2 ? numbers[2] : 59)
    guard !rest.isEmpty else {
      offset = nil
      return
    }
    guard let zone = Self.zone(rest) else { return nil }
    offset = zone
  }

  /// `z`, `utc`, `gmt`, `+02:00`, `-0530` or `+02`, in minutes.
  private static func zone(_ text: Substring) -> Int? {
    if ["z", "utc", "gmt"].contains(text) { return 0 }
    let digits = text.dropFirst().filter { $0 != ":" }
    guard let sign = text.first, sign == "+" || sign == "-", digits.utf8.count == 2 || digits.utf8.count == 4,
      digits.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(digits)
    else { return nil }
    let (hours, minutes) = digits.utf8.count == 2 ? (number, 0) : (number / 100, number % 100)
    guard hours <= 14, minutes < 60 else { return nil }
    return (sign == "-" ? -1 : 1) * (hours * 60 + minutes)
  }
}
