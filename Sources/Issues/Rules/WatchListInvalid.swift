/// A watch list that cannot be read finds nothing in any log.
struct WatchListInvalid: Rule {
  let id: RuleID = "watch-list-invalid"
  let summary = "The error patterns to watch can be read."
  let reason =
    "Scans of logs, and documents with the watch list in them, need all of it: a pattern that is skipped is a fault that nobody sees."
  let remedy =
    "Mend `.issues/watch.yml` at the place that is named: a list, each entry with a `name` and, if you like, `area`, `pattern` (a regular expression), `severity` and `seen`."
  let needs = RuleNeeds.bytes
  let isExcusable = false
  var examples: [Example] {
    [
      .watchList("- name: Slow queries\n  area: Database\n  pattern: took [0-9]{4,} ms\n  seen: 2026-11-21\n"),
      .watchList("- name: Slow queries\n  pattern: 'took (' ←\n"),
      .watchList("- name: Slow queries\n  patern: took ←\n"),
      .watchList("- name: Slow queries\n- name: Slow queries ←\n"),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    guard subject.kind == .watchList else { return }
    do throws(SettingsError) { _ = try WatchList(subject.document.bytes, path: subject.path) } catch {
      let start = LineMap(subject.document.bytes).range(ofLine: error.line)
      report(Finding(error.message, at: start, help: error.help))
    }
  }
}
