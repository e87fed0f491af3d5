/// A kind of fault that somebody watches for: an entry of the watch list.
package struct WatchedPattern: Sendable, Equatable {
  /// Whether it was seen.
  package enum Sighting: Sendable, Equatable {
    case never
    /// Nobody has written down when.
    case someDay
    case on(CalendarDate)
  }

  package let name: String
  /// The part of the system; empty where none is named.
  package let area: String
  /// What it looks like in a log; nil for one that only people can see.
  package var pattern: String?
  /// The severity of a report of it.
  package var severity: String?
  package var sighting: Sighting

  package init(
    name: String, area: String = "", pattern: String? = nil, severity: String? = nil, sighting: Sighting = .never
  ) {
    self.name = Entry.line(name)
    self.area = Entry.line(area)
    self.pattern = pattern
    self.severity = severity
    self.sighting = sighting
  }

  /// As the tracker form's field `patterns` names it.
  package var fullName: String { area.isEmpty ? name : "\(area) / \(name)" }

  /// Whether a text names it: in any case, with or without its area.
  package func isNamed(_ text: some StringProtocol) -> Bool {
    let text = text.lowercased()
    return name.lowercased() == text || fullName.lowercased() == text
  }

  /// What programs are given of it, by name.
  package var json: [(String, JSON)] {
    let seen: JSON =
      switch sighting {
      case .never: .bool(false)
      case .someDay: .bool(true)
      case .on(let day): .text(day.description)
      }
    return [
      ("name", .text(name)), ("area", .optional(area.isEmpty ? nil : area)), ("pattern", .optional(pattern)),
      ("severity", .optional(severity)), ("seen", seen),
    ]
  }
}
