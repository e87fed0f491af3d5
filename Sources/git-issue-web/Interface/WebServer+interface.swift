internal import Git
internal import HTTPTypes
internal import Hummingbird
internal import IssueStore
internal import Issues

extension WebServer {
  /// The interface for programs, below `/api/v1`: what the commands print with `--json`.
  func addInterface(to router: Router<WebContext>) {
    let group = router.group("/api/v1")
    group.get("issues") { request, context in
      let (state, fields) = try await asked(request)
      let query = try state.query(fields["q"] ?? "")
      let list = IssueList(
        try await tracker.find(query, in: state, by: context.user), query, limit: try Self.number("limit", in: fields))
      let names = fields["fields"]?.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
      let found = try list.json(fields: names, known: state.settings.fields)
      return Response(json: found)
    }
    group.get("issues/:id") { _, context in
      let view = try await view(context)
      let broken: [(String, JSON)] =
        view.faults.isEmpty ? [] : [("broken", .bool(true)), ("diagnostics", .list(view.faults.map(\.json)))]
      var response = Response(json: .envelope([("issue", .object(view.details.json + broken))]))
      response.headers[.eTag] = try writing.versions.keep(view.details.issue.document.bytes).tag
      return response
    }
    group.get("issues/:id/log") { _, context in
      let view = try await view(context)
      let revisions = view.revisions.map { $0.json(view.people) }
      return Response(
        json: .envelope([("complete", .bool(!view.isHistoryCut)), ("revisions", .list(revisions))]))
    }
    group.get("search") { request, context in
      let (state, fields) = try await asked(request)
      guard let search = TextSearch(fields["text"] ?? "") else {
        throw Refused(
          .badRequest, "there is nothing to search for", hints: ["give a text: /api/v1/search?text=timeout"])
      }
      let limit = try Self.number("limit", in: fields) ?? 30
      let result = try tracker.openStore().current().search(
        search, state.query(fields["q"] ?? ""), limit: limit, today: state.today,
        me: context.user ?? state.found.context.me)
      return Response(json: result.json(linesOfIssue: 3))
    }
    group.get("stats") { request, context in
      let (state, fields) = try await asked(request)
      let query = try state.query(fields["q"] ?? "")
      return Response(
        json: TrackerStatistics(try await tracker.find(query, in: state, by: context.user), query, by: nil, since: nil)
          .json)
    }
    group.get("known") { request, _ in
      let (_, fields) = try await asked(request)
      let base = try tracker.openStore().current().knowledgeBase()
      let text = fields["q"] ?? ""
      let entries = text.isBlank ? base.areas.flatMap(\.entries) : base.search(text)
      let members = base.broken.map(\.json) + entries.map(\.json)
      return Response(json: .envelope([("known", .list(members.map { .object($0) }))]))
    }
    group.get("diagnostics") { request, _ in
      let (state, _) = try await asked(request)
      guard let judged = try await judge.verdict(on: state) else {
        throw Refused(.serviceUnavailable, "all issues are being judged", hints: ["ask again in a second"])
      }
      return Response(
        json: .envelope([
          ("summary", .text(judged.summary)), ("diagnostics", .list(judged.diagnostics.map(\.json))),
        ]))
    }
    group.get("openapi.json") { _, _ in
      Response(
        status: .ok, headers: [.contentType: "application/json; charset=utf-8"],
        body: .init(byteBuffer: ByteBuffer(bytes: PackageResources.openapi_json)))
    }
  }

  /// The issues, and what the address asks of them.
  private func asked(_ request: Request) async throws -> (TrackerState, Fields) {
    guard let fields = Fields(encoded: request.uri.query ?? "") else {
      throw Refused(.badRequest, "the address cannot be read")
    }
    return (try await tracker.state(), fields)
  }

  private func view(_ context: WebContext) async throws -> IssueView {
    try IssueView(of: id(in: context), await tracker.state(), tracker, links: .server, isWritable: isWritable)
  }

  private static func number(_ name: String, in fields: Fields) throws -> Int? {
    guard let text = fields[name] else { return nil }
    guard let number = Int(text), number >= 0 else {
      throw Refused(.badRequest, "'\(name)' takes a number, not '\(text)'")
    }
    return number
  }
}
