internal import HTTPTypes
internal import Hummingbird
internal import IssueStore
internal import Issues
internal import ServiceLifecycle

/// The pages of `git issue web --intake`: forms for reports of people who may not commit, and nothing else.
///
/// What is not registered here is not there: nobody reads an issue, and no page leads to one.
struct IntakeServer: PageServer {
  let tracker: Tracker
  let access: Access
  let desk: IntakeDesk
  var services: [any Service] { [] }

  init(tracker: Tracker, access: Access, limits: IntakeLimits = IntakeLimits()) {
    self.tracker = tracker
    self.access = access
    desk = IntakeDesk(tracker: tracker, limits: limits)
  }

  var router: Router<WebContext> {
    let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: Guard(access: access) { error, request in refusal(of: error).response(to: request, frame) })
    Asset.intake.add(to: router)
    router.get("/") { _, context in
      try desk.limits.take(.page, context.client)
      return try chooseForm()
    }
    router.get("/new/:type") { request, context in
      try desk.limits.take(.page, context.client)
      return try show(request, context)
    }
    router.post("/new/:type") { request, context in try await file(request, context) }
    router.post("/check/:type") { request, context in try await check(request, context) }
    router.post("/preview") { request, context in
      try requireToken(context)
      try desk.limits.take(.check, context.client)
      let fields = try await Fields(posted: request, limit: IntakeLimits.body)
      return Response(html: HTML(trusted: MarkdownBlock.html(fields["text"] ?? "")))
    }
    router.get("/receipt/:key") { _, context in try showReceipt(context) }
    return router
  }

  /// A page of a tracker of which nothing is told but what its settings call it.
  private var frame: Frame {
    Frame(links: .server, name: desk.project, isWritable: true, menu: .none)
  }

  // MARK: Forms

  private func chooseForm() throws -> Response {
    let forms = try settings().forms
    guard forms.count != 1 else { return .seeOther(WebServer.path(ofForm: forms[0])) }
    return Response(html: frame.page("New report", in: nil, "<h1>New report</h1>\n\(FormChoice(forms).html)"))
  }

  private func settings() throws -> Settings { try tracker.openStore().current().settings }

  private func show(_ request: Request, _ context: WebContext) throws -> Response {
    guard let fields = Fields(encoded: request.uri.query ?? "") else {
      throw Refused(.badRequest, "the address cannot be read")
    }
    let report = try report(context, settings())
    return page(report, report.page(fields))
  }

  /// Whom a proxy names is not asked who they are.
  private func report(_ context: WebContext, _ settings: Settings) throws -> NewReport {
    try NewReport(
      WebServer.form(context, settings), settings, asking: context.user == nil ? .stranger : .namedStranger)
  }

  private func page(_ report: NewReport, _ form: ReportForm) -> Response {
    var form = form
    form.cancel = nil
    form.trap = Self.trap
    let title = "New report: \(report.form.name)"
    let main: HTML = "<h1>\(title)</h1>\n\(report.introduction)\(form.html)"
    var response = Response(status: form.refusal?.status ?? .ok, html: frame.page(title, in: nil, main))
    response.headers[.retryAfter] = form.refusal?.headers[.retryAfter]
    return response
  }

  /// A field that people do not see, and that programs which fill in everything fill in.
  private static let trap = "homepage"

  // MARK: Reports

  /// Takes in what was typed, or gives it back with what is wrong with it.
  private func file(_ request: Request, _ context: WebContext) async throws -> Response {
    let fields = try await Fields(posted: request, limit: IntakeLimits.body)
    let shown = try report(context, settings())
    var form = shown.page(fields)
    do {
      try requireToken(context)
      guard (fields[Self.trap] ?? "").isEmpty else {
        try desk.limits.take(.attempt, context.client)
        throw Refused(
          .unprocessableContent, "a field was filled in that people do not see; nothing was written",
          hints: ["it is empty now: if you are no program, send the report again"])
      }
      let place = try await desk.file(fields, from: context.client, by: context.user) { settings in
        try report(context, settings).draft(fields)
      }
      return .seeOther(place)
    } catch let rejected as Rejected {
      form = form.showing(rejected.diagnostics) { shown.field(of: $0, in: rejected.document) }
      form.refusal = Refused(.unprocessableContent, "the report was refused; nothing was written")
    } catch {
      form.refusal = refusal(of: error)
    }
    return page(shown, form)
  }

  /// What the rules would say of what is typed so far. Nothing is written.
  private func check(_ request: Request, _ context: WebContext) async throws -> Response {
    try requireToken(context)
    try desk.limits.take(.check, context.client)
    let fields = try await Fields(posted: request, limit: IntakeLimits.body)
    let store = try tracker.openStore(author: context.user)
    let report = try report(context, store.current().settings)
    let found = try store.check(report.draft(fields), today: tracker.today, Session(now: tracker.clock()) { _ in })
    return Response(
      json: .findings(found.judged.diagnostics.map { (report.field(of: $0, in: found.document), $0) }))
  }

  private func requireToken(_ context: WebContext) throws {
    guard context.hasToken else { throw Access.Refusal.noToken }
  }

  private func showReceipt(_ context: WebContext) throws -> Response {
    guard let receipt = context.parameters.get("key").flatMap({ desk.receipt($0) }) else {
      throw Refused(
        .notFound, "this receipt is not known any more",
        hints: ["if it has shown you a number, the report is filed under it"])
    }
    let main: HTML = """
      <article class="message">
      <h1>Thank you: the report is filed as \(receipt.id)</h1>
      <p>\(receipt.title)</p>
      <p>Somebody will look at it. Keep the number, to speak of it by.</p>
      <p><a href="/">File another report</a></p>
      </article>
      """
    return Response(html: frame.page("\(receipt.id) is filed", in: nil, main))
  }
}
