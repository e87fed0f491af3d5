internal import IssueStore
internal import Issues

/// The page on which a new report is written, and the draft that comes of it.
struct NewReport {
  /// Who fills it in.
  enum Asked: Sendable {
    /// Somebody who may commit, and gives every field a value that a report may have.
    case member
    /// Somebody who may not, and is asked what the form asks, and by whom it is answered.
    case stranger
    /// Somebody who may not, and whose name is known.
    case namedStranger
  }

  let form: Form
  private let asked: Asked
  private let settings: Settings
  private let questions: Questions

  init(_ form: Form, _ settings: Settings, asking asked: Asked = .member) {
    self.form = form
    self.asked = asked
    self.settings = settings
    questions = Questions(form: form, settings: settings)
  }

  /// The form, with what was typed already.
  func page(_ fields: Fields = Fields()) -> ReportForm {
    let type = Percent.encode(form.type)
    return ReportForm(
      action: "/new/\(type)", check: "/check/\(type)", pieces: pieces, verb: "File the report", cancel: "/"
    ).mapped { $0.filled(from: fields) }
  }

  /// What the form is for.
  var introduction: HTML? {
    form.description.isBlank
      ? nil : "<div class=\"help\">\(HTML(trusted: MarkdownBlock.html(form.description)))</div>\n"
  }

  private var pieces: [ReportForm.Piece] {
    var title = questions.title
    title.values = form.titlePrefix.isEmpty ? [] : [form.titlePrefix]
    let own = form.fields.map(\.key)
    var pieces: [ReportForm.Piece] = [.control(title)]
    if asked == .member || own.contains("severity") { pieces.append(.control(field("severity"))) }
    let environment = form.environment.map { ReportForm.Piece.control(questions.environment($0.key)) }
    var hasEnvironment = false
    for element in form.elements {
      switch element.place {
      case _ where element.kind == .markdown: pieces.append(.words(element.value))
      case .field("severity"), .field("title"): continue
      case .field(let key): pieces.append(.control(field(key)))
      case .environment:
        if !hasEnvironment { pieces.append(.group("Environment", environment)) }
        hasEnvironment = true
      // How it was resolved is asked of who closes it.
      case .section where !element.requiredWhen.isEmpty && !element.isRequired: continue
      case .section:
        var control = questions.section(element)
        if let option = element.defaultOption { control.values = [option] }
        if !element.value.isEmpty { control.values = [element.value] }
        pieces.append(.control(control))
      }
    }
    switch asked {
    case .member:
      let others = Questions.common.filter { $0 != "severity" && !own.contains($0) }
      pieces.append(.group("More", others.map { .control(field($0)) }))
    case .stranger where !own.contains("reporter"): pieces.append(.control(questions.reporter))
    case .stranger, .namedStranger: break
    }
    return pieces
  }

  private func field(_ key: String) -> Control {
    var control = questions.field(key)
    let draft = Draft(form: form, title: "")
    switch draft.fields[key] {
    case .list(let texts): control.values = control.isMultiple ? texts : [texts.joined(separator: "\n")]
    case .text(let text): control.values = [text]
    case .map, nil: break
    }
    guard let element = form.fields.first(where: { $0.key == key })?.element else { return control }
    if let option = element.defaultOption {
      control.values = [key == "severity" ? settings.configuration.severity(option)?.id ?? option : option]
    }
    if !element.value.isEmpty { control.values = [element.value] }
    return control
  }

  /// What was typed, as a draft.
  func draft(_ fields: Fields) -> Draft {
    let controls = page(fields).controls
    var draft = Draft(form: form, title: form.title(fields["title"] ?? ""))
    draft.isAnonymous = asked == .stranger
    for control in controls {
      switch control.place {
      case .title, .part, .extra, .other: continue
      // Whoever may commit and does not say who they are is named as Git has it; a stranger is not.
      case .field("reporter") where control.value.isBlank: continue
      case .field(let key):
        let value = settings.value(of: control, key)
        if case .list(let texts) = value, key == "labels" {
          draft.fields[key] = .list(Set(texts).sorted())
        } else {
          draft.fields[key] = value
        }
      case .environment(let key):
        let value = Entry.line(control.value)
        if !value.isEmpty { draft.environment.append((key, value)) }
      case .section(let id): draft.sections[id] = text(of: control)
      }
    }
    return draft
  }

  /// An answer as Markdown: boxes as a list of tasks, several choices one a line.
  private func text(of control: Control) -> String {
    guard case .boxes(let options) = control.kind else { return control.value }
    guard case .section(let id) = control.place, form.element(id)?.kind == .checkboxes else {
      return control.values.joined(separator: "\n")
    }
    guard !control.values.isEmpty else { return "" }
    return options.map { "- [\(control.values.contains($0.value) ? "x" : " ")] \($0.value)" }.joined(separator: "\n")
  }

  /// The control that a finding is about, by its name.
  func field(of diagnostic: Diagnostic, in document: Document) -> String? {
    FindingPlaces(document, form).place(of: diagnostic).flatMap { place in
      page().controls.first { $0.place == place }?.name
    }
  }
}
