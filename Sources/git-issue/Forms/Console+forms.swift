internal import IssueStore
internal import Issues

extension Console {
  /// The forms of the repository, or those that come with the program.
  func forms() throws -> [Form] {
    if let store = try? openStore() { return try store.current().settings.forms }
    return Form.builtInSources.compactMap { Form.builtIn($0.type) }
  }

  /// A form of the repository, or one that comes with the program.
  func form(named name: String) throws -> Form {
    let forms = try forms()
    if let form = forms.first(where: { $0.type == name.lowercased() }) ?? Form.builtIn(name.lowercased()) {
      return form
    }
    throw Failure(
      .usage, "there is no form '\(name)'", hints: ["use one of: \(forms.map(\.type).joined(separator: ", "))"])
  }

  /// Says what a form lost or got on its way.
  func tell(_ remarks: [FormRemark], about form: String) {
    for remark in remarks {
      let place = remark.element.map { "\(form): '\($0)'" } ?? form
      standardError.write("note: \(TerminalText(place)): \(TerminalText(remark.text))\n")
    }
  }
}
