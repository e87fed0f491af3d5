internal import IssueStore
internal import Issues

extension EditedFile {
  static let kindsOfActions = ["quickfix", "source.fixAll"]

  /// What can be mended in a range: what `git issue check --fix` does, guesses too, since a person looks on. What would
  /// only delete something is left to the person.
  ///
  /// - Parameter kinds: What is asked for, with what is of their kinds; nil for all.
  func actions(in range: Range<Int>, kinds: [String]?) throws -> JSON {
    guard role == .issue || role == .knownIssue, client.hasLiteralActions else { return .list([]) }
    func isWanted(_ kind: String) -> Bool {
      kinds?.contains { kind == $0 || kind.hasPrefix("\($0).") } ?? true
    }
    let found = try judged()
    let touched = found.filter { $0.range.lowerBound <= range.upperBound && $0.range.upperBound >= range.lowerBound }
    var actions: [JSON] = []
    if isWanted("quickfix") {
      actions += touched.compactMap(fix)
      if role == .issue { actions += missingSections(touched) }
    }
    if isWanted("source.fixAll"), let all = try fixAll() { actions.append(all) }
    return .list(actions)
  }

  private func fix(_ diagnostic: Diagnostic) -> JSON? {
    guard let fix = diagnostic.fix, !fix.edits.contains(where: { $0.text.isEmpty && !$0.range.isEmpty }) else {
      return nil
    }
    let edits = fix.edits.map { LineEdit(range: $0.range, text: $0.text) }
    let new = edits.map(\.text.trimmed).joined(separator: ", ")
    return action(
      "\(edits.allSatisfy(\.range.isEmpty) ? "Insert" : "Write") '\(new)' (\(diagnostic.rule))", "quickfix", edits,
      for: [diagnostic]
    ).adding("isPreferred", .bool(fix.applicability == .safe))
  }

  /// The headings of sections that are missed, each at the form's place for it.
  private func missingSections(_ found: [Diagnostic]) -> [JSON] {
    guard let form, document.isMendable else { return [] }
    return form.sections.compactMap { element -> JSON? in
      let missing = found.filter { $0.isAboutLack(of: element) }
      guard !missing.isEmpty, document.sections(for: element).isEmpty else { return nil }
      let edits = LineEdit.edits(
        from: document.bytes, to: document.settingSection(element, to: "", form: form).bytes)
      return action("Insert the section '\(element.label)'", "quickfix", edits, for: missing)
    }
  }

  private func fixAll() throws -> JSON? {
    let checker = try tracker.checker(snapshot)
    let mended = try document.mended(.safe) { try checker.check($0.bytes, inPlaceOf: path, role).diagnostics }
    let edits = LineEdit.edits(from: document.bytes, to: mended.document.bytes)
    guard !edits.isEmpty else { return nil }
    return action("Fix all that can be fixed safely", "source.fixAll", edits, for: [])
  }

  private func action(_ title: String, _ kind: String, _ edits: [LineEdit], for diagnostics: [Diagnostic]) -> JSON {
    .object([
      ("title", .text(TerminalText(title).description)), ("kind", .text(kind)),
      ("diagnostics", .list(diagnostics.map { json(of: $0) })), ("edit", text.json(edits)),
    ])
  }
}

extension Diagnostic {
  /// Whether it says that a section is not there.
  fileprivate func isAboutLack(of element: Form.Element) -> Bool {
    switch rule {
    case "steps-missing": element.asksForSteps
    case "resolution-missing": element.id == "resolution"
    case "section-missing": message.contains("'\(element.label)'")
    case "environment-missing": element.asksForEnvironment
    default: false
    }
  }
}
