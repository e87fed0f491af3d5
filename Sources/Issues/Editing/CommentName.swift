/// The name of a comment's file: its time, its author and a random tail, `20261121T050200Z-alice-3f2a.md`. No two
/// clones give the same name, so two people commenting never conflict.
package struct CommentName: Sendable, Equatable {
  /// In seconds since 1970.
  private let seconds: Int
  package let author: String
  private let tail: String

  /// - Parameter tail: Four random characters.
  package init(seconds: Int, author: Person, tail: String) {
    self.seconds = seconds
    self.tail = tail
    let name = author.name ?? author.email.map { String($0.prefix { $0 != "@" }) } ?? "unknown"
    self.author = IssueFolder.slug(name)
  }

  package init?(_ fileName: String) {
    guard fileName.hasSuffix(".md") else { return nil }
    let parts = fileName.dropLast(3).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3, let stamp = parts.first, stamp.count == 16, stamp.hasSuffix("Z") else { return nil }
    let digits = stamp.filter(\.isNumber)
    guard digits.count == 14, let clock = Int(digits.suffix(6)), clock / 10_000 < 24, clock / 100 % 100 < 60,
      clock % 100 < 60,
      let date = CalendarDate("\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.dropFirst(6).prefix(2))")
    else { return nil }
    seconds = date.daysSince1970 * 86_400 + clock / 10_000 * 3_600 + clock / 100 % 100 * 60 + clock % 100
    author = parts[1..<(parts.count - 1)].joined(separator: "-")
    tail = String(parts[parts.count - 1])
  }

  package var fileName: String {
    let stamp = time.filter { $0 != "-" && $0 != ":" }
    return "\(stamp)-\(author)-\(tail).md"
  }

  /// The time in UTC, `2026-11-21T05:02:00Z`.
  package var time: String { Timestamp.text(seconds: seconds, offset: 0) }
}

/// Moments as text (RFC 3339).
package enum Timestamp {
  /// - Parameters:
  ///   - seconds: Since 1970; what is not in the years 0 to 9999 becomes their first or last second.
  ///   - offset: The zone, in minutes east of Greenwich.
  package static func text(seconds: Int, offset: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let day = CalendarDate(secondsSince1970: seconds, offset: offset)
    let clock = CalendarDate.localSeconds(seconds, offset: offset) - day.daysSince1970 * 86_400
    let offset = min(max(offset, -5_999), 5_999)
    let zone = offset == 0 ? "Z" : "\(offset < 0 ? "-" : "+")\(two(abs(offset) / 60)):\(two(abs(offset) % 60))"
    return "\(day)T\(two(clock / 3_600)):\(two(clock / 60 % 60)):\(two(clock % 60))\(zone)"
  }
}
