extension Configuration.ResponseTime {
  /// The last day on which an issue is in time that was reported on a day; nil where there is no such day.
  ///
  /// A report names a day and no hour, so "immediate" and "same day" are both the day itself.
  package func due(reported: CalendarDate) -> CalendarDate? {
    switch self {
    case .immediate, .sameDay: reported
    case .days(let days): CalendarDate(reported, after: days)
    case .whenConvenient: nil
    }
  }
}

extension IssueFields {
  /// The last day on which it is in time, by the response time of its severity; nil for one that is closed, that has no
  /// severity or day of report, or that may wait.
  package func due(_ configuration: Configuration) -> CalendarDate? {
    guard !(configuration.status(status)?.isClosed ?? false), let reported,
      let severity = severity.flatMap({ configuration.severity($0) })
    else { return nil }
    return severity.response.due(reported: reported)
  }

  /// Whether it should have been done with before a day.
  package func isOverdue(on today: CalendarDate, _ configuration: Configuration) -> Bool {
    due(configuration).map { $0 < today } ?? false
  }
}
