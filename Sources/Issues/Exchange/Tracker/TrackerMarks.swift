/// The coloured marks of statuses and severities in the Error & Issue Tracker.
enum TrackerMarks {
  static func mark(ofSeverity index: Int) -> String { index < severities.count ? severities[index] : other }

  private static let severities = ["🔴", "🟠", "🟡", "🟢"]
  static let other = "⚪"

  static func mark(of status: Configuration.Status, in configuration: Configuration) -> String {
    if status.id == configuration.openStatus?.id { return "🔴" }
    if status.id == configuration.closingStatus { return "🟢" }
    return status.isClosed ? "🔵" : "🟡"
  }

  /// A text with the marks that were garbled on their way, as they were: UTF-8 that was read as Johab.
  ///
  /// 🔴 became 游댮 there, and 🟠, whose last half has no letter, 游 alone. Only words of their own are taken for marks:
  /// all of these are letters of real words too.
  static func mended(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    return text.split(separator: " ", omittingEmptySubsequences: false).map { garbled[String($0)] ?? String($0) }
      .joined(separator: " ")
  }

  private static let garbled = [
    "游댮": "🔴", "댮": "🔴", "游": "🟠", "游리": "🟡", "리": "🟡", "游릭": "🟢", "릭": "🟢", "游댯": "🔵", "댯": "🔵",
  ]

  /// A name without its marks: `🔴 **Critical**` is `Critical`.
  static func bare(_ text: String) -> String {
    let words = mended(text).split(separator: " ").filter { word in
      word.contains { $0.isLetter || $0.isNumber }
    }
    return words.joined(separator: " ").filter { $0 != "*" }
  }
}
