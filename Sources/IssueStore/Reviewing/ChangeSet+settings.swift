internal import Issues

/// What a change makes of the settings.
struct SettingsChange {
  var loosenings: [Loosening] = []
  /// What of the new settings cannot be read.
  var fault: SettingsError?
}

extension ChangeSet {
  /// What the change makes of the settings that it is judged by.
  func settings(after policy: Policy) throws -> SettingsChange {
    guard try changesSettings(of: policy) else { return SettingsChange() }
    var change = SettingsChange()
    if try previous?.isTracker == true, try !snapshot.isTracker {
      change.loosenings = [.trackerGone]
    } else if removed.contains(where: { $0.path == IssueFolder.configuration }) {
      change.loosenings = [.settingsGone]
    }
    do {
      change.loosenings += policy.loosenings(to: try Policy(of: snapshot))
    } catch let fault as SettingsError {
      change.fault = fault
    }
    return change
  }
}
