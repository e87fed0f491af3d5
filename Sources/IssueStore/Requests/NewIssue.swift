package import Issues

/// A report that a program files, by the members that are printed of one.
package struct NewIssue: Sendable {
  private let node: JSONNode
  private let type: String?
  private let title: String
  private var texts: [(key: String, value: String)] = []
  private var lists: [(key: String, values: [String])] = []
  private var environment: [RequestedPart<String>] = []
  private var fields: [RequestedPart<JSONNode>] = []
  private var sections: [RequestedSection] = []

  /// - Throws: ``RequestError``.
  package init(_ node: JSONNode) throws {
    let object = try RequestObject(node, "a report", known: IssueMember.allCases.map(\.rawValue))
    self.node = node
    type = try object.text("type")
    title = try object["title"].map { try Self.title($0) } ?? ""
    for member in object.members where !member.value.isNull {
      guard let name = IssueMember(rawValue: member.key) else { continue }
      try read(name, member.value)
    }
  }

  private mutating func read(_ name: IssueMember, _ node: JSONNode) throws {
    switch name.kind {
    case .text where name == .type || name == .title: break
    case .text: texts.append((name.rawValue, try node.requestedText(name.rawValue)))
    case .list: lists.append((name.rawValue, try node.requestedTexts(name.rawValue)))
    case .environment: environment = try RequestedPart.read(node, name.rawValue) { try $0.requestedText($1) }
    case .fields: fields = try RequestedPart.read(node, name.rawValue) { node, _ in node }
    case .sections: sections = try RequestedSection.read(node)
    case .body:
      throw RequestError(
        "'body' of a report follows from its sections", help: "give the text under 'sections'; leave 'body' out"
      ).at(node)
    // Nothing beside it is what a report begins with.
    case .told where [.comments, .attachments].contains(name) && node.items?.isEmpty ?? false: break
    case .told(let help): throw RequestError("'\(name.rawValue)' cannot be set", help: help).at(node)
    case .ignored: break
    }
  }

  private static func title(_ node: JSONNode) throws -> String {
    let title = try node.requestedText("title")
    guard !title.contains(where: \.isNewline) else {
      throw RequestError(
        "'title' has more than one line", help: "keep it on one line, and give details under 'sections'"
      ).at(node)
    }
    return title
  }

  /// The report as a draft of the form of its type.
  ///
  /// - Throws: ``RequestError`` for a name that the form does not know.
  package func draft(_ settings: Settings) throws -> Draft {
    let form = try (node["type"] ?? node).placing { try settings.form(named: type) }
    var draft = Draft(form: form, title: form.title(title))
    for (key, text) in texts { draft.fields[key] = settings.value(text, of: key) }
    for (key, texts) in lists {
      let values = settings.values(texts, of: key)
      guard key == "labels", case .list(let own) = draft.fields[key] else {
        draft.fields[key] = .list(key == "labels" ? values.sorted() : values)
        continue
      }
      draft.fields[key] = .list(Set(own + values).sorted())
    }
    for part in fields {
      guard let value = part.value else { continue }
      let key = try settings.ownKey(part, form)
      draft.fields[key] = try settings.value(value, of: key)
    }
    for part in environment {
      guard let value = part.value, !value.isBlank else { continue }
      let key = try part.node.placing { try form.environmentKey(part.key) }
      draft.environment.removeAll { $0.key == key }
      draft.environment.append((key, Entry.line(value)))
    }
    for section in sections {
      guard let text = section.text else { continue }
      draft.sections[try section.node.placing { try form.section(section.name) }.id] = text
    }
    return draft
  }
}

extension Settings {
  /// The key of a member of `fields`.
  func ownKey(_ part: RequestedPart<JSONNode>, _ form: Form?) throws -> String {
    let key = try part.node.placing { try fieldKey(part.key, form: form) }
    guard !IssueMember.isOwn(key) else {
      throw RequestError("'\(key)' stands beside 'fields', and not in it", help: "give it as a member of its own").at(
        part.node)
    }
    return key
  }
}
