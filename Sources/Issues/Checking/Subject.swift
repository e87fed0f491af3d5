/// What a rule may look at. What several rules need is worked out once, when the first one asks.
package final class Subject {
  package enum Kind: Sendable {
    /// A file under `.issues/`.
    case issue
    /// A Markdown text that a form produced, without front matter.
    case body
    /// An entry of the knowledge base.
    case knownIssue
    /// A commit message.
    case message
    /// The findings that are known.
    case baseline
    /// The error patterns to watch.
    case watchList
    /// The settings, `config.yml`.
    case settings
    /// A folder with the comments and attachments of an issue.
    case folder
  }

  /// What kind of thing stands at a path.
  package enum Mode: Sendable, Equatable {
    case regular, executable
    /// A file whose permissions let nobody here read it.
    case unreadable
    case symlink, directory, submodule, other
  }

  package let kind: Kind
  /// The path in the repository.
  package let path: String
  package let mode: Mode
  package let document: Document
  /// The form of the issue's type, made ready for judging, if there is one.
  package let reading: FormReading?
  package let configuration: Configuration
  /// The types that issues may have.
  package let types: [String]
  /// The forms' own fields, for queries.
  package let queryFields: [Query.Field]
  /// The same issue before the change that is judged.
  package let previous: Document?
  package let surroundings: Surroundings
  /// What a commit message says of issues.
  package let trailers: [IssueTrailer]
  /// The size of the file in bytes; more than the document's where the file was too large to read.
  package let size: Int
  /// Where the body is beyond what is read; then its outline is empty.
  package let excess: MarkdownLimits.Excess?
  package private(set) lazy var outline = Outline(excess == nil ? document.bytes[document.bodyRange] : [])
  /// The sections of the body, with the headings that the form knows; only so many as a person could have written.
  package private(set) lazy var sections = Array(outline.sections(where: isNameOfSection).prefix(2_000))
  private(set) lazy var passages = Passages(self)
  private(set) lazy var steps = StepsAnswer(self)
  private(set) lazy var environment = EnvironmentAnswer(self)
  /// The excuses in the file; those who judge note in them what was excused.
  lazy var excuses = Excuses(of: self)
  /// By the line of the section's heading.
  private var verdicts: [Int: Substance.Verdict] = [:]
  /// The secrets in the file, but for those that are excused.
  private(set) lazy var secrets = SecretScanner.scan(document.bytes)
  /// The file name without `.md`.
  package private(set) lazy var stem: String = {
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last.map { Substring($0) } ?? ""
    return String(name.lowercased().hasSuffix(".md") ? name.dropLast(3) : name)
  }()
  /// The lines of the body.
  private(set) lazy var bodyLines = LineMap(Array(document.bytes[document.bodyRange]))

  package init(
    kind: Kind = .issue, path: String, mode: Mode = .regular, document: Document, size: Int? = nil,
    reading: FormReading?,
    configuration: Configuration, types: [String], queryFields: [Query.Field] = [], previous: Document? = nil,
    surroundings: Surroundings = .none, trailers: [IssueTrailer] = []
  ) {
    self.kind = kind
    self.path = path
    self.mode = mode
    self.document = document
    self.size = size ?? document.bytes.count
    self.reading = reading
    self.configuration = configuration
    self.types = types
    self.queryFields = queryFields
    self.previous = previous
    self.surroundings = surroundings
    self.trailers = trailers
    excess = MarkdownLimits.excess(document.bytes[document.bodyRange])
  }

  /// What a rule may ask about other issues and files; asked only where a rule needs it.
  package struct Surroundings {
    /// The paths of the issues that have an id.
    package var paths: (IssueID) -> [String]
    /// Whether a file is there, in what is judged.
    package var fileExists: (String) -> Bool
    /// How many findings an entry of the baseline covers.
    package var covered: (Baseline.Entry) -> Int
    /// How an issue that is there stands.
    package var standing: (IssueID) -> Standing
    /// The path of the issue that a folder with comments and attachments belongs to.
    package var owner: (String) -> String?

    package init(
      paths: @escaping (IssueID) -> [String], fileExists: @escaping (String) -> Bool,
      covered: @escaping (Baseline.Entry) -> Int = { $0.count },
      standing: @escaping (IssueID) -> Standing = { _ in .closed },
      owner: @escaping (String) -> String? = { "\($0).md" }
    ) {
      self.paths = paths
      self.fileExists = fileExists
      self.covered = covered
      self.standing = standing
      self.owner = owner
    }
    /// Where nothing else is known: every reference is taken to be right.
    package static var none: Surroundings { Surroundings(paths: { _ in [""] }, fileExists: { _ in true }) }
  }
}

extension Subject {
  package var form: Form? { reading?.form }

  /// What a section's content is; several rules ask.
  func verdict(of section: Outline.Section) -> Substance.Verdict {
    if let known = verdicts[section.headingLines.lowerBound] { return known }
    let verdict = substance.judge(section.blocks)
    verdicts[section.headingLines.lowerBound] = verdict
    return verdict
  }

  /// Tells answers from what only stands in for them.
  package var substance: Substance { reading?.substance ?? .withoutForm }

  /// Whether a value of the environment is a real one.
  func isReal(_ value: String) -> Bool { reading?.isReal(value) ?? (substance.judge(value) == .real) }

  /// A key of the environment as ``Vocabulary`` compares it.
  func environmentName(of key: String) -> String {
    reading?.environmentName(of: key) ?? FormReading.environmentName(of: key)
  }

  /// The sections that answer an element of the form.
  package func sections(for element: Form.Element) -> [Outline.Section] {
    sections.filter { meaning(of: $0).elements.contains(element.id) }
  }

  /// What a section's heading means under the form.
  func meaning(of section: Outline.Section) -> FormReading.Meaning { meaning(of: section.title) }

  func meaning(of title: String) -> FormReading.Meaning {
    reading?.meaning(of: title) ?? FormReading.Meaning(key: Vocabulary.key(title), naming: [])
  }

  /// Whether a line that looks like a label is the heading of a section.
  func isNameOfSection(_ title: String) -> Bool { meaning(of: title).isName }

  /// The byte range of lines of the body, without the last line end.
  package func range(ofBodyLines lines: ClosedRange<Int>) -> Range<Int> {
    let bytes = document.bytes
    let start = document.bodyRange.lowerBound + bodyLines.offset(ofLine: lines.lowerBound)
    var end = document.bodyRange.lowerBound + bodyLines.offset(ofLine: lines.upperBound + 1)
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }

  /// Where to point when something is not there: the first line of the body, or the end of the front matter.
  package var placeOfBody: Range<Int> {
    let start = document.bodyRange.lowerBound
    guard start < document.bytes.count else { return max(0, start - 1)..<max(0, start - 1) }
    return start..<start
  }
}
