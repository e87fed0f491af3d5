internal import Git
internal import IssueStore
internal import Issues

/// What words may be in a repository. Where there is none, or it cannot be read, nothing that depends on it is offered.
final class TrackerWords {
  /// How many issues are offered at once, and how many of any other kind.
  static let mostIssues = 100
  static let mostValues = 200

  let console: Console
  private lazy var store =
    given?.store
    ?? (try? IssueStore(directory: console.directory, environment: console.environment, recovery: .later))
  private(set) lazy var snapshot = (try? given ?? store?.current())
  private(set) lazy var settings = try? snapshot?.readableSettings
  private lazy var known = try? snapshot.map { try KnownIssues($0) }

  private let given: Snapshot?

  /// - Parameter snapshot: The issues; nil for those around the working directory.
  init(_ console: Console, of snapshot: Snapshot? = nil) {
    self.console = console
    given = snapshot
  }

  var configuration: Configuration { settings?.configuration ?? Configuration() }

  /// The user, as reports name them.
  var me: String? { store.flatMap { console.me($0) }?.description }

  // MARK: Issues

  /// The issues that a word may mean.
  func issues(_ text: String, _ openness: WordKind.Openness = .any) -> [Candidate] {
    let matches = known?.matches(text, limit: Self.mostIssues) ?? []
    let wanted = matches.filter { match in
      guard openness != .any, case .issue(let issue) = match, let status = issue.status else { return true }
      return (configuration.status(status)?.isClosed ?? false) == (openness == .closed)
    }
    return (wanted.isEmpty ? matches : wanted).map { match in
      switch match {
      case .issue(let issue): Candidate(issue.id.description, issue.title ?? "")
      case .beginning(let text, let count): Candidate(text, "\(count) issues", isWhole: false)
      }
    }
  }

  /// What issues have in a field, the most frequent first.
  func values(of field: String) -> [String] { known?.values(of: field, limit: Self.mostValues) ?? [] }

  /// Everybody who is named in issues.
  var people: [Candidate] {
    var people = values(of: "assignee")
    for person in [me].compactMap(\.self) + values(of: "reporter") where !people.contains(person) {
      people.append(person)
    }
    return people.map { Candidate($0) }
  }

  // MARK: What the settings say

  var severities: [Candidate] { configuration.severities.map { Candidate($0.id, $0.meaning) } }

  var statuses: [Candidate] { configuration.statuses.map { Candidate($0.id, $0.name) } }

  var closedStatuses: [Candidate] {
    configuration.statuses.filter(\.isClosed).map { Candidate($0.id, $0.name) }
  }

  var forms: [Candidate] { (settings?.forms ?? []).map { Candidate($0.type, $0.description) } }

  /// The forms whose parts a command may name: that of its type, or else all.
  func forms(_ type: String?) -> [Form] {
    let forms = settings?.forms ?? []
    guard let type = type?.lowercased(), let form = forms.first(where: { $0.type == type }) else { return forms }
    return [form]
  }

  // MARK: What Git knows

  var branches: [Candidate] {
    let branches = (try? store?.repository.branches()) ?? []
    return branches.filter(\.isLocal).map { Candidate($0.shortName) }
  }

  var revisions: [Candidate] {
    guard let store else { return [] }
    let branches = (try? store.repository.branches()) ?? []
    let tags = (try? store.repository.tags()) ?? []
    return [Candidate("HEAD")] + branches.map { Candidate($0.shortName, "branch") }
      + tags.map { Candidate($0.name, "tag") }
  }

  var remotes: [Candidate] {
    let entries = (try? store?.repository.configuration.entries(matching: "remote.")) ?? []
    let names = entries.filter { $0.key.hasPrefix("remote.") && $0.key.hasSuffix(".url") }.map {
      String($0.key.dropFirst("remote.".count).dropLast(".url".count))
    }
    return Set(names).sorted().map { Candidate($0) }
  }

  // MARK: What else the tracker has

  private var patterns: [WatchedPattern] { (try? snapshot?.watchList().patterns) ?? [] }
  var patternNames: [Candidate] { patterns.map { Candidate($0.fullName) } }

  var areas: [Candidate] {
    let known = ((try? snapshot?.knowledgeBase().entries) ?? []).map(\.known.area)
    return Set(known + patterns.map(\.area)).filter { !$0.isEmpty }.sorted().map { Candidate($0) }
  }

  /// What programs are given of an issue.
  var members: [Candidate] {
    let sample = Issue(Document(Array("---\nid: BUG-001\n---\n".utf8)), path: "")
    let known = (sample?.json.map(\.0) ?? []) + ["due", "overdue"]
    return (known + (settings?.fields ?? []).filter { !known.contains($0) }).map { Candidate($0) }
  }
}
