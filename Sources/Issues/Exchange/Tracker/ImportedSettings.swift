/// What a document says of the settings.
package struct ImportedSettings: Sendable, Equatable {
  package struct Severity: Sendable, Equatable {
    package let name: String
    package let meaning: String
    package let response: Configuration.ResponseTime
    /// Where it stands in its source, counted from 1.
    package let line: Int
  }

  package var project: String?
  package var purpose: String?
  package var phases: [String] = []
  package var severities: [Severity] = []

  package init() {}
}

extension Configuration.ResponseTime {
  /// As documents and settings have it: `Within 3 days`, `3 days`, `Immediate`.
  init?(_ text: some StringProtocol) {
    let words = Configuration.key(text).split(separator: "-")
    switch words.joined(separator: "-") {
    case "immediate", "immediately": self = .immediate
    case "same-day", "the-same-day": self = .sameDay
    case "when-convenient": self = .whenConvenient
    default:
      let rest = words.first == "within" ? words.dropFirst() : words[...]
      guard rest.count == 2, let count = rest.first.flatMap({ Int($0) }), count > 0, count < 100_000 else { return nil }
      switch rest.last {
      case "day", "days": self = .days(count)
      case "week", "weeks": self = .days(count * 7)
      default: return nil
      }
    }
  }

  /// As the settings have it.
  var setting: String {
    switch self {
    case .immediate: "immediate"
    case .sameDay: "same day"
    case .days(let days): days == 1 ? "1 day" : "\(days) days"
    case .whenConvenient: "when convenient"
    }
  }

  /// As a document has it.
  var sentence: String {
    switch self {
    case .days: "Within \(setting)"
    default: setting.prefix(1).uppercased() + setting.dropFirst()
    }
  }
}
