/// A report that keeps or breaks a rule.
///
/// Lines that end with ` ←` are those that the rule reports, without the mark; a report without such a line keeps it.
package struct Example: Sendable, CustomStringConvertible {
  package let text: String
  package let path: String
  package let mode: Subject.Mode
  /// The settings, as `config.yml` has them.
  package let settings: String
  /// The same report before the change, without marks.
  package let previous: String?
  /// Other issues that are there, by path.
  package let others: [String]
  package let files: [String]
  /// What kind of file it is.
  private var kind = Subject.Kind.issue
  /// How many findings each entry covers, in a baseline.
  private var covered = 0
  /// How the issue of the path stands, for a commit message.
  private var standing = Standing.closed
  /// The issue that a folder belongs to.
  private var owner: String?

  package init(
    _ text: String, path: String = ".issues/BUG-001-login-crash.md", mode: Subject.Mode = .regular,
    settings: String = "",
    previous: String? = nil, others: [String] = [], files: [String] = []
  ) {
    self.text = text
    self.path = path
    self.mode = mode
    self.settings = settings
    self.previous = previous
    self.others = others
    self.files = files
  }

  /// A baseline, each of whose entries covers so many findings.
  static func baseline(_ text: String, covered: Int) -> Example {
    var example = Example(text, path: IssueFolder.baseline)
    example.kind = .baseline
    example.covered = covered
    return example
  }

  /// An entry of the knowledge base.
  static func knownIssue(_ text: String) -> Example {
    var example = Example(text, path: "\(IssueFolder.known)/connection-refused.md")
    example.kind = .knownIssue
    return example
  }

  /// The error patterns to watch.
  static func watchList(_ text: String) -> Example {
    var example = Example(text, path: IssueFolder.watch)
    example.kind = .watchList
    return example
  }

  /// The settings.
  static func settings(_ text: String) -> Example {
    var example = Example(text, path: IssueFolder.configuration)
    example.kind = .settings
    return example
  }

  /// A folder with the comments and attachments of an issue.
  static func folder(_ text: String, owner: String?) -> Example {
    var example = Example(text, path: ".issues/BUG-001-login-crash", mode: .directory)
    example.kind = .folder
    example.owner = owner
    return example
  }

  /// A commit message, beside an issue `BUG-001`.
  static func message(_ text: String, standing: Standing) -> Example {
    var example = Example(text)
    example.kind = .message
    example.standing = standing
    return example
  }

  package var description: String { text }

  /// The text without marks, and the marked lines, counted from 1.
  package var marked: (text: String, lines: [Int]) {
    var lines: [Int] = []
    var kept: [Substring] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasSuffix(" ←") || line == "←" { lines.append(index + 1) }
      kept.append(line.hasSuffix(" ←") ? line.dropLast(2) : line == "←" ? "" : line)
    }
    return (kept.joined(separator: "\n"), lines)
  }

  /// What a rule sees of the example, under the `bug` form.
  package func subject() throws(SettingsError) -> Subject {
    let configuration = settings.isEmpty ? Configuration() : try Configuration(Array(settings.utf8), path: "config.yml")
    let hasFields = kind == .issue || kind == .knownIssue
    let document = hasFields ? Document(marked.text) : Document(body: Array(marked.text.utf8))
    let type = document["type"]?.text ?? "bug"
    let paths = others + [path]
    let prefixes = configuration.prefixes
    let files = files
    let covered = covered
    let standing = standing
    let owner = owner
    return Subject(
      kind: kind, path: path, mode: mode, document: document, reading: Form.builtIn(type).map { FormReading($0) },
      configuration: configuration,
      types: Form.builtInSources.map(\.type), previous: previous.map { Document($0) },
      surroundings: .init(
        paths: { id in
          paths.filter { IssueID(stem: $0.split(separator: "/").last ?? "", prefixes: prefixes) == id }
        },
        fileExists: { files.contains($0) }, covered: { _ in covered }, standing: { _ in standing },
        owner: { _ in owner }),
      trailers: kind == .message ? IssueTrailer.candidates(in: document.bytes) : [])
  }

  /// A report that keeps every rule, for examples to change one line of.
  ///
  /// - Parameters:
  ///   - fields: Lines that replace those of the same key, or come behind the last.
  ///   - sections: Texts that replace those under the same heading.
  package static func report(_ fields: [String], sections: [String: String] = [:]) -> String {
    var lines = [
      "id: BUG-001", "status: open", "type: bug", "severity: high", "reported: 2026-11-21",
      "reporter: Ada Tester <ada@example.org>", "title: Login crashes on an empty password",
      "environment:\n  os: Debian 12",
    ]
    for field in fields {
      let key = field.prefix { $0 != ":" }
      if let index = lines.firstIndex(where: { $0.hasPrefix("\(key):") }) {
        lines[index] = field
      } else {
        lines.append(field)
      }
    }
    let order = ["Description", "Steps to Reproduce", "Expected Behavior", "Actual Behavior"]
    var texts = [
      "Description": "The login page crashes when the password is empty.",
      "Steps to Reproduce": "1. Open the login page\n2. Leave the password empty and press Enter",
      "Expected Behavior": "An error message under the field.", "Actual Behavior": "The page goes blank.",
    ]
    texts.merge(sections) { $1 }
    let names = order + sections.keys.filter { !order.contains($0.split(separator: " ←")[0].description) }.sorted()
    let body = names.map { name in
      let marked = "\(name) ←"
      let heading = sections[marked] == nil ? name : marked
      return "## \(heading)\n\n\(texts[heading] ?? "")\n"
    }
    return "---\n\(lines.joined(separator: "\n"))\n---\n\n\(body.joined(separator: "\n"))"
  }
}

extension String {
  /// A report that keeps every rule but for the fields and sections given.
  static func report(_ fields: String..., sections: [String: String] = [:]) -> String {
    Example.report(fields, sections: sections)
  }
}
