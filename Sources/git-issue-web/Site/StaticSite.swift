internal import Git
internal import IssueStore
internal import Issues

/// All pages as files, for any web host: the same as the server's, without forms.
struct StaticSite {
  private let store: IssueStore
  private let state: TrackerState
  private let folder: SiteFolder
  /// Where the site will be, for feeds; nil where nobody has said.
  private let address: String?

  private static let top = Links(kind: .site(depth: 0))
  private static let below = Links(kind: .site(depth: 1))

  init(of store: IssueStore, _ state: TrackerState, into folder: SiteFolder, at address: String?) {
    self.store = store
    self.state = state
    self.folder = folder
    self.address = address
  }

  /// - Parameter progress: Told how many of all issues are written.
  func write(progress: (_ done: Int, _ all: Int) -> Void) throws {
    let found = state.found
    for asset in Asset.site { try folder.write("assets/\(asset.name)", asset.bytes) }
    try writeLists(found)
    try page("board.html", "Board", .board) {
      BoardPage(found, .all, query: "", links: $0, isWritable: false).main
    }
    try page("stats.html", "Statistics", .statistics) { StatisticsPage(found, .all, text: "", links: $0).main }
    let snapshot = try store.current()
    let base = try snapshot.knowledgeBase()
    try page("known.html", "Known issues", .known) { KnownPage(base, search: "", links: $0).main }
    let judged = try Judge.judge(snapshot)
    try page("diagnostics.html", "Diagnostics", .diagnostics) { DiagnosticsPage(judged, state, links: $0).main }
    try folder.write("search.json", Array(SearchIndex(found).json.written.utf8))
    for feed in Feed.Kind.allCases {
      try folder.write("\(feed.rawValue).atom", Array(Feed(feed, of: state, at: address).xml.utf8))
    }
    try writeIssues(found.issues, snapshot, progress)
  }

  private func writeLists(_ found: FoundIssues) throws {
    for (number, list) in ListPage.all(found, links: Self.top).enumerated() {
      try page(number == 0 ? "index.html" : "list-\(number + 1).html", "Issues", .list) { _ in list.main }
    }
  }

  private func page(_ name: String, _ title: String, _ section: Frame.Section, _ main: (Links) -> HTML) throws {
    try folder.write(name, frame(Self.top).page(title, in: section, main(Self.top)))
  }

  private func frame(_ links: Links) -> Frame {
    var frame = Frame(state, links: links, isWritable: false)
    frame.generation = nil
    return frame
  }

  // MARK: Issues

  private func writeIssues(_ issues: [ListedIssue], _ snapshot: Snapshot, _ progress: (Int, Int) -> Void) throws {
    var isCut = false
    var revisions: [IssueID: [Revision]] = [:]
    if let head = try store.headCommit() {
      revisions = Dictionary(grouping: try History(store).all(from: head, limit: nil, isCut: &isCut), by: \.id)
    }
    let people = try store.people()
    let frame = frame(Self.below)
    for (index, issue) in issues.enumerated() {
      let former = issue.texts("formerly").compactMap { IssueID($0) }.flatMap { revisions[$0] ?? [] }
      do {
        var view = try IssueView(
          of: issue.id, in: snapshot, revisions: (revisions[issue.id] ?? []) + former, isHistoryCut: isCut,
          elsewhere: [], people: people, today: state.today, links: Self.below, isWritable: false)
        for (index, path) in view.details.companions.attachments.enumerated() {
          guard let bytes = try snapshot.attachment(at: path, limit: Limits.attachment) else {
            view.left.insert(path)
            continue
          }
          try folder.write(Self.top.path(to: .attachment(path, of: issue.id, number: index + 1)), bytes)
        }
        try folder.write(
          "issues/\(issue.id).html", frame.page("\(issue.id) \(view.details.issue.title)", in: .list, view.main))
      } catch let error as StoreError {
        // Two files with one id: the page says so.
        let refused = Refused(error)
        try folder.write(
          "issues/\(issue.id).html", frame.page("\(issue.id)", in: .list, RefusalPage(refused).main))
      }
      progress(index + 1, issues.count)
    }
  }
}
