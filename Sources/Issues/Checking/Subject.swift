/// What a rule may look at.
package struct Subject {
  package enum Kind: Sendable {
    /// A file under `.issues/`.
    case issue
    /// A Markdown text that a form produced, without front matter.
    case body
  }

  /// What kind of thing stands at a path.
  package enum Mode: Sendable, Equatable { case regular, executable, symlink, directory, submodule, other }

  package let kind: Kind
  /// The path in the repository.
  package let path: String
  package let mode: Mode
  package let document: Document
  /// The form of the issue's type, if there is one.
  package let form: Form?
  package let configuration: Configuration
  /// The types that issues may have.
  package let types: [String]
  /// The same issue before the change that is judged.
  package let previous: Document?
  package let surroundings: Surroundings
  /// The size of the file in bytes; more than the document's where the file was too large to read.
  package let size: Int
  package let substance: Substance
  package let outline: Outline
  /// Where the body is beyond what is read; then its outline is empty.
  package let excess: MarkdownLimits.Excess?

  package init(
    kind: Kind = .issue, path: String, mode: Mode = .regular, document: Document, size: Int? = nil, form: Form?,
    configuration: Configuration, types: [String], previous: Document? = nil, surroundings: Surroundings = .none
  ) {
    self.kind = kind
    self.path = path
    self.mode = mode
    self.document = document
    self.size = size ?? document.bytes.count
    self.form = form
    self.configuration = configuration
    self.types = types
    self.previous = previous
    self.surroundings = surroundings
    substance = Substance(form: form)
    let body = document.bytes[document.bodyRange]
    excess = MarkdownLimits.excess(body)
    outline = Outline(excess == nil ? body : [])
  }

  /// What a rule may ask about other issues and files; asked only where a rule needs it.
  package struct Surroundings {
    /// The paths of the issues that have an id.
    package var paths: (IssueID) -> [String]
    /// Whether a file is there, in what is judged.
    package var fileExists: (String) -> Bool

    package init(paths: @escaping (IssueID) -> [String], fileExists: @escaping (String) -> Bool) {
      self.paths = paths
      self.fileExists = fileExists
    }
    /// Where nothing else is known: every reference is taken to be right.
    package static var none: Surroundings { Surroundings(paths: { _ in [""] }, fileExists: { _ in true }) }
  }
}

extension Subject {
  /// The file name without `.md`.
  package var stem: String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.lowercased().hasSuffix(".md") ? name.dropLast(3) : name)
  }

  /// The sections of the body, with the headings that the form knows.
  package var sections: [Outline.Section] {
    outline.sections { title in
      form?.elements.contains { $0.isNamed(title) } ?? false || Vocabulary.isSteps(title) || Vocabulary.isEnvironment(title)
    }
  }

  /// The sections that answer an element of the form.
  package func sections(for element: Form.Element, in sections: [Outline.Section]) -> [Outline.Section] {
    sections.filter { element.isNamed($0.title) }
  }

  /// The byte range of lines of the body, without the last line end.
  package func range(ofBodyLines lines: ClosedRange<Int>) -> Range<Int> {
    let body = Array(document.bytes[document.bodyRange])
    let map = LineMap(body)
    let start = map.offset(ofLine: lines.lowerBound)
    var end = map.offset(ofLine: lines.upperBound + 1)
    while end > start, body[end - 1] == UInt8(ascii: "\n") || body[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return (start..<end).moved(by: document.bodyRange.lowerBound)
  }

  /// Where to point when something is not there: the first line of the body, or the end of the front matter.
  package var placeOfBody: Range<Int> {
    let start = document.bodyRange.lowerBound
    guard start < document.bytes.count else { return max(0, start - 1)..<max(0, start - 1) }
    return start..<start
  }
}
