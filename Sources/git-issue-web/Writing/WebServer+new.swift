internal import HTTPTypes
internal import Hummingbird
internal import IssueStore
internal import Issues

extension WebServer {
  /// The forms to choose from.
  func chooseForm() async throws -> Response {
    try requireWritable()
    let state = try await tracker.state()
    let forms = state.settings.forms
    guard forms.count != 1 else { return .seeOther(Self.path(ofForm: forms[0])) }
    guard !forms.isEmpty else {
      throw Refused(.notFound, "there is no form here", hints: ["git issue init --form bug"])
    }
    let frame = Frame(state, links: .server, isWritable: isWritable)
    return Response(html: frame.page("New issue", in: nil, "<h1>New issue</h1>\n\(FormChoice(forms).html)"))
  }

  static func path(ofForm form: Form) -> String { "/new/\(Percent.encode(form.type))" }

  /// A form to fill in. What the address gives by the names of controls stands in it already.
  func showNew(_ request: Request, _ context: WebContext) async throws -> Response {
    try requireWritable()
    let report = try report(context, try await tracker.state().settings)
    guard let fields = Fields(encoded: request.uri.query ?? "") else {
      throw Refused(.badRequest, "the address cannot be read")
    }
    return await page("New issue: \(report.form.name)", report.page(fields), introduction: report.introduction)
  }

  private func report(_ context: WebContext, _ settings: Settings) throws -> NewReport {
    NewReport(try Self.form(context, settings), settings)
  }

  /// The form that the address names.
  static func form(_ context: WebContext, _ settings: Settings) throws -> Form {
    guard let type = context.parameters.get("type").flatMap({ Percent.decode($0, plus: UInt8(ascii: "+")) }),
      let form = settings.form(ofType: type)
    else {
      throw Refused(
        .notFound, "there is no such form here", hints: ["use one of: \(settings.types.joined(separator: ", "))"])
    }
    return form
  }

  /// Files what was typed, or gives it back with what is wrong with it.
  func file(_ request: Request, _ context: WebContext) async throws -> Response {
    let fields = try await Fields(posted: request)
    let shown = try report(context, try await tracker.state().settings)
    let (key, today) = (Submissions.key(of: fields), tracker.today)
    var form = shown.page(fields)
    do {
      let place = try await tracker.change(by: context.user) { store, session in
        if let place = writing.submissions.place(of: key) { return place }
        let report = try report(context, try store.current().settings)
        let draft = report.draft(fields)
        do {
          let outcome = try store.add(draft, today: today, try store.delivery(staging: false), session)
          let place = self.place(.reported, outcome)
          writing.submissions.remember(key, place)
          return place
        } catch StoreError.rejected(let diagnostics) {
          let found = try store.check(draft, today: today, session)
          throw Rejected(diagnostics: diagnostics, document: found.document)
        }
      }
      return .seeOther(place)
    } catch let rejected as Rejected {
      form = form.showing(rejected.diagnostics) { shown.field(of: $0, in: rejected.document) }
      form.refusal = Refused(.unprocessableContent, "the report was refused; nothing was written")
    } catch {
      form.refusal = Refused(error)
    }
    return await page(
      "New issue: \(shown.form.name)", form, introduction: shown.introduction,
      status: form.refusal?.status ?? .unprocessableContent)
  }

  /// What the rules would say of what is typed so far. Nothing is written.
  func check(_ request: Request, _ context: WebContext) async throws -> Response {
    let fields = try await Fields(posted: request)
    let store = try tracker.openStore(author: context.user)
    let report = try report(context, try store.current().settings)
    let found = try store.check(report.draft(fields), today: tracker.today, Session(now: tracker.clock()) { _ in })
    return Response(
      json: .findings(found.judged.diagnostics.map { (report.field(of: $0, in: found.document), $0) }))
  }
}
