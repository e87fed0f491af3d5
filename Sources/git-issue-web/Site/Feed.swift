internal import IssueStore
internal import Issues

/// The newest issues, or those that were closed last, as an Atom feed (RFC 4287).
struct Feed {
  enum Kind: String, CaseIterable {
    case new, closed
    var title: String { self == .new ? "New issues" : "Closed issues" }
    /// The field that says when.
    fileprivate var field: String { self == .new ? "reported" : "resolved" }
  }

  private let kind: Kind
  private let name: String
  private let address: String?
  private let entries: [(issue: ListedIssue, day: CalendarDate)]

  private static let most = 50

  /// - Parameter address: Where the site is; readers need it to find the pages.
  init(_ kind: Kind, of state: TrackerState, at address: String?) {
    self.kind = kind
    name = state.name
    self.address = address.map { $0.hasSuffix("/") ? $0 : "\($0)/" }
    let dated = state.found.issues.compactMap { issue in
      issue.text(kind.field).flatMap { CalendarDate($0) }.map { (issue: issue, day: $0) }
    }
    entries = Array(dated.sorted { ($1.day, $1.issue.id) < ($0.day, $0.issue.id) }.prefix(Self.most))
  }

  var xml: String {
    let updated = entries.first.map { Self.moment($0.day) } ?? "1970-01-01T00:00:00Z"
    let items: [HTML] = entries.map { entry in
      """
      <entry>
      <id>\(id(entry.issue.id.description))</id>
      <title>\(entry.issue.id): \(entry.issue.title)</title>
      <link href="\(address ?? "")issues/\(Percent.encode(entry.issue.id.description)).html"/>
      <updated>\(Self.moment(entry.day))</updated>
      <author><name>\(entry.issue.reporter.map { $0.name ?? $0.description } ?? "unknown")</name></author>
      <summary>\(entry.issue.status)\(entry.issue.severity.map { ", \($0)" } ?? "")</summary>
      </entry>

      """
    }
    let feed: HTML = """
      <feed xmlns="http://www.w3.org/2005/Atom">
      <id>\(id(kind.rawValue))</id>
      <title>\(kind.title): \(name)</title>
      <link rel="self" href="\(address ?? "")\(kind.rawValue).atom"/>
      <updated>\(updated)</updated>
      \(items)</feed>

      """
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + feed.text
  }

  /// A name that is the same wherever the site moves (RFC 4151).
  private func id(_ part: String) -> String {
    "tag:git-issue,2026:\(Percent.encode(name))/\(kind.rawValue)/\(Percent.encode(part))"
  }

  private static func moment(_ day: CalendarDate) -> String { "\(day)T00:00:00Z" }
}
