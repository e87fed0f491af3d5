/// A moment in a form that Git takes in `GIT_AUTHOR_DATE`.
///
/// Git's own internal form (`1767323045 +0100`, also with `@` before it), ISO 8601, and RFC 2822. Git takes more
/// (`yesterday`); a date that is not understood is refused rather than guessed.
struct GitDate {
  /// Seconds since 1970.
  let time: Int64
  /// Minutes east of Greenwich.
  let offset: Int

  init?(_ text: String) {
    let words = text.split { $0 == " " || $0 == "\t" }.map(String.init)
    guard let date = Self.internalForm(words) ?? Self.iso8601(words) ?? Self.rfc2822(words) else { return nil }
    self = date
  }

  private init(time: Int64, offset: Int) {
    self.time = time
    self.offset = offset
  }

  private static func internalForm(_ words: [String]) -> GitDate? {
    guard let first = words.first, words.count <= 2 else { return nil }
    let isMarked = first.hasPrefix("@")
    let digits = isMarked ? first.dropFirst() : first[...]
    // Without the mark, Git takes a number of eight digits or fewer for a date such as 20260102.
    guard isDigits(digits), isMarked || digits.count > 8, let time = Int64(digits) else { return nil }
    guard words.count == 2 else { return GitDate(time: time, offset: 0) }
    guard let offset = zone(words[1]) else { return nil }
    return GitDate(time: time, offset: offset)
  }

  private static func iso8601(_ words: [String]) -> GitDate? {
    let text = words.joined(separator: " ")
    guard text.count >= 10, text.allSatisfy(\.isASCII) else { return nil }
    let day = text.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    var rest = text.dropFirst(10)
    guard day.count == 3, let separator = rest.first, separator == "T" || separator == " " else { return nil }
    rest.removeFirst()
    let clock = rest.prefix { $0.isNumber || $0 == ":" || $0 == "." }
    let suffix = rest.dropFirst(clock.count).drop { $0 == " " }
    guard let seconds = wallClock(year: day[0], month: Int(day[1]), day: day[2], clock: clock) else { return nil }
    return date(wallClock: seconds, zone: suffix.isEmpty ? nil : String(suffix))
  }

  private static func rfc2822(_ words: [String]) -> GitDate? {
    let words = words.first?.hasSuffix(",") == true ? Array(words.dropFirst()) : words
    guard words.count == 4 || words.count == 5 else { return nil }
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    guard let month = months.firstIndex(of: words[1].lowercased()),
      let seconds = wallClock(year: words[2][...], month: month + 1, day: words[0][...], clock: words[3][...])
    else { return nil }
    return date(wallClock: seconds, zone: words.count == 5 ? words[4] : nil)
  }

  private static func date(wallClock seconds: Int64, zone text: String?) -> GitDate? {
    guard let text else {
      let time = LocalZone.time(ofWallClock: seconds)
      return GitDate(time: time, offset: LocalZone.offset(at: time))
    }
    guard let offset = zone(text) else { return nil }
    return GitDate(time: seconds - Int64(offset) * 60, offset: offset)
  }

  /// `+0200`, `+02:00`, `-0530`, `+02`, `Z`, `GMT` or `UTC`, in minutes.
  private static func zone(_ text: String) -> Int? {
    if ["z", "gmt", "utc"].contains(text.lowercased()) { return 0 }
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    var digits = text.dropFirst()
    if digits.count == 5, let colon = digits.firstIndex(of: ":"),
      digits.distance(from: digits.startIndex, to: colon) == 2
    {
      digits.remove(at: colon)
    }
    guard isDigits(digits), digits.count == 4 || digits.count == 2, let number = Int(digits) else { return nil }
    let (hours, minutes) = digits.count == 2 ? (number, 0) : (number / 100, number % 100)
    guard hours <= 14, minutes < 60 else { return nil }
    return (sign == "-" ? -1 : 1) * (hours * 60 + minutes)
  }

  /// Seconds after 1970 on a clock that shows this; nil for a day or hour that does not exist.
  private static func wallClock(year: Substring, month: Int?, day: Substring, clock: Substring) -> Int64? {
    let parts = clock.prefix { $0 != "." }.split(separator: ":", omittingEmptySubsequences: false)
    guard year.count == 4, isDigits(year), let year = Int64(year), year >= 1970, let month, (1...12).contains(month),
      isDigits(day), let day = Int(day), (1...length(ofMonth: month, year: year)).contains(day),
      parts.count == 2 || parts.count == 3, parts.allSatisfy({ $0.count == 2 && isDigits($0) })
    else { return nil }
    let numbers = parts.compactMap { Int64($0) }
    guard numbers[0] < 24, numbers[1] < 60, numbers.count < 3 || numbers[2] <= 60 else { return nil }
    let clockSeconds = numbers[0] * 3600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0)
    return days(year: year, month: Int64(month), day: Int64(day)) * 86400 + clockSeconds
  }

  /// Days from 1970-01-01 in the Gregorian calendar, counted in years that begin with March.
  private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let year = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
  }

  private static func length(ofMonth month: Int, year: Int64) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  private static func isDigits(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
