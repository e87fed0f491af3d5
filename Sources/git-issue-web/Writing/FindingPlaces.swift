internal import Issues

/// Which question a finding is about, told from where in the report it stands.
struct FindingPlaces {
  private let document: Document
  private let form: Form?
  private let parts: [BodyPart]

  init(_ document: Document, _ form: Form?) {
    self.document = document
    self.form = form
    parts = document.parts(form)
  }

  /// Nil for one that is about the whole report.
  func place(of diagnostic: Diagnostic) -> Control.Place? {
    if let place = Self.rules[diagnostic.rule] { return place }
    let offset = diagnostic.range.lowerBound
    if let field = document.frontMatter.fields.first(where: { $0.lines.contains(offset) }) {
      return place(field, offset, diagnostic) ?? named(by: diagnostic)
    }
    // What is missing is pointed at where it could stand.
    if diagnostic.range.isEmpty, let place = named(by: diagnostic) { return place }
    guard let number = parts.lastIndex(where: { $0.range.contains(offset) }) else { return named(by: diagnostic) }
    return parts[number].element.map { .section($0.id) } ?? .part(number)
  }

  /// What is not there has no place of its own.
  private static let rules: [RuleID: Control.Place] = [
    "title-missing": .title, "resolution-missing": .section("resolution"),
  ]

  private func place(_ field: FrontMatter.Field, _ offset: Int, _ diagnostic: Diagnostic) -> Control.Place? {
    switch field.key {
    case "title": return .title
    case "id": return nil
    case "environment":
      let pair = field.value.pairs?.last { $0.keyRange.lowerBound <= offset }
      return pair.map { .environment($0.key) } ?? named(by: diagnostic)
        ?? form?.environment.first.map { .environment($0.key) }
    default: return .field(field.key)
    }
  }

  /// The element whose label a message has between quotes.
  private func named(by diagnostic: Diagnostic) -> Control.Place? {
    let element = form?.elements.first { $0.kind != .markdown && diagnostic.message.contains("'\($0.label)'") }
    switch element?.place {
    case .section: return element.map { .section($0.id) }
    case .field(let key): return .field(key)
    case .environment(let key): return .environment(key)
    case nil: return nil
    }
  }
}
