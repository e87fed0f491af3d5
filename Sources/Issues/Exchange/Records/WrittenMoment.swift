/// A moment as other trackers write it.
struct WrittenMoment: Equatable {
  let day: CalendarDate
  /// Seconds since 1970; without a zone it is taken for UTC.
  let seconds: Int

  /// Reads RFC 3339 and what is close to it, and `15/Jan/26 2:30 PM`, `Jan 15, 2026`, `15 January 2026 14:30:05`; nil for
  /// anything else, such as `01/02/26`, which is not the same day to everybody.
  init?(_ text: some StringProtocol) {
    if let seconds = Timestamp.seconds(text), let day = CalendarDate(text.trimmed.prefix(10)) {
      (self.day, self.seconds) = (day, seconds)
      return
    }
    let words = text.trimmed.split { " ,/-".contains($0) }.map(String.init)
    guard words.count <= 8,
      let month = words.lazy.compactMap({ Self.months[$0.lowercased().prefix(3).description] }).first
    else { return nil }
    let numbers = words.filter { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }.compactMap { Int($0) }
    guard numbers.count == 2 else { return nil }
    let (date, written) = numbers[0] > 31 ? (numbers[1], numbers[0]) : (numbers[0], numbers[1])
    let year = written < 100 ? 2000 + written : written
    guard let day = CalendarDate("\(year)-\(Self.two(month))-\(Self.two(date))") else { return nil }
    self.day = day
    seconds = day.daysSince1970 * 86_400 + (Self.clock(words) ?? 0)
  }

  private static func clock(_ words: [String]) -> Int? {
    guard let word = words.first(where: { $0.contains(":") }) else { return nil }
    let lower = word.lowercased()
    let half = ["am", "pm"].first { half in lower.hasSuffix(half) || words.contains { $0.lowercased() == half } }
    let parts = word.split(separator: ":").map { Int($0.prefix { $0.isNumber }) }
    guard (2...3).contains(parts.count), var hours = parts[0], let minutes = parts[1], hours < 24, minutes < 60 else {
      return nil
    }
    if half == "pm", hours < 12 { hours += 12 }
    if half == "am", hours == 12 { hours = 0 }
    return hours * 3_600 + minutes * 60 + (parts.count == 3 ? min(59, parts[2] ?? 0) : 0)
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static let months: [String: Int] = {
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    return Dictionary(uniqueKeysWithValues: zip(names, 1...12))
  }()
}
