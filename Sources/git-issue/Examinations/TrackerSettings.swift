internal import IssueStore
internal import Issues

struct TrackerSettings: Examination {
  let name = "settings"
  let health = "settings and forms can be read"

  func troubles(of patient: Patient) throws -> [Trouble] {
    do {
      _ = try patient.snapshot.settings
      return []
    } catch let error as SettingsError {
      return [
        Trouble(
          what: "\(error.path):\(error.line):\(error.column): \(error.message)",
          reason: "no issue can be judged, filed or changed", remedy: error.help)
      ]
    }
  }
}
