internal import IssueStore
internal import Issues

extension ReportForm {
  /// With the choice to stage a change, where edits that are not committed stand in the way of a commit.
  func offeringStage(for error: any Error) -> ReportForm {
    guard case StoreError.uncommittedEdits = error else { return self }
    var form = self
    let option = Control.Option(value: "yes", label: "Stage this change together with them, for your next commit")
    form.pieces.append(
      .control(Control(place: .other("stage"), label: "Edits that are not committed", kind: .boxes([option]))))
    return form
  }
}

extension Fields {
  /// Whether somebody wants the change staged.
  var asksForStage: Bool { values("stage").contains("yes") }
}
