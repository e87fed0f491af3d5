/// Who reported what, and when, is not rewritten.
struct ImmutableFieldChanged: Rule {
  let id: RuleID = "immutable-field-changed"
  let summary = "Id, day of report and reporter stay as they were filed."
  let reason = "They are what the audit log hangs on: a report whose reporter changes afterwards is another report."
  var examples: [Example] {
    [
      Example(.report(), previous: .report()),
      Example(.report("reported: 2026-11-20 ←"), previous: .report()),
      Example(.report("reporter: Eve <eve@example.org> ←"), previous: .report()),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    guard let previous = subject.previous, previous.fault == nil else { return }
    for key in ["id", "reported", "reporter"] {
      guard let old = previous[key]?.text else { continue }
      let field = subject.document[key]
      guard field?.text != old, !Self.isRenumbering(key, subject.document, old) else { continue }
      report(
        Finding(
          "'\(key)' was '\(old)'", at: field?.range ?? subject.placeOfFields,
          help: "put back `\(key): \(YAMLScalar.write(old))`"))
    }
  }

  /// An id that moved because two clones had invented it keeps its old name under `formerly:`.
  private static func isRenumbering(_ key: String, _ document: Document, _ old: String) -> Bool {
    key == "id" && document["formerly"]?.value.texts.contains { IssueID($0) == IssueID(old) } ?? false
  }
}
