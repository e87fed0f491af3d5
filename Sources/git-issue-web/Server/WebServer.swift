internal import HTTPTypes
internal import Hummingbird
internal import IssueStore
internal import Issues

/// The pages, at their addresses.
struct WebServer: Sendable {
  let tracker: Tracker
  let access: Access
  /// Whoever asks for what is not kept anew is given it from here.
  let cache = PageCache()

  var isWritable: Bool { !access.isReadOnly }

  var router: Router<WebContext> {
    let router = Router(context: WebContext.self)
    router.add(middleware: Guard(access: access))
    addAssets(to: router)
    addReading(to: router)
    return router
  }

  // MARK: Reading

  private func addReading(to router: Router<WebContext>) {
    router.get("/") { request, context in
      try await page(request, context) { state, fields in
        let query = try state.query(fields["q"] ?? "")
        let found = try state.find(query, in: tracker)
        let frame = frame(state, query: fields["q"] ?? "")
        return frame.page("Issues", in: .list, ListPage(found, query, fields, links: .server).main)
      }
    }
    router.get("/issues/:id") { request, context in
      guard let id = context.parameters.get("id").flatMap({ IssueID($0) }) else { throw Refused.notFound }
      let state = try await tracker.state()
      let view = try IssueView(of: id, state, tracker, links: .server, isWritable: isWritable)
      return Response(html: frame(state).page("\(id) \(view.details.issue.title)", in: .list, view.main))
    }
  }

  private func frame(_ state: TrackerState, query: String = "") -> Frame {
    Frame(state, links: .server, isWritable: isWritable, query: query)
  }

  /// Makes a page that hangs on nothing but the issues and the address, once for each state of the issues.
  private func page(
    _ request: Request, _ context: WebContext, _ body: (TrackerState, Fields) throws -> HTML
  ) async throws -> Response {
    guard let fields = Fields(encoded: request.uri.query ?? "") else {
      throw Refused(.badRequest, "the address cannot be read")
    }
    let state = try await tracker.state()
    let html = try cache.page(at: request.uri.string, of: state) { try body(state, fields) }
    return Response(html: html)
  }
}
