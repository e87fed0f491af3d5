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

/// Reads until when issues are in time, and works out once what statuses, severities and days mean: for all of many.
struct DueReader {
  private let configuration: Configuration
  private var closed = PerText<Bool>()
  private var responses = PerText<Configuration.ResponseTime?>()
  private var days = PerText<CalendarDate?>()

  init(_ configuration: Configuration) { self.configuration = configuration }

  mutating func isClosed(_ issue: some IssueFields) -> Bool {
    issue.withText("status") { status in
      guard let status else { return false }
      return closed.value(of: status) { configuration.status($0.trimmed)?.isClosed ?? false }
    }
  }

  mutating func day(_ field: String, _ issue: some IssueFields) -> CalendarDate? {
    issue.withText(field) { text in text.flatMap { days.value(of: $0) { CalendarDate($0.trimmed) } } }
  }

  /// What ``IssueFields/due(_:)`` is.
  mutating func read(_ issue: some IssueFields) -> CalendarDate? {
    guard !isClosed(issue), let reported = day("reported", issue) else { return nil }
    let response = issue.withText("severity") { severity in
      severity.flatMap { responses.value(of: $0) { configuration.severity($0.trimmed)?.response } }
    }
    return response?.due(reported: reported)
  }
}
