internal import Issues

/// Values with a colour, and with their words, so that nobody needs the colour.
enum Badge {
  static func status(_ id: String, _ configuration: Configuration) -> HTML {
    let status = configuration.status(id)
    let kind: HTML = status.map { $0.isClosed ? "closed" : "open" } ?? "unknown"
    return "<span class=\"status \(kind)\">\(status?.name ?? id)</span>"
  }

  /// A severity is coloured by its place among all, so that a team's own names have colours too.
  static func severity(_ id: String?, _ configuration: Configuration) -> HTML? {
    guard let id, !id.isEmpty else { return nil }
    guard let rank = configuration.rank(ofSeverity: id) else { return "<span class=\"severity\">\(id)</span>" }
    let step = min(rank * 4 / max(1, configuration.severities.count), 3)
    return "<span class=\"severity rank-\(step)\">\(configuration.severity(id)?.name ?? id)</span>"
  }
}
