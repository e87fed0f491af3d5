internal import Issues

/// Where pages lead to: on the server, or among the files of a site.
struct Links: Sendable {
  /// Something that can be looked at.
  enum Place: Sendable {
    /// The list, with what its address says besides: `q`, `page`.
    case list(Fields)
    case board(Fields)
    case issue(IssueID)
    case statistics
    case known
    case diagnostics
    /// A file of the program: `style.css`.
    case asset(String)
    /// Of a site alone.
    case feed(Feed.Kind)
    /// A file beside an issue, by its path in the repository and its number among those of the issue.
    case attachment(String, of: IssueID, number: Int)
  }

  enum Kind: Sendable {
    case server
    /// A file so many folders below the top of a site.
    case site(depth: Int)
  }

  let kind: Kind

  static let server = Links(kind: .server)

  func path(to place: Place) -> String {
    switch kind {
    case .server:
      switch place {
      case .list(let fields): Self.path("/", fields)
      case .board(let fields): Self.path("/board", fields)
      case .issue(let id): "/issues/\(Percent.encode(id.description))"
      case .statistics: "/stats"
      case .known: "/known"
      case .diagnostics: "/diagnostics"
      case .asset(let name): "/assets/\(name)"
      case .feed(let kind): "/\(kind.rawValue).atom"
      case .attachment(let path, _, _): "/files/" + Self.encoded(path)
      }
    case .site(let depth):
      String(repeating: "../", count: depth)
        + {
          switch place {
          case .list(let fields): Self.listFile(fields)
          case .board: "board.html"
          case .issue(let id): "issues/\(Percent.encode(id.description)).html"
          case .statistics: "stats.html"
          case .known: "known.html"
          case .diagnostics: "diagnostics.html"
          case .asset(let name): "assets/\(name)"
          case .feed(let kind): "\(kind.rawValue).atom"
          // A web host goes by names: one that somebody has chosen could be a page, a program or a setting there.
          case .attachment(_, let id, let number): "files/\(Percent.encode(id.description))-\(number).bin"
          }
        }()
    }
  }

  /// Where the text of a file can be seen and mended; nil on a site, and for what is neither an issue nor a comment.
  func file(_ path: String) -> String? {
    guard case .server = kind, IssueFolder.mayHoldIssue(path) || IssueFolder.isComment(path) else { return nil }
    return Self.path("/files", Fields([("path", path)]))
  }

  /// The path of a file, leading to its text where that can be seen.
  func name(ofFile path: String) -> HTML {
    file(path).map { "<a href=\"\($0)\"><code>\(path)</code></a>" } ?? "<code>\(path)</code>"
  }

  func list(_ query: String) -> String { path(to: .list(Fields([("q", query)]))) }

  /// Pages of all issues are files of their own; a query is answered by the first one's script.
  private static func listFile(_ fields: Fields) -> String {
    guard let page = fields["page"].flatMap({ Int($0) }), page > 1, fields["q"] == nil else {
      return path("index.html", fields)
    }
    return "list-\(page).html"
  }

  private static func path(_ path: String, _ fields: Fields) -> String {
    fields.all.isEmpty ? path : "\(path)?\(fields.encoded)"
  }

  private static func encoded(_ path: String) -> String {
    path.split(separator: "/").map { Percent.encode($0) }.joined(separator: "/")
  }
}
