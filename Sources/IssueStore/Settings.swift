package import Issues

/// The settings and the forms of a snapshot.
package struct Settings: Sendable {
  package let configuration: Configuration
  private let shelf: FormShelf
  /// What they were read from.
  let files: SettingsFiles
  /// Why forms are left out.
  package let faults: [SettingsError]

  /// - Parameter forms: None where those that come with the program hold.
  init(configuration: Configuration, forms: [Form]?, files: SettingsFiles, faults: [SettingsError] = []) {
    self.configuration = configuration
    self.files = files
    self.faults = faults
    shelf = FormShelf(forms)
  }

  package var forms: [Form] { types.compactMap { form(ofType: $0) } }
  package func form(ofType type: String) -> Form? { shelf.form(ofType: type) }
  package var types: [String] { shelf.types }

  /// The form of new issues, where none is named: `bug`, or the first.
  package var defaultForm: Form? { form(ofType: "bug") ?? types.first.flatMap { form(ofType: $0) } }

  /// The keys of the forms' own fields.
  package var fields: [String] { forms.flatMap { $0.fields.map(\.key) } }

  /// The forms' own fields for queries. Of one that several forms have, a value is what is one in any of them.
  package var queryFields: [Query.Field] {
    let elements = forms.flatMap(\.fields)
    return fields.map { key in
      let same = elements.filter { $0.key == key }.map(\.element.options)
      return Query.Field(key, choices: same.contains(where: \.isEmpty) ? [] : same.flatMap { $0.map(\.label) })
    }
  }
}

/// The files that settings are read from, as they were.
package struct SettingsFiles: Sendable {
  package let configuration: [UInt8]?
  /// Each type of issue once, in the order in which the forms are read; none where those that come with the program hold.
  package var forms: [(path: String, type: String, bytes: [UInt8])] = []

  /// Reads them anew: what comes of it shares nothing with what another thread reads.
  func read() throws -> Settings {
    let settings = try read(Self.configuration(configuration), without: []) { try Form($2, type: $1, path: $0) }
    if let fault = settings.faults.first { throw fault }
    return settings
  }

  /// - Parameter missing: Why there are fewer files than there should be.
  fileprivate func read(
    _ configuration: Configuration, without missing: [SettingsError],
    form: (String, String, [UInt8]) throws -> Form
  ) throws -> Settings {
    var (read, faults): ([Form], [SettingsError]) = ([], missing)
    for file in forms {
      do { read.append(try form(file.path, file.type, file.bytes)) } catch let fault as SettingsError {
        faults.append(fault)
      }
    }
    let isBuiltIn = forms.isEmpty && faults.isEmpty
    return Settings(configuration: configuration, forms: isBuiltIn ? nil : read, files: self, faults: faults)
  }

  static func configuration(_ bytes: [UInt8]?) throws -> Configuration {
    if let bytes { try Configuration(bytes, path: IssueFolder.configuration) } else { Configuration() }
  }
}

extension Snapshot {
  /// Reads the settings and forms of a snapshot; a form that cannot be read is left out, and told as a fault. Without
  /// any forms, those that come with the program hold.
  static func readSettings(_ snapshot: Snapshot) throws -> Settings {
    let (bytes, configuration) = try snapshot.configurationFile()
    var files = SettingsFiles(configuration: bytes)
    var missing: [SettingsError] = []
    let paths = try snapshot.names(in: IssueFolder.forms).map { "\(IssueFolder.forms)/\($0)" } + configuration.forms
    for path in paths {
      guard let type = Settings.type(ofForm: path) else { continue }
      guard let bytes = try snapshot.bytes(at: path) else {
        let source = files.configuration ?? []
        let place = String(decoding: source, as: UTF8.self).utf8.firstOffset(of: path)
        missing.append(
          SettingsError(
            path: IssueFolder.configuration, bytes: source, offset: place, message: "there is no form \(path)",
            help: "give its path from the top of the repository"))
        continue
      }
      guard !files.forms.contains(where: { $0.type == type }) else { continue }
      files.forms.append((path, type, bytes))
    }
    return try files.read(configuration, without: missing) { path, type, bytes in
      if let known = snapshot.store.forms[path], known.bytes == bytes { return known.form }
      let form = try Form(bytes, type: type, path: path)
      snapshot.store.forms[path] = (bytes, form)
      return form
    }
  }
}

extension Settings {
  /// The type of issues that a file defines by its name; nil for a file that is no form.
  static func type(ofForm path: String) -> String? {
    guard path.hasSuffix(".yml") || path.hasSuffix(".yaml") else { return nil }
    return Configuration.key((path.split(separator: "/").last ?? "").prefix { $0 != "." })
  }

  /// A text as the value of a field: lists by commas, choices by their ids.
  package func value(_ text: String, of key: String) -> FieldValue {
    switch key {
    case "related", "formerly":
      let ids = text.split { $0.isNewline || $0 == "," }.map(\.trimmed).filter { !$0.isEmpty }
      return .list(ids.map { IssueID($0)?.description ?? $0 })
    case "labels", "components", "files":
      let separators: (Character) -> Bool = { $0.isNewline || ($0 == "," && key != "files") }
      return .list(text.split(whereSeparator: separators).map(\.trimmed).filter { !$0.isEmpty })
    case "status": return .text(configuration.status(text)?.id ?? text)
    case "severity": return .text(configuration.severity(text)?.id ?? text)
    default:
      // A field is one line.
      return .text(text.split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty }.joined(separator: " "))
    }
  }
}

extension String.UTF8View {
  /// Where a text first stands, in bytes; 0 where it does not.
  fileprivate func firstOffset(of text: String) -> Int {
    let whole = Array(self)
    let part = Array(text.utf8)
    return whole.indices.first { whole[$0...].starts(with: part) } ?? 0
  }
}
