package import Issues

extension Settings {
  /// The form of a type, or the one for new issues.
  ///
  /// - Throws: ``RequestError``, or ``StoreError/refused(message:help:)`` where there is no form at all.
  package func form(named type: String?) throws -> Form {
    guard let type else {
      guard let form = defaultForm else {
        throw StoreError.refused(message: "there is no form here", help: "git issue init --form bug")
      }
      return form
    }
    if let form = form(ofType: type.lowercased()) { return form }
    let known = types.joined(separator: ", ")
    let other = Form.builtIn(type) == nil ? "" : "; add it with: git issue init --form \(type)"
    throw RequestError("there is no form '\(type)' here", help: "use one of: \(known)\(other)")
  }

  /// The key of a field that may be set, in the way that it is written.
  ///
  /// - Throws: ``RequestError``.
  package func fieldKey(_ key: String, form: Form?) throws -> String {
    let known = Document.knownFields(form)
    let plural = ["label": "labels", "component": "components", "file": "files"][key] ?? key
    let isOwn =
      plural.hasPrefix("x-")
      && plural.utf8.allSatisfy { byte in
        (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x30 && byte <= 0x39 || "-_".utf8.contains(byte)
      }
    if known.contains(plural) || isOwn { return plural }
    let nearest = Nearest.question(about: key, among: known)
    throw RequestError(
      "there is no field '\(key)'",
      help: "\(nearest)the fields are: \(known.joined(separator: ", ")); one of your own begins with x-")
  }
}

extension Form {
  /// The element that a section is named by, by id or heading.
  ///
  /// - Throws: ``RequestError``.
  package func section(_ name: String) throws -> Element {
    if let element = sections.first(where: { $0.id == name }) ?? sections.first(where: { $0.isNamed(name) }) {
      return element
    }
    let known = sections.map(\.id)
    let nearest = Nearest.question(about: name, among: known)
    throw RequestError(
      "form '\(type)' has no section '\(name)'", help: "\(nearest)use one of: \(known.joined(separator: ", "))")
  }

  /// The key of a part of the environment. It may be one that the form does not ask for, but not one that is mistyped.
  ///
  /// - Throws: ``RequestError``.
  package func environmentKey(_ name: String) throws -> String {
    let known = environment.map(\.key)
    if known.contains(name) { return name }
    if let element = environment.first(where: { $0.element.isNamed(name) }) { return element.key }
    let isKey =
      !name.isEmpty
      && name.utf8.allSatisfy { byte in
        (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x30 && byte <= 0x39 || "_-.".utf8.contains(byte)
      }
    if isKey, Nearest.word(to: name, among: known) == nil { return name }
    let nearest = Nearest.question(about: name, among: known)
    throw RequestError(
      "'\(name)' is no part of the environment",
      help: "\(nearest)form '\(type)' asks for: \(known.joined(separator: ", "))")
  }
}

extension Issue {
  /// An issue's document with another part of its environment; an empty text removes the part.
  ///
  /// - Parameter document: This issue's, edited as it may be by now.
  /// - Throws: ``RequestError``, and ``StoreError/misshapen(_:_:)`` where the environment is no list of keys and values.
  package func settingEnvironment(
    _ name: String, to text: String, in document: Document, _ settings: Settings
  ) throws -> Document {
    if let field = document["environment"], !field.value.isAbsent,
      !(field.value.pairs?.allSatisfy { $0.value.text != nil } ?? false)
    {
      throw StoreError.misshapen(id, "environment")
    }
    let form = settings.form(ofType: document["type"]?.text ?? "")
    return document.setting(
      try (form ?? settings.form(named: nil)).environmentKey(name), in: "environment", to: text)
  }
}
