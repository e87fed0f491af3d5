internal import HTTPTypes
internal import Hummingbird
internal import IssueStore
internal import Issues

extension WebServer {
  /// The pages that change issues.
  func addWriting(to router: Router<WebContext>) {
    router.get("/new") { _, _ in try await chooseForm() }
    router.get("/new/:type") { request, context in try await showNew(request, context) }
    router.post("/new/:type") { request, context in try await file(request, context) }
    router.post("/check/:type") { request, context in try await check(request, context) }
    router.post("/preview") { request, _ in
      let fields = try await Fields(posted: request)
      return Response(html: HTML(trusted: MarkdownBlock.html(fields["text"] ?? "")))
    }
    router.get("/issues/:id/edit") { _, context in try await showEdit(context) }
    router.post("/issues/:id/edit") { request, context in try await save(request, context) }
    router.post("/issues/:id/check") { request, context in try await checkEdit(request, context) }
    router.post("/issues/:id/comments") { request, context in try await comment(request, context) }
    router.post("/issues/:id/status") { request, context in try await setStatus(request, context) }
  }

  /// Where an issue that was written is shown, with what was done and what the rules warn of.
  func place(_ done: Notice, _ outcome: Outcome<ChangedIssue>) -> String {
    let path = Notice(done, outcome).path(Links.server.path(to: .issue(outcome.value.issue.id)))
    return writing.warnings.keep(outcome.value.diagnostics).map { "\(path)&told=\($0)" } ?? path
  }

  /// The id in the address.
  func issueID(_ context: WebContext) throws -> IssueID {
    guard let id = context.parameters.get("id").flatMap({ IssueID($0) }) else { throw Refused.notFound }
    return id
  }

  /// A page with a form. It does not follow the issues: what is typed stays.
  func page(
    _ title: String, _ form: ReportForm, introduction: HTML? = nil, status: HTTPResponse.Status = .ok
  ) async -> Response {
    let state = try? await tracker.state()
    let frame = Frame(
      links: .server, name: state?.name ?? "Issues", isWritable: isWritable,
      faults: state?.faults ?? 0)
    return Response(status: status, html: frame.page(title, in: nil, "<h1>\(title)</h1>\n\(introduction)\(form.html)"))
  }

  func requireWritable() throws {
    guard isWritable else { throw Access.Refusal.readOnly }
  }
}
