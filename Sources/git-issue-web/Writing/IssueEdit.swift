internal import IssueStore
internal import Issues

/// An issue's file as a form, and the file that comes of it.
///
/// What is not changed on the page keeps its bytes: every control is compared with what it showed.
struct IssueEdit {
  let document: Document
  let form: Form?
  private let settings: Settings
  private let questions: Questions
  private let parts: [BodyPart]

  init(_ document: Document, _ settings: Settings) {
    self.document = document
    self.settings = settings
    form = settings.form(ofType: document["type"]?.text ?? "")
    questions = Questions(form: form, settings: settings)
    parts = document.parts(form)
  }

  // MARK: The page

  /// The file's questions, with what was typed.
  func pieces(_ fields: Fields = Fields()) -> [ReportForm.Piece] {
    let extras = (fields.values("extra") + strays(fields)).filter { !$0.isBlank }.map { questions.extra($0) }
    return
      ([
        .control(titleControl), .group("Fields", (fieldControls + unknown(fields, "field.")).map { .control($0) }),
      ] + environment(fields) + (sections + extras).map { .control($0) })
      .map { piece in
        piece.mapped { control in
          // Whoever keeps what is saved is shown that.
          control.place == .extra || fields["choice.\(control.name)"] == "theirs"
            ? control : control.filled(from: fields)
        }
      }
  }

  private var titleControl: Control {
    var title = questions.title
    title.values = [document["title"]?.value.text ?? ""]
    return title
  }

  private var fieldControls: [Control] {
    let own = form?.fields.map(\.key) ?? []
    var keys = ["status"] + Questions.common + own.filter { !Questions.common.contains($0) }
    keys += ["type", "resolved", "verified"].filter { !keys.contains($0) && document[$0] != nil }
    keys += document.frontMatter.fields.map(\.key).filter { !keys.contains($0) && !Self.unasked.contains($0) }
    return keys.filter { $0 != "title" }.compactMap { key in
      guard let value = document[key]?.value else { return questions.field(key) }
      if let items = value.items {
        let texts = items.compactMap(\.text)
        guard texts.count == items.count else { return nil }
        var control = questions.field(key, texts)
        guard !control.isMultiple else { return control }
        control.values = [texts.joined(separator: "\n")]
        if case .line = control.kind { control.kind = .text(rows: 2, isMarkdown: false) }
        return control
      }
      return value.pairs == nil ? questions.field(key, [value.text ?? ""]) : nil
    }
  }

  /// Fields that are asked for elsewhere, or that stay as they were filed.
  private static let unasked: Set = ["id", "title", "environment", "formerly", "reported", "reporter"]

  private func environment(_ fields: Fields) -> [ReportForm.Piece] {
    let value = document["environment"]?.value
    let pairs = value?.pairs ?? []
    guard value?.isAbsent ?? true || value?.pairs != nil, pairs.allSatisfy({ $0.value.text != nil }) else { return [] }
    let asked = form?.environment.map(\.key) ?? []
    let keys = asked + pairs.map(\.key).filter { !asked.contains($0) }
    let controls = keys.map { key in questions.environment(key, pairs.first { $0.key == key }?.value.text ?? "") }
    let all = controls + unknown(fields, "environment.", except: controls.map(\.name))
    return all.isEmpty ? [] : [.group("Environment", all.map { .control($0) })]
  }

  /// What was posted and has no control of its own, since the file says something else by now.
  private func unknown(_ fields: Fields, _ prefix: String, except known: [String]? = nil) -> [Control] {
    let known = known ?? fieldControls.map(\.name)
    return fields.all.filter { $0.name.hasPrefix(prefix) && !known.contains($0.name) && !$0.value.isEmpty }
      .map { String($0.name.dropFirst(prefix.count)) }.filter { !$0.isEmpty && !Self.unasked.contains($0) }
      .map { prefix == "field." ? questions.field($0) : questions.environment($0) }
  }

  /// Texts of sections that the file does not have, as where it is another by now.
  private func strays(_ fields: Fields) -> [String] {
    let known = Set(sections.map(\.name))
    return fields.all.filter { ["part.", "section."].contains(where: $0.name.hasPrefix) && !known.contains($0.name) }
      .map(\.value)
  }

  private var sections: [Control] {
    let present = parts.enumerated().filter { $0.offset > 0 || !$0.element.text.isEmpty }.map { number, part in
      part.element.map { questions.text($0, part.text) } ?? questions.part(number, part.title, part.text)
    }
    let answered = Set(parts.compactMap { $0.element?.id })
    return present + (form?.sections ?? []).filter { !answered.contains($0.id) }.map { questions.text($0, "") }
  }

  // MARK: What comes of it

  /// The file with what was typed.
  ///
  /// - Parameter today: The day on which an issue that is closed by it was resolved.
  func document(with fields: Fields, today: CalendarDate) -> Document {
    let shown = Dictionary(
      pieces().flatMap(\.controls).map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
    let changed = pieces(fields).flatMap(\.controls).filter { control in
      control.place == .extra || shown[control.place]?.told ?? [""] != control.told
    }
    var texts: [(part: BodyPart, text: String)] = []
    for control in changed {
      switch control.place {
      case .section(let id): parts.first { $0.element?.id == id }.map { texts.append(($0, control.told[0])) }
      case .part(let number): texts.append((parts[number], control.told[0]))
      case .title, .field, .environment, .extra, .other: continue
      }
    }
    // Front matter comes last: parts are places in the file as it was.
    var edited = document.setting(texts)
    for control in changed { edited = apply(control, to: edited) }
    guard !changed.contains(where: { $0.place == .field("resolved") }) else { return edited }
    return edited.settingResolved(since: document["status"]?.text ?? "", today: today, settings.configuration)
  }

  private func apply(_ control: Control, to document: Document) -> Document {
    switch control.place {
    case .title: return document.setting("title", to: .text(Entry.line(control.value)))
    case .field(let key):
      let old = self.document[key]?.value
      let value = settings.value(of: control, key, isList: old?.items != nil)
      // What stays in a list keeps its line, and what somebody has written beside it.
      guard case .list(let texts) = value, let old = old?.texts, Set(texts) != Set(old) else {
        return document.setting(key, to: value)
      }
      return document.removing(old.filter { !texts.contains($0) }, from: key)
        .adding(texts.filter { !old.contains($0) }, to: key)
    case .environment(let key): return document.setting(key, in: "environment", to: Entry.line(control.value))
    case .section(let id):
      guard let form, let element = form.element(id), !parts.contains(where: { $0.element?.id == id }),
        !control.value.isBlank
      else { return document }
      return document.settingSection(element, to: control.value, form: form)
    case .part, .other: return document
    case .extra: return document.appending(control.value)
    }
  }

  /// The control that a finding is about, by its name.
  func field(of diagnostic: Diagnostic, in edited: Document) -> String? {
    let places = FindingPlaces(edited, form)
    guard let place = places.place(of: diagnostic) else { return nil }
    let controls = pieces().flatMap(\.controls)
    guard case .part(let number) = place else { return controls.first { $0.place == place }?.name }
    let title = edited.parts(form)[number].title
    return controls.first { control in
      if case .part(let other) = control.place { parts[other].title == title } else { false }
    }?.name
  }

  // MARK: Two versions

  /// What a control is known by in other versions of the file, where parts have other numbers.
  private func key(_ control: Control) -> String {
    guard case .part(let number) = control.place else { return control.name }
    let title = parts[number].title ?? ""
    let before = parts[..<number].count { $0.title == title }
    return "part \(before) \(title)"
  }

  private var keyed: [String: Control] {
    Dictionary(pieces().flatMap(\.controls).map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// This version as a form, with what another one says otherwise: what both have changed, in both versions.
  ///
  /// - Parameters:
  ///   - mine: The version that somebody wants to save.
  ///   - base: What both started from.
  func pieces(against mine: IssueEdit, since base: IssueEdit) -> [ReportForm.Piece] {
    let mine = mine.keyed
    let base = base.keyed
    var seen: Set<String> = []
    let merged = pieces().map { piece in
      piece.mapped { control in
        let key = key(control)
        seen.insert(key)
        return Self.merged(control, mine[key]?.told ?? [""], base[key]?.told ?? [""])
      }
    }
    // What this version does not have any more is offered as it was typed.
    let gone = mine.filter { !seen.contains($0.key) && $0.value.told != base[$0.key]?.told }
    return merged
      + gone.values.filter { !$0.value.isBlank }.sorted { $0.label < $1.label }.map { control in
        switch control.place {
        case .field, .environment: return .control(control)
        default: return .control(questions.extra("## \(control.label)\n\n\(control.value)", label: control.label))
        }
      }
  }

  /// This version as a form, with all that was typed into another one that is known no more: what differs, in both
  /// versions.
  func pieces(against fields: Fields) -> [ReportForm.Piece] {
    let shown = Dictionary(
      pieces().flatMap(\.controls).map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
    return pieces(fields).map { piece in
      piece.mapped { control in
        guard let current = shown[control.place]?.told, current != control.told else { return control }
        var control = control
        control.other = current
        return control
      }
    }
  }

  private static func merged(_ control: Control, _ mine: [String], _ base: [String]) -> Control {
    let current = control.told
    if mine == current || mine == base { return control }
    var control = control
    control.values = mine
    if base == current { return control }
    if case .text(_, isMarkdown: true) = control.kind {
      let lines = [base, current, mine].map { Array(($0[0] + "\n").utf8) }
      let merged = Merge(base: lines[0], ours: lines[1], theirs: lines[2]).result
      if merged.conflicts == 0 {
        control.values = [String(decoding: merged.bytes.dropLast(), as: UTF8.self)]
        return control
      }
    }
    control.other = current
    return control
  }
}
