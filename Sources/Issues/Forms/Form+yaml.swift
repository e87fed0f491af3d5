extension Form {
  /// Which keys a form is written with.
  package enum Syntax: Sendable {
    /// All that a form of a tracker can say.
    case own
    /// What GitHub takes, and nothing else; see ``GitHubForm`` for what it refuses.
    case github
  }

  /// The form as a file that is read back as the same form.
  package func yaml(_ syntax: Syntax = .own) -> String {
    var pairs: [(key: String, value: YAMLValue)] = [("name", .text(name))]
    if !description.isEmpty { pairs.append(("description", .text(description))) }
    if !titlePrefix.isEmpty { pairs.append(("title", .text(titlePrefix))) }
    for (key, words) in [("labels", labels), ("assignees", assignees), ("projects", projects)] where !words.isEmpty {
      pairs.append((key, .list(words.map { .text($0) })))
    }
    if !issueType.isEmpty { pairs.append(("type", .text(issueType))) }
    pairs.append(("body", .list(elements.map { $0.yaml(syntax) })))
    return YAMLValue.mapping(pairs).document
  }
}

extension Form.Element {
  fileprivate func yaml(_ syntax: Form.Syntax) -> YAMLValue {
    var pairs: [(key: String, value: YAMLValue)] = [("type", .text(kind.rawValue))]
    if kind != .markdown, !id.isEmpty, syntax == .own || GitHubForm.isID(id) { pairs.append(("id", .text(id))) }
    if syntax == .own { pairs += additions }
    pairs.append(("attributes", .mapping(attributes)))
    let validations = validations(syntax)
    if !validations.isEmpty { pairs.append(("validations", .mapping(validations))) }
    return .mapping(pairs)
  }

  private var additions: [(key: String, value: YAMLValue)] {
    var pairs: [(key: String, value: YAMLValue)] = []
    switch place {
    case .section: break
    case .field(let key): pairs.append(("field", .text(key)))
    case .environment(let key): pairs.append(("environment", .text(key)))
    }
    if !aliases.isEmpty { pairs.append(("aliases", .list(aliases.map { .text($0) }))) }
    return pairs
  }

  private var attributes: [(key: String, value: YAMLValue)] {
    let texts = [
      ("label", label), ("description", description), ("placeholder", placeholder), ("value", value),
      ("render", render),
    ]
    var pairs = texts.filter { !$0.1.isEmpty }.map { (key: $0.0, value: YAMLValue.text($0.1)) }
    if kind == .dropdown, allowsMultiple { pairs.append(("multiple", .bare("true"))) }
    if !options.isEmpty { pairs.append(("options", .list(options.map { option($0) }))) }
    if let index = options.firstIndex(where: { $0.label == defaultOption }) {
      pairs.append(("default", .bare("\(index)")))
    }
    return pairs
  }

  private func option(_ option: Option) -> YAMLValue {
    guard kind == .checkboxes else { return .text(option.label) }
    return .mapping(
      [("label", .text(option.label))] + (option.isRequired ? [("required", .bare("true"))] : []))
  }

  private func validations(_ syntax: Form.Syntax) -> [(key: String, value: YAMLValue)] {
    var pairs: [(key: String, value: YAMLValue)] = []
    if isRequired { pairs.append(("required", .bare("true"))) }
    if !accept.isEmpty { pairs.append(("accept", .text(accept))) }
    guard syntax == .own else { return pairs }
    if isRecommended { pairs.append(("recommended", .bare("true"))) }
    // What the label says by itself may be said again, and must be denied.
    if asksForSteps || Form.Element(kind: kind, label: label, place: place).asksForSteps {
      pairs.append(("steps", .bare("\(asksForSteps)")))
    }
    if let pattern { pairs.append(("pattern", .text(pattern.text))) }
    if !requiredWhen.isEmpty {
      let conditions = requiredWhen.sorted { $0.key < $1.key }.map {
        (key: $0.key, value: YAMLValue.list($0.value.map { .text($0) }))
      }
      pairs.append(("required_when", .mapping(conditions)))
    }
    return pairs
  }
}
