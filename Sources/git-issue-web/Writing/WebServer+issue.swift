internal import HTTPTypes
internal import Hummingbird
internal import IssueStore
internal import Issues

extension WebServer {
  /// Comments on an issue.
  func comment(_ request: Request, _ context: WebContext) async throws -> Response {
    let fields = try await Fields(posted: request)
    let id = try issueID(context)
    let key = Submissions.key(of: fields)
    let text = fields["text"] ?? ""
    do {
      guard !text.isBlank else {
        throw Refused(
          .unprocessableContent, "the comment is empty; nothing was written", hints: ["write a line or two"])
      }
      let place = try await tracker.change(by: context.user) { store, session in
        if let place = writing.submissions.place(of: key) { return place }
        let outcome = try store.comment(text, on: id, try store.delivery(staging: fields.asksForStage), session)
        let place = Notice(.commented, outcome).path(Links.server.path(to: .issue(id)))
        writing.submissions.remember(key, place)
        return place
      }
      return .seeOther(place)
    } catch {
      return try await page("Comment on \(id)", of: error, fields, id) {
        $0.comment
      } field: { _ in
        "text"
      }
    }
  }

  /// Gives an issue another status: for the form on its page, for the board, and for programs.
  func setStatus(_ request: Request, _ context: WebContext) async throws -> Response {
    let fields = try await Fields(posted: request)
    let id = try issueID(context)
    let (key, today) = (Submissions.key(of: fields), tracker.today)
    let status = fields["status"] ?? ""
    let asksForJSON = request.asksForJSON
    do {
      guard !status.isEmpty else { throw Refused(.badRequest, "no status was chosen; nothing was written") }
      let done = try await tracker.change(by: context.user) { store, session -> (place: String, issue: Issue) in
        if let place = writing.submissions.place(of: key) { return (place, try store.current().issue(id)) }
        let delivery = try store.delivery(staging: fields.asksForStage)
        let outcome = try store.change(id, delivery, session) { issue, settings in
          try issue.document(as: status, resolution: fields["resolution"], today: today, settings)
        }
        let place = self.place(.saved, outcome)
        writing.submissions.remember(key, place)
        return (place, outcome.value.issue)
      }
      guard asksForJSON else { return .seeOther(done.place) }
      return Response(json: .envelope([("issue", .object(done.issue.json))]))
    } catch StoreError.rejected(let diagnostics) where asksForJSON {
      return Response(
        status: .unprocessableContent, json: .findings(diagnostics.map { (Self.field(of: $0), $0) }))
    } catch {
      guard !asksForJSON else { throw error }
      return try await page("Status of \(id)", of: error, fields, id, \.status, field: Self.field)
    }
  }

  /// The control of the form for a status that a finding is about.
  private static func field(of diagnostic: Diagnostic) -> String? {
    switch diagnostic.rule {
    case "transition-forbidden", "value-not-allowed": "status"
    case "resolution-missing": "resolution"
    default: nil
    }
  }

  /// A small form once more, with what was typed and why it was not taken.
  private func page(
    _ title: String, of error: any Error, _ fields: Fields, _ id: IssueID, _ form: (IssueForms) -> ReportForm?,
    field: (Diagnostic) -> String?
  ) async throws -> Response {
    let snapshot = try tracker.openStore().current()
    let issue = try snapshot.issue(id)
    guard var form = form(IssueForms(issue, try snapshot.settings))?.mapped({ $0.filled(from: fields) }) else {
      throw error
    }
    form.cancel = Links.server.path(to: .issue(id))
    var refusal = Refused(error)
    form = form.showing(refusal.diagnostics, field).offeringStage(for: error)
    refusal.diagnostics = []
    form.refusal = refusal
    return await page(title, form, status: refusal.status)
  }
}
