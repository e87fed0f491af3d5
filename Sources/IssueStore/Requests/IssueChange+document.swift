package import Issues

extension IssueChange {
  /// The document of an issue as this change makes it.
  ///
  /// - Parameters:
  ///   - companions: What stands beside the issue, and was printed with it.
  ///   - today: The day on which an issue that is closed by it was resolved.
  /// - Throws: ``RequestError`` for a name that the issue's form does not know.
  package func document(
    of issue: Issue, beside companions: Companions, _ settings: Settings, today: CalendarDate
  ) throws -> Document {
    guard id ?? issue.id == issue.id else {
      throw RequestError("the request is for \(issue.id), and names another id", help: "leave 'id' out")
    }
    let details = IssueDetails(issue, companions, settings)
    let printed = Dictionary(details.json, uniquingKeysWith: { first, _ in first })
    let due = JSON.optional(issue.due(settings.configuration)?.description)
    let changed = parts.filter { part in
      part.node.written != (part.member == .due ? due : printed[part.member.rawValue])?.written
    }
    if let body = changed.first(where: { $0.member == .body }), changed.contains(where: { $0.member == .sections }) {
      throw RequestError("both 'body' and 'sections' are others", help: "change one of them").at(body.node)
    }
    var edit = IssueRequestEdit(issue: issue, printed: printed, settings: settings)
    for part in changed { try edit.apply(part) }
    guard !changed.contains(where: { $0.member == .resolved }) else { return edit.document }
    return edit.document.settingResolved(since: issue.status, today: today, settings.configuration)
  }
}

/// An issue's document on its way from what it was to what a request makes of it.
private struct IssueRequestEdit {
  let issue: Issue
  /// What is printed of the issue as it was, by member.
  let printed: [String: JSON]
  let settings: Settings
  var document: Document

  init(issue: Issue, printed: [String: JSON], settings: Settings) {
    self.issue = issue
    self.printed = printed
    self.settings = settings
    document = issue.document
  }

  private var form: Form? { settings.form(ofType: document["type"]?.text ?? "") }

  mutating func apply(_ part: IssueChange.Part) throws {
    let key = part.member.rawValue
    switch part.value {
    case .absent: try remove(part)
    case .text(let text) where part.member == .body: document = document.settingBody(text)
    case .text(let text): document = document.setting(key, to: settings.value(text, of: key))
    case .list(.whole(let texts)):
      let values = settings.values(texts, of: key)
      // What stays keeps its line, and what somebody has written beside it.
      let old = document[key]?.value.texts ?? []
      document = document.removing(old.filter { !values.contains($0) }, from: key)
        .adding(values.filter { !old.contains($0) }, to: key)
    case .list(.parts(let added, let removed)):
      document = document.removing(settings.values(removed, of: key), from: key)
        .adding(settings.values(added, of: key), to: key)
    case .environment(let parts): for part in parts { try setEnvironment(part) }
    case .fields(let parts): for part in parts { try setField(part) }
    case .sections(let sections): try set(sections)
    case .told(let help): try compare(part, help)
    }
  }

  private mutating func remove(_ part: IssueChange.Part) throws {
    switch part.member.kind {
    case .text, .list, .environment: document = document.removing(part.member.rawValue)
    case .fields, .body, .sections:
      throw RequestError(
        "'\(part.member.rawValue)' cannot be removed as a whole", help: "name what is to go, with null for its value"
      ).at(part.node)
    case .told(let help): throw RequestError("'\(part.member.rawValue)' cannot be set", help: help).at(part.node)
    case .ignored: break
    }
  }

  /// Comments and attachments that are there already may be sent back while others come.
  private func compare(_ part: IssueChange.Part, _ help: String) throws {
    if let items = part.node.items, case .list(let known)? = printed[part.member.rawValue] {
      let written = Set(known.map(\.written))
      if items.allSatisfy({ written.contains($0.written) }) { return }
    }
    throw RequestError("'\(part.member.rawValue)' cannot be set", help: help).at(part.node)
  }

  // MARK: Keys

  private mutating func setEnvironment(_ part: RequestedPart<String>) throws {
    let old = document["environment"]?.value.pairs?.first { $0.key == part.key }?.value.text
    guard old != part.value else { return }
    document = try part.node.placing {
      try issue.settingEnvironment(part.key, to: Entry.line(part.value ?? ""), in: document, settings)
    }
  }

  private mutating func setField(_ part: RequestedPart<JSONNode>) throws {
    guard document[part.key]?.value.json.written != part.node.written else { return }
    let key = try settings.ownKey(part, form)
    guard let value = part.value else {
      document = document.removing(key)
      return
    }
    document = document.setting(key, to: try settings.value(value, of: key))
  }

  // MARK: Sections

  private mutating func set(_ sections: [RequestedSection]) throws {
    var known: [String] = []
    if case .list(let items)? = printed["sections"] { known = items.map(\.written) }
    var counts: [String: Int] = [:]
    for section in sections {
      let name = section.title ?? section.name
      let count = counts[name, default: 0]
      counts[name] = count + 1
      guard !known.contains(section.node.written) else { continue }
      try set(section, after: count)
    }
  }

  /// - Parameter count: How many sections with the same heading are named before it.
  private mutating func set(_ section: RequestedSection, after count: Int) throws {
    let parts = document.parts(form)
    let element = form?.sections.first { $0.id == section.id } ?? form?.sections.first { $0.isNamed(section.name) }
    let titled = parts.filter { $0.title == section.title ?? section.name }
    let part = titled.dropFirst(count).first ?? parts.first { element != nil && $0.element?.id == element?.id }
    if let part {
      // Texts are compared as they are printed.
      if part.text != Draft.normalized(section.text ?? "") || section.text == nil {
        document = document.setting([(part, section.text ?? "")])
      }
    } else if let element, let form {
      guard let text = section.text, !text.isBlank else { return }
      document = document.settingSection(element, to: text, form: form)
    } else if let title = section.title {
      guard !Outline(document.bytes[document.bodyRange]).sections().contains(where: { $0.title == title }) else {
        throw RequestError(
          "'\(title)' is a part of another section", help: "change the section that it stands in"
        ).at(section.node)
      }
      guard let text = section.text, !text.isBlank else { return }
      document = document.appending("## \(Entry.line(title))\n\n\(text)")
    } else {
      _ = try section.node.placing { try (form ?? settings.form(named: nil)).section(section.name) }
    }
  }
}
