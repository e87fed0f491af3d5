internal import HTTPTypes
internal import Hummingbird
internal import IssueStore
internal import Issues
internal import ServiceLifecycle

/// The pages, at their addresses.
struct WebServer: PageServer {
  let tracker: Tracker
  let access: Access
  let cache = PageCache()
  let writing = Writing()
  let judge: Judge

  init(tracker: Tracker, access: Access) {
    self.tracker = tracker
    self.access = access
    judge = Judge(tracker)
  }

  var services: [any Service] { [Watching(tracker: tracker)] }
  var isWritable: Bool { !access.isReadOnly }

  var router: Router<WebContext> {
    let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: Guard(access: access))
    Asset.server.add(to: router)
    addReading(to: router)
    addEvents(to: router)
    addFiles(to: router)
    addInterface(to: router)
    addChanges(to: router)
    addWriting(to: router)
    addTexts(to: router)
    router.add(middleware: OtherMethods(router.routes.map { ($0.path.description, $0.method) }))
    return router
  }

  // MARK: Reading

  private func addReading(to router: Router<WebContext>) {
    router.get("/") { request, context in
      try await page(request, context) { state, fields, user in
        let query = try state.query(fields["q"] ?? "")
        let found = try await tracker.find(query, in: state, by: user)
        let frame = frame(state, query: fields["q"] ?? "")
        return frame.page("Issues", in: .list, ListPage(found, query, fields, links: .server).main)
      }
    }
    router.get("/board") { request, context in
      try await page(request, context) { state, fields, user in
        let text = fields["q"] ?? ""
        let query = try state.query(text)
        let board = BoardPage(
          try await tracker.find(query, in: state, by: user), query, query: text, links: .server, isWritable: isWritable
        )
        return frame(state).page("Board", in: .board, board.main)
      }
    }
    router.get("/stats") { request, context in
      try await page(request, context) { state, fields, user in
        let text = fields["q"] ?? ""
        let query = try state.query(text)
        let statistics = StatisticsPage(
          try await tracker.find(query, in: state, by: user), query, text: text, links: .server)
        return frame(state).page("Statistics", in: .statistics, statistics.main)
      }
    }
    router.get("/known") { request, context in
      try await page(request, context) { state, fields, _ in
        let base = try tracker.openStore().current().knowledgeBase()
        return frame(state).page(
          "Known issues", in: .known, KnownPage(base, search: fields["q"] ?? "", links: .server).main)
      }
    }
    router.get("/diagnostics") { _, _ in
      let state = try await tracker.state()
      let frame = frame(state)
      guard let judged = try await judge.verdict(on: state) else {
        var response = Response(
          html: frame.page("Diagnostics", in: .diagnostics, "<h1>Diagnostics</h1><p>All issues are being judged …</p>"))
        response.headers[named: "Refresh"] = "1"
        return response
      }
      return Response(
        html: frame.page("Diagnostics", in: .diagnostics, DiagnosticsPage(judged, state, links: .server).main))
    }
    router.get("/issues/:id") { request, context in
      guard let id = context.parameters.get("id").flatMap({ IssueID($0) }) else { throw Refused.notFound }
      let state = try await tracker.state()
      let view = try IssueView(of: id, state, tracker, links: .server, isWritable: isWritable)
      let main: HTML = "\(Notice(request)?.html)\(writing.warnings.html(request))\(view.main)"
      return Response(html: frame(state).page("\(id) \(view.details.issue.title)", in: .list, main))
    }
  }

  private func frame(_ state: TrackerState, query: String = "") -> Frame {
    Frame(state, links: .server, isWritable: isWritable, query: query)
  }

  /// Makes a page that hangs on nothing but the issues and the address, once for each state of the issues.
  private func page(
    _ request: Request, _ context: WebContext, _ body: (TrackerState, Fields, _ user: Person?) async throws -> HTML
  ) async throws -> Response {
    guard let fields = Fields(encoded: request.uri.query ?? "") else {
      throw Refused(.badRequest, "the address cannot be read")
    }
    let state = try await tracker.state()
    let user = context.user
    // Whoever asks is `me`.
    let address = request.uri.string + (user.map { "\n\($0)" } ?? "")
    let html = try await cache.page(at: address, of: state) { try await body(state, fields, user) }
    return Response(html: html)
  }
}
