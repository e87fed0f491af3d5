internal import Git
internal import HTTPTypes
internal import Hummingbird
internal import IssueStore
internal import Issues

extension WebServer {
  /// What programs may change, below `/api/v1`: one commit each, judged as those of the commands.
  func addChanges(to router: Router<WebContext>) {
    let group = router.group("/api/v1")
    group.post("issues") { request, context in try await fileIssue(request, context) }
    group.patch("issues/:id") { request, context in try await changeIssue(request, context) }
    group.post("issues/:id/comments") { request, context in try await fileComment(request, context) }
    group.post("check") { request, context in try await checkDraft(request, context) }
  }

  private func fileIssue(_ request: Request, _ context: WebContext) async throws -> Response {
    let posted = try await PostedRequest(request)
    let key = try Repetitions.key(of: request, by: context.user, posted.bytes)
    let today = tracker.today
    let answer = try await posted.placing {
      let new = try NewIssue(posted.node)
      return try await tracker.change(by: context.user) { store, session -> Repetitions.Answer in
        if let answer = try writing.repetitions.answer(to: key) { return answer }
        let snapshot = try store.current()
        let settings = try snapshot.settings
        let draft = try new.draft(settings)
        let precedents = (try? snapshot.precedents(of: draft.gist)) ?? .none
        let outcome = try store.add(draft, today: today, try store.delivery(staging: false), session)
        let answer = try told(
          .created, to: outcome, in: store, others: precedents.json(settings.configuration))
        writing.repetitions.keep(answer, for: key)
        return answer
      }
    }
    return answer.response
  }

  private func changeIssue(_ request: Request, _ context: WebContext) async throws -> Response {
    let named = try id(in: context)
    let posted = try await PostedRequest(request)
    let (precondition, today) = (Precondition(request), tracker.today)
    let answer = try await posted.placing {
      let change = try IssueChange(posted.node)
      return try await tracker.change(by: context.user) { store, session -> Repetitions.Answer in
        let snapshot = try store.current()
        let issue = try snapshot.issue(try snapshot.currentID(of: named))
        do {
          let base = try base(precondition, issue, store)
          let outcome = try store.change(
            issue.id, by: change, since: base, today: today, try store.delivery(staging: false), session)
          return try told(.ok, to: outcome, in: store)
        } catch let stale as StaleChange {
          throw try refusal(of: stale, in: store)
        }
      }
    }
    return answer.response
  }

  /// The file that a change is to be made to.
  private func base(_ precondition: Precondition, _ issue: Issue, _ store: IssueStore) throws -> Document? {
    guard case .versions(let names) = precondition else { return nil }
    if names.contains(try ObjectID.blob(of: issue.document.bytes)) { return issue.document }
    let bytes = names.lazy.compactMap { writing.versions.bytes(of: $0, in: store.repository) }.first
    guard let bytes else { throw StaleChange(current: issue, asked: nil) }
    return Document(bytes)
  }

  private func refusal(of stale: StaleChange, in store: IssueStore) throws -> Refused {
    let id = stale.current.id
    var refused = Refused(
      .preconditionFailed,
      stale.asked == nil
        ? "If-Match names no version of \(id) that is known; nothing was written"
        : "\(id) was changed by somebody else in the same place; nothing was written",
      hints: ["'current' is the issue as it is now, with its ETag; send what is still to be changed, with that tag"])
    refused.headers[.eTag] = try writing.versions.keep(stale.current.document.bytes).tag
    let snapshot = try store.current()
    refused.members = try [("current", stale.current), ("asked", stale.asked)].map { name, issue in
      (name, try issue.map { .object(try snapshot.details(of: $0).json) } ?? .null)
    }
    return refused
  }

  private func fileComment(_ request: Request, _ context: WebContext) async throws -> Response {
    let named = try id(in: context)
    let posted = try await PostedRequest(request)
    let key = try Repetitions.key(of: request, by: context.user, posted.bytes)
    let answer = try await posted.placing {
      let comment = try NewComment(posted.node)
      return try await tracker.change(by: context.user) { store, session -> Repetitions.Answer in
        if let answer = try writing.repetitions.answer(to: key) { return answer }
        let id = try store.current().currentID(of: named)
        guard comment.id ?? id == id else {
          throw RequestError("the request is for \(id), and names another id", help: "leave 'id' out")
        }
        let outcome = try store.comment(comment.text, on: id, try store.delivery(staging: false), session)
        let snapshot = try store.current()
        let written = try snapshot.companions(of: snapshot.issue(id)).comments.first { $0.path == outcome.value.path }
        let answer = Repetitions.Answer(
          status: .created, headers: [.location: Self.path(to: id)],
          json: .envelope([
            ("comment", written.map { .object($0.json) } ?? .null), ("commit", .optional(outcome.commit?.description)),
          ]))
        writing.repetitions.keep(answer, for: key)
        return answer
      }
    }
    return answer.response
  }

  /// Judges a report that nobody has filed. Nothing is written.
  private func checkDraft(_ request: Request, _ context: WebContext) async throws -> Response {
    let posted = try await PostedRequest(request)
    return try await posted.placing {
      let store = try tracker.openStore(author: context.user)
      let snapshot = try store.current()
      let settings = try snapshot.settings
      let draft = try NewIssue(posted.node).draft(settings)
      let judged = try store.check(draft, today: tracker.today, Session(now: tracker.clock()) { _ in }).judged
      let precedents = (try? snapshot.precedents(of: draft.gist)) ?? .none
      return Response(
        json: .envelope(
          [("summary", .text(judged.summary)), ("diagnostics", .list(judged.diagnostics.map(\.json)))]
            + precedents.json(settings.configuration)))
    }
  }

  /// What `--json` prints of a change, with the whole issue and what rules warn of.
  private func told(
    _ status: HTTPResponse.Status, to outcome: Outcome<ChangedIssue>, in store: IssueStore,
    others: [(String, JSON)] = []
  ) throws -> Repetitions.Answer {
    let issue = outcome.value.issue
    var headers: HTTPFields = [.eTag: try writing.versions.keep(issue.document.bytes).tag]
    if status == .created { headers[.location] = Self.path(to: issue.id) }
    return Repetitions.Answer(
      status: status, headers: headers,
      json: .envelope(
        [
          ("issue", .object(try store.current().details(of: issue).json)),
          ("commit", .optional(outcome.commit?.description)), ("changes", .list(outcome.value.changes.map(\.json))),
          ("diagnostics", .list(outcome.value.diagnostics.map(\.json))),
        ] + others))
  }

  private static func path(to id: IssueID) -> String { "/api/v1/issues/\(Percent.encode(id.description))" }

  /// The id in the address.
  func id(in context: WebContext) throws -> IssueID {
    let text = context.parameters.get("id") ?? ""
    guard let id = Percent.decode(text, plus: UInt8(ascii: "+")).flatMap({ IssueID($0) }) else {
      throw Refused(.notFound, "'\(text)' is not the id of an issue", hints: ["write it as BUG-012"])
    }
    return id
  }
}

extension Draft {
  /// What it may repeat is looked for by its title and its text.
  fileprivate var gist: ReportText { ReportText(title: title, body: sections.values.joined(separator: "\n")) }
}
