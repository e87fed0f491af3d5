/// A day as people write it, and which days that can mean.
struct WrittenDate {
  /// The days that it can be read as, in the order of the calendar.
  let readings: [CalendarDate]
  /// Whether the order of day, month and year is plain: the year comes first.
  let isPlain: Bool

  /// Reads `2026/11/21`, `2026-1-5`, `20261121`, `21.11.2026`, `11/21/2026`; nil for anything else.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    if bytes.count == 8, let day = Self.day(text.prefix(4), text.dropFirst(4).prefix(2), text.suffix(2)) {
      (readings, isPlain) = ([day], true)
      return
    }
    guard let separator = text.first(where: { !$0.isNumber }), "-/.".contains(separator) else { return nil }
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == 3, (1...2).contains(parts[1].utf8.count) else { return nil }
    if parts[0].utf8.count == 4, (1...2).contains(parts[2].utf8.count) {
      guard let day = Self.day(parts[0], parts[1], parts[2]) else { return nil }
      (readings, isPlain) = ([day], true)
    } else if parts[2].utf8.count == 4, (1...2).contains(parts[0].utf8.count) {
      // With points the day comes first wherever days are written so.
      let monthFirst = separator == "." ? nil : Self.day(parts[2], parts[0], parts[1])
      readings = Set([Self.day(parts[2], parts[1], parts[0]), monthFirst].compactMap(\.self)).sorted()
      isPlain = false
    } else {
      return nil
    }
  }

  /// What puts the date right, if it can be read in one way only.
  func fix(_ node: YAMLNode) -> Fix? {
    guard readings.count == 1, let day = readings.first else { return nil }
    return Fix(isPlain ? .safe : .unsafe, node, with: day.description)
  }

  private static func day(
    _ year: some StringProtocol, _ month: some StringProtocol, _ day: some StringProtocol
  ) -> CalendarDate? {
    func padded(_ text: some StringProtocol) -> String { text.utf8.count == 1 ? "0\(text)" : String(text) }
    return CalendarDate("\(year)-\(padded(month))-\(padded(day))")
  }
}
