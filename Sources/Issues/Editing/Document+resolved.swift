extension Document {
  /// Notes the day on which an issue was closed; where it is open again, forgets it, and who has tried the fix.
  package func settingResolved(since oldStatus: String, today: CalendarDate, _ configuration: Configuration) -> Document
  {
    let status = self["status"]?.text ?? ""
    guard status != oldStatus, let new = configuration.status(status) else { return self }
    let wasClosed = configuration.status(oldStatus)?.isClosed ?? false
    if new.isClosed, !wasClosed || self["resolved"] == nil { return setting("resolved", to: .text(today.description)) }
    return !new.isClosed && wasClosed ? removing("resolved").removing("verified") : self
  }
}
