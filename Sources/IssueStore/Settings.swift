package import Issues

/// The settings and the forms of a snapshot.
package struct Settings: Sendable {
  package let configuration: Configuration
  package let forms: [Form]

  package func form(ofType type: String) -> Form? { forms.first { $0.type == type } }
  package var types: [String] { forms.map(\.type) }

  /// The form of new issues, where none is named: `bug`, or the first.
  package var defaultForm: Form? { form(ofType: "bug") ?? forms.first }

  /// The keys of the forms' own fields.
  package var fields: [String] { forms.flatMap { $0.fields.map(\.key) } }
}

extension Snapshot {
  /// Reads the settings and forms of a snapshot. Without any forms, those that come with the program hold.
  static func readSettings(_ snapshot: Snapshot) throws -> Settings {
    let path = IssueFolder.configuration
    let configuration =
      if let bytes = try snapshot.bytes(at: path) { try Configuration(bytes, path: path) } else { Configuration() }
    var forms: [Form] = []
    let paths = try snapshot.names(in: IssueFolder.forms).map { "\(IssueFolder.forms)/\($0)" } + configuration.forms
    for path in paths where path.hasSuffix(".yml") || path.hasSuffix(".yaml") {
      guard let bytes = try snapshot.bytes(at: path) else {
        throw SettingsError(
          path: IssueFolder.configuration, bytes: [], offset: 0, message: "there is no form \(path)",
          help: "mend its path under `forms:`")
      }
      let name = path.split(separator: "/").last ?? ""
      let type = Configuration.key(name.prefix { $0 != "." })
      guard !forms.contains(where: { $0.type == type }) else { continue }
      if let known = snapshot.store.forms[path], known.bytes == bytes {
        forms.append(known.form)
      } else {
        let form = try Form(bytes, type: type, path: path)
        snapshot.store.forms[path] = (bytes, form)
        forms.append(form)
      }
    }
    if forms.isEmpty { forms = Form.builtInSources.compactMap { Form.builtIn($0.type) } }
    return Settings(configuration: configuration, forms: forms)
  }
}
