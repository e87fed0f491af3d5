/// The parts of the Error & Issue Tracker that are the same whatever is in it.
struct TrackerLayout {
  static let title = "# Error & Issue Tracker"
  static let purpose = "Track errors, bugs, and issues encountered during development"
  static let unnamed = "*Unnamed*"
  static let none = "*None*"
  static let noneYet = "*None yet*"
  static let noSeverity = "No Severity"
  static let noPhase = "No Phase"
  /// Below the heading of a phase that the settings do not have.
  static let unknownPhase = "<!-- not a phase of the settings -->"

  /// The chapters that are known by their headings.
  enum Chapter: CaseIterable {
    case statistics, severities, open, template, resolved, known, phases, watch

    init?(_ heading: String) {
      let key = Vocabulary.key(heading)
      guard let chapter = Self.allCases.first(where: { $0.names.contains(key) }) else { return nil }
      self = chapter
    }

    private var names: [String] {
      switch self {
      case .statistics: ["quick stats", "quick statistics"]
      case .severities: ["severity levels"]
      case .open: ["open issues"]
      case .template: ["issue template"]
      case .resolved: ["resolved issues"]
      case .known: ["common issues reference", "common issues"]
      case .phases: ["issue statistics by phase", "statistics by phase"]
      case .watch: ["error patterns to watch", "patterns to watch"]
      }
    }

    /// What tells such a document from other documents of issues.
    static let telling: Set<Chapter> = [.statistics, .severities, .known, .phases, .watch]
  }

  private static let text = String(decoding: PackageResources.tracker_md, as: UTF8.self)

  /// The lines of the frame, as a document has them before anybody writes into it.
  static let frame = Set(
    text.split(separator: "\n").map(\.trimmed).filter { $0 != "---" } + [
      none, noneYet, unknownPhase, "```markdown", "```",
    ])

  /// The document, with its parts put in place.
  static func filled(_ parts: [String: String]) -> String {
    var written = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      written += rest[..<open] + (parts[String(rest[rest.index(after: open)..<close])] ?? "")
      rest = rest[rest.index(after: close)...]
    }
    return written + rest
  }

  /// A heading that is read as a name, and not as the start of an issue or of a part of one.
  static func heading(_ name: String) -> String {
    "### \(!isName(name) || name.hasPrefix("\\") ? "\\" : "")\(name)"
  }

  /// Whether a heading is a name, and not the start of an issue or of a part of one.
  static func isName(_ text: String) -> Bool {
    text.hasPrefix("\\") || EntryHeading(text) == nil && FieldName(text) == nil && CommentHeading(text) == nil
  }

  static func name(ofHeading text: String) -> String { text.hasPrefix("\\") ? String(text.dropFirst()) : text }
}
