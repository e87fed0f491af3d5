extension Form {
  /// Reads an issue form.
  ///
  /// - Parameters:
  ///   - type: The type of its issues.
  ///   - path: The file's path, for messages.
  package init(_ bytes: [UInt8], type: String, path: String) throws(SettingsError) {
    func error(_ message: String, at offset: Int, help: String) -> SettingsError {
      SettingsError(path: path, bytes: bytes, offset: offset, message: message, help: help)
    }
    let root: YAMLNode
    do throws(YAMLError) {
      guard let node = try YAMLNode.parse(bytes, .lenient) else {
        throw YAMLError(message: "the form is empty", offset: 0)
      }
      root = node
    } catch {
      throw SettingsError(
        path: path, bytes: bytes, offset: error.offset, message: error.message, help: "mend the YAML of this form")
    }
    guard let body = root["body"], let items = body.items, !items.isEmpty else {
      throw error(
        "not an issue form: it has no `body`", at: root.range.lowerBound,
        help: "see GitHub's \"Syntax for issue forms\": name, description and body")
    }
    self.type = type
    name = root["name"]?.text ?? type
    description = root["description"]?.text ?? root["about"]?.text ?? ""
    titlePrefix = root["title"]?.text ?? ""
    labels = Self.words(root["labels"])
    assignees = Self.words(root["assignees"])
    projects = Self.words(root["projects"])
    issueType = root["type"]?.text ?? ""
    var elements: [Element] = []
    for item in items {
      guard let kind = item["type"]?.text.flatMap(Element.Kind.init) else {
        throw error(
          "an element without a type that is known", at: item["type"]?.range.lowerBound ?? item.range.lowerBound,
          help: "use one of: markdown, input, textarea, dropdown, checkboxes, upload")
      }
      let element = Element(item, kind: kind, pattern: try Self.pattern(item, error))
      // GitHub takes boxes without a label.
      if kind != .markdown, kind != .checkboxes, element.label.isBlank {
        throw error("an element without a label", at: item.range.lowerBound, help: "give it `attributes: label:`")
      }
      if kind != .markdown, elements.contains(where: { $0.kind != .markdown && $0.id == element.id }) {
        throw error(
          "the id '\(element.id)' is given twice", at: item.range.lowerBound, help: "give each element its own id")
      }
      elements.append(element)
    }
    self.elements = elements
  }

  private static func pattern(
    _ item: YAMLNode, _ error: (String, _ offset: Int, _ help: String) -> SettingsError
  ) throws(SettingsError) -> Pattern? {
    guard let node = item["validations"]?["pattern"], let text = node.text, !text.isEmpty else { return nil }
    do throws(Pattern.Fault) {
      return try Pattern(text)
    } catch let fault {
      let isQuoted = if case .scalar(_, .plain) = node.content { false } else { true }
      let before = String(String.UnicodeScalarView(text.unicodeScalars.prefix(fault.offset)))
      throw error(
        "the pattern cannot be used: \(fault.message)",
        min(node.range.lowerBound + before.utf8.count + (isQuoted ? 1 : 0), node.range.upperBound),
        "write it with text, `.`, `[a-z]`, `\\d \\w \\s`, `( )`, `|` and `? * + {m,n}`")
    }
  }

  /// GitHub takes labels and assignees as a list, or as words with commas between them.
  static func words(_ node: YAMLNode?) -> [String] {
    guard let node else { return [] }
    if let text = node.text { return text.split(separator: ",").map(\.trimmed).filter { !$0.isEmpty } }
    return node.texts
  }
}

extension Form.Element {
  fileprivate init(_ node: YAMLNode, kind: Kind, pattern: Pattern?) {
    let attributes = node["attributes"]
    let validations = node["validations"]
    func attribute(_ key: String) -> String { attributes?[key]?.text ?? "" }
    func isSet(_ key: String) -> Bool { ["true", "yes"].contains(validations?[key]?.text?.lowercased()) }

    let label = attribute("label").trimmed
    let options = (attributes?["options"]?.items ?? []).map { option in
      Option(
        label: (option.text ?? option["label"]?.text ?? "").trimmed,
        isRequired: option["required"]?.text?.lowercased() == "true")
    }
    var requiredWhen: [String: [String]] = [:]
    for pair in validations?["required_when"]?.pairs ?? [] { requiredWhen[pair.key] = pair.value.texts }
    let place: Place =
      if let key = node["field"]?.text ?? attributes?["field"]?.text {
        .field(key)
      } else if let key = node["environment"]?.text ?? attributes?["environment"]?.text {
        .environment(key)
      } else {
        .section
      }
    self.init(
      kind: kind, id: node["id"]?.text, label: label, description: attribute("description"),
      placeholder: attribute("placeholder"), value: attribute("value"), render: attribute("render"), options: options,
      allowsMultiple: attributes?["multiple"]?.text?.lowercased() == "true",
      defaultOption: attributes?["default"]?.text.flatMap { Int($0) }
        .flatMap { options.indices.contains($0) ? options[$0].label : nil },
      isRequired: isSet("required"), isRecommended: isSet("recommended"),
      asksForSteps: validations?["steps"].map { _ in isSet("steps") }, accept: validations?["accept"]?.text ?? "",
      pattern: pattern, requiredWhen: requiredWhen,
      aliases: node["aliases"]?.texts ?? attributes?["aliases"]?.texts ?? [], place: place)
  }
}

extension Form.Element {
  /// - Parameters:
  ///   - id: Made of the label, where none is given.
  ///   - asksForSteps: Nil where only the label says.
  init(
    kind: Kind, id: String? = nil, label: String, description: String = "", placeholder: String = "",
    value: String = "", render: String = "", options: [Option] = [], allowsMultiple: Bool = false,
    defaultOption: String? = nil, isRequired: Bool = false, isRecommended: Bool = false, asksForSteps: Bool? = nil,
    accept: String = "", pattern: Pattern? = nil, requiredWhen: [String: [String]] = [:], aliases: [String] = [],
    place: Place = .section
  ) {
    self.kind = kind
    self.id = id ?? Configuration.key(label)
    self.label = label
    self.description = description
    self.placeholder = placeholder
    self.value = value
    self.render = render
    self.options = options
    self.allowsMultiple = allowsMultiple || kind == .checkboxes
    self.defaultOption = defaultOption
    self.isRequired = isRequired
    self.isRecommended = isRecommended
    self.accept = accept
    self.pattern = pattern
    self.requiredWhen = requiredWhen
    self.aliases = aliases
    self.place = place
    names = Set(([label] + aliases).map { Vocabulary.key($0) })
    if case .environment = place {
      asksForEnvironment = true
    } else {
      asksForEnvironment = kind != .markdown && kind != .checkboxes && Vocabulary.isEnvironment(label)
    }
    // A plain GitHub form says what it asks for in its labels only.
    let canTell = kind == .textarea || kind == .input
    self.asksForSteps = asksForSteps ?? (canTell && place == .section && Vocabulary.isSteps(label))
  }
}
