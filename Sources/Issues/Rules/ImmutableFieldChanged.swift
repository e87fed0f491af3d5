/// Who reported what, and when, is not rewritten.
struct ImmutableFieldChanged: Rule {
  let id: RuleID = "immutable-field-changed"
  let summary = "Id, day of report and reporter stay as they were filed."
  let reason = "They are what the audit log hangs on: a report whose reporter changes afterwards is another report."
  let remedy =
    "Put back what stood there: `git issue log ID` shows it. An issue that gets another number keeps the old one under `formerly:`."
  let needs = RuleNeeds.previous
  let isExcusable = false
  var examples: [Example] {
    [
      Example(.report(), previous: .report()),
      Example(.report("reported: 2026-11-20 ←"), previous: .report()),
      Example(.report("reporter: Eve <eve@example.org> ←"), previous: .report()),
      Example(.report(), previous: .report("id: BUG-1", "reported: 21.11.2026", "reporter: Ada Tester")),
      Example(.report("reporter: Eve <eve@example.org> ←"), previous: .report("reporter: Ada Tester")),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    guard let previous = subject.previous, previous.fault == nil else { return }
    for key in ["id", "reported", "reporter"] {
      guard let old = previous[key]?.text else { continue }
      let field = subject.document[key]
      if field?.text == old || Self.isRenumbering(key, subject.document, old) { continue }
      if let new = field?.text, Self.isRepair(key, from: old, to: new) { continue }
      report(
        Finding(
          "'\(key)' was '\(old)'", at: field?.range ?? subject.placeOfFields,
          help: "put back `\(key): \(YAMLScalar.write(old))`"))
    }
  }

  /// Whether a value only became what the other rules ask for: the same in its proper spelling, a value where there was
  /// none that could be read, or a person with an email.
  private static func isRepair(_ key: String, from old: String, to new: String) -> Bool {
    switch key {
    case "id": return IssueID(old).map { $0 == IssueID(new) } ?? true
    case "reported": return CalendarDate(old) == nil
    default:
      let (old, new) = (Person(old), Person(new))
      return old == new || (old.email == nil && new.email != nil && old.name == new.name)
    }
  }

  /// An id that moved because two clones had invented it keeps its old name under `formerly:`.
  private static func isRenumbering(_ key: String, _ document: Document, _ old: String) -> Bool {
    key == "id" && document["formerly"]?.value.texts.contains { IssueID($0) == IssueID(old) } ?? false
  }
}
