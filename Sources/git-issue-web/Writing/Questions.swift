internal import IssueStore
internal import Issues

/// What pages ask for, as the forms and the settings of a repository have it.
struct Questions {
  let form: Form?
  let settings: Settings

  private var configuration: Configuration { settings.configuration }

  /// Fields that every report may have, whatever its form asks for; the most important one first.
  static let common = [
    "severity", "assignee", "labels", "phase", "components", "files", "related", "reproducible",
  ]
  private static let lists: Set = ["labels", "components", "files", "related", "formerly"]

  var title: Control {
    Control(
      place: .title, label: "Title", kind: .line, description: "What is broken, in a few words.", isRequired: true)
  }

  /// A field, as its form asks for it, or as all do.
  func field(_ key: String, _ values: [String] = []) -> Control {
    guard let element = form?.fields.first(where: { $0.key == key })?.element else {
      return Control(place: .field(key), label: Self.label(key), kind: kind(ofField: key, values), values: values)
    }
    var control = control(element, .field(key), values)
    if !element.allowsMultiple, element.options.isEmpty || ["severity", "status", "reproducible"].contains(key) {
      control.kind = kind(ofField: key, values)
    }
    return control
  }

  /// Who somebody says they are.
  var reporter: Control {
    Control(
      place: .field("reporter"), label: "Who you are", kind: .line,
      description:
        "So that you can be asked. It is kept with the report, for all who read that; leave it empty as you like.",
      placeholder: "Name <email>")
  }

  func environment(_ key: String, _ value: String = "") -> Control {
    let values = value.isEmpty ? [] : [value]
    guard let element = form?.environment.first(where: { $0.key == key })?.element else {
      return Control(place: .environment(key), label: key, kind: .line, values: values)
    }
    var control = control(element, .environment(key), values)
    if case .text = control.kind { control.kind = .line }
    return control
  }

  /// A question whose answer becomes a section, as a new report is asked for it.
  func section(_ element: Form.Element) -> Control { control(element, .section(element.id), []) }

  /// A section that is there, as a text.
  func text(_ element: Form.Element, _ text: String) -> Control {
    var control = control(element, .section(element.id), [text])
    control.kind = Self.text(text, rows: 4)
    return control
  }

  /// A part of the body that the form does not know.
  func part(_ number: Int, _ title: String?, _ text: String) -> Control {
    Control(place: .part(number), label: title ?? "Text", kind: Self.text(text, rows: 4), values: [text])
  }

  func extra(_ text: String, label: String = "A section more") -> Control {
    Control(
      place: .extra, label: label, kind: Self.text(text, rows: 4),
      description: "With its heading; it is put behind the others, unless it is empty.", values: [text])
  }

  private static func text(_ text: String, rows least: Int) -> Control.Kind {
    .text(rows: min(24, max(least, text.utf8.count { $0 == 0x0A } + 2)), isMarkdown: true)
  }

  private static func label(_ key: String) -> String {
    key.hasPrefix("x-") ? key : key.prefix(1).uppercased() + key.dropFirst()
  }

  private func control(_ element: Form.Element, _ place: Control.Place, _ values: [String]) -> Control {
    let options = element.options.map {
      Control.Option(value: $0.label, label: $0.label, isRequired: $0.isRequired)
    }
    let kind: Control.Kind =
      switch element.kind {
      case .dropdown where element.allowsMultiple: .boxes(options)
      case .dropdown: .choice(options, mayBeEmpty: !element.isRequired)
      case .checkboxes: .boxes(options)
      case .textarea, .upload: .text(rows: 5, isMarkdown: place.isSection && element.render.isEmpty)
      case .input, .markdown: .line
      }
    return Control(
      place: place, label: element.label.isEmpty ? element.id : element.label, kind: kind,
      description: element.description, placeholder: element.placeholder, isRequired: element.isRequired,
      isRecommended: element.isRecommended, values: values)
  }

  private func kind(ofField key: String, _ values: [String]) -> Control.Kind {
    func options(_ texts: [String]) -> [Control.Option] { texts.map { Control.Option(value: $0, label: $0) } }
    switch key {
    case "severity":
      return .choice(
        configuration.severities.map { severity in
          Control.Option(
            value: severity.id,
            label: severity.meaning.isEmpty ? severity.name : "\(severity.name) – \(severity.meaning)")
        }, mayBeEmpty: true)
    case "status":
      let allowed = values.first.flatMap { configuration.transitions[$0] }
      let statuses = configuration.statuses.filter { status in
        values.first == status.id || allowed?.contains(status.id) ?? true
      }
      return .choice(statuses.map { Control.Option(value: $0.id, label: $0.name) }, mayBeEmpty: false)
    case "type": return .choice(options(settings.types), mayBeEmpty: false)
    case "reproducible": return .choice(options(["always", "intermittent", "never"]), mayBeEmpty: true)
    case "phase" where !configuration.phases.isEmpty: return .choice(options(configuration.phases), mayBeEmpty: true)
    case _ where Self.lists.contains(key): return .text(rows: 2, isMarkdown: false)
    default: return .line
    }
  }
}

extension Control.Place {
  fileprivate var isSection: Bool { if case .section = self { true } else { false } }
}

extension Settings {
  /// What was answered, as the value of a field.
  ///
  /// - Parameter isList: Whether the field holds a list already.
  func value(of control: Control, _ key: String, isList: Bool = false) -> FieldValue {
    if control.isMultiple { return .list(control.values) }
    guard isList, case .text(let text) = value(control.value, of: key) else { return value(control.value, of: key) }
    let lines = control.value.split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty }
    return .list(lines.isEmpty && !text.isEmpty ? [text] : lines)
  }
}
