internal import Git
internal import HTTPTypes
internal import Hummingbird
internal import IssueStore
internal import Issues

extension WebServer {
  /// `/files?path=…`: the text of an issue's file or a comment, to be mended where it cannot be read as what it is.
  func addTexts(to router: Router<WebContext>) {
    router.get("/files") { request, _ in try await showText(request) }
    router.post("/files") { request, context in try await mendText(request, context) }
    router.post("/files/check") { request, _ in try await checkText(request) }
  }

  private func showText(_ request: Request) async throws -> Response {
    guard let fields = Fields(encoded: request.uri.query ?? "") else {
      throw Refused(.badRequest, "the address cannot be read")
    }
    let text = try tracker.openStore().current().text(at: fields["path"] ?? "")
    guard isWritable else {
      let state = try await tracker.state()
      let frame = Frame(state, links: .server, isWritable: false)
      return Response(html: frame.page(text.path, in: nil, TextPage(text).reading))
    }
    var form = TextPage(text).form(base: try writing.versions.keep(text.bytes))
      .showing(text.diagnostics.map(\.placed)) { _ in "text" }
    if !text.diagnostics.isEmpty { form.refusal = Refused(.ok, "the file is not as it should be") }
    return await page(text.path, form)
  }

  private func mendText(_ request: Request, _ context: WebContext) async throws -> Response {
    let fields = try await Fields(posted: request)
    let path = fields["path"] ?? ""
    // Whoever keeps what is saved has nothing to write.
    guard fields["choice.text"] != "theirs" else { return .seeOther(Links.server.file(path) ?? "/") }
    let (key, base) = (Submissions.key(of: fields), fields["base"].flatMap { ObjectID(hex: $0) })
    do {
      let place = try await tracker.change(by: context.user) { store, session in
        if let place = writing.submissions.place(of: key) { return place }
        let delivery = try store.delivery(staging: fields.asksForStage)
        let outcome = try store.mend(path, since: base, delivery, session) { $0.edited(fields["text"] ?? "") }
        let place = self.place(of: outcome)
        writing.submissions.remember(key, place)
        return place
      }
      return .seeOther(place)
    } catch let stale as StaleText {
      return try await page(of: stale, fields)
    } catch {
      return try await page(of: error, fields, base)
    }
  }

  /// Where a file that was mended is to be seen.
  private func place(of outcome: Outcome<MendedText>) -> String {
    let text = outcome.value.text
    let path = text.id.map { Links.server.path(to: .issue($0)) } ?? "/"
    let place = Notice(.saved, outcome).path(path)
    return writing.warnings.keep(outcome.value.diagnostics).map { "\(place)&told=\($0)" } ?? place
  }

  /// What the rules would say of what is typed so far. Nothing is written.
  private func checkText(_ request: Request) async throws -> Response {
    let fields = try await Fields(posted: request)
    let found = try tracker.openStore().check(fields["path"] ?? "") { $0.edited(fields["text"] ?? "") }
    return Response(json: .findings(found.map { ("text", $0.placed) }))
  }

  private func page(of stale: StaleText, _ fields: Fields) async throws -> Response {
    var form = TextPage(stale.current).form(base: try writing.versions.keep(stale.current.bytes)).mapped { control in
      var control = control.filled(from: fields)
      control.other = [String(decoding: stale.current.bytes, as: UTF8.self)]
      return control
    }
    form.refusal = Refused(
      .conflict, "\(stale.current.path) was changed by somebody else; nothing was written yet",
      hints: ["choose one of both texts below, or write a third, and save again"])
    return await page(stale.current.path, form, status: .conflict)
  }

  private func page(of error: any Error, _ fields: Fields, _ base: ObjectID?) async throws -> Response {
    let text = try tracker.openStore().current().text(at: fields["path"] ?? "")
    var refusal = Refused(error)
    var form = TextPage(text).form(base: base).mapped { $0.filled(from: fields) }
      .showing(refusal.diagnostics.map(\.placed)) { _ in "text" }.offeringStage(for: error)
    refusal.diagnostics = []
    form.refusal = refusal
    return await page(text.path, form, status: refusal.status)
  }
}

extension Diagnostic {
  /// The same with its line in its message: a text in one control has no other places.
  fileprivate var placed: Diagnostic {
    Diagnostic(
      rule: rule, level: level, path: path, range: range, start: start, end: end,
      message: "line \(start.line): \(message)", help: help, sourceLine: sourceLine, fix: fix)
  }
}
