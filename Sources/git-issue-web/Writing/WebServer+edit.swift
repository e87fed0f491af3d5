internal import Git
internal import HTTPTypes
internal import Hummingbird
internal import IssueStore
internal import Issues

extension WebServer {
  /// The file of an issue, as a form.
  func showEdit(_ context: WebContext) async throws -> Response {
    try requireWritable()
    let snapshot = try tracker.openStore().current()
    let issue = try snapshot.issue(try snapshot.currentID(of: issueID(context)))
    let edit = IssueEdit(issue.document, try snapshot.settings)
    return await page(
      "Edit \(issue.id)", try form(issue.id, edit.pieces(), base: writing.versions.keep(issue.document.bytes)))
  }

  private func form(_ id: IssueID, _ pieces: [ReportForm.Piece], base: ObjectID?) -> ReportForm {
    let path = Links.server.path(to: .issue(id))
    return ReportForm(
      action: "\(path)/edit", check: "\(path)/check", pieces: pieces,
      hidden: base.map { [("base", $0.description)] } ?? [], verb: "Save",
      cancel: path)
  }

  /// Saves what was typed together with what others have saved meanwhile, or gives both back.
  func save(_ request: Request, _ context: WebContext) async throws -> Response {
    let fields = try await Fields(posted: request)
    let id = try issueID(context)
    let key = Submissions.key(of: fields)
    let baseID = fields["base"].flatMap { ObjectID(hex: $0) }
    do {
      let place = try await tracker.change(by: context.user) { store, session in
        if let place = writing.submissions.place(of: key) { return place }
        let base = baseID.flatMap { writing.versions.bytes(of: $0, in: store.repository) }.map { Document($0) }
        let place = try save(fields, over: base, in: id, store, session)
        writing.submissions.remember(key, place)
        return place
      }
      return .seeOther(place)
    } catch let conflict as EditConflict {
      return try await page(of: conflict, fields, id)
    } catch {
      return try await page(of: error, fields, baseID, id)
    }
  }

  private func save(
    _ fields: Fields, over base: Document?, in id: IssueID, _ store: IssueStore, _ session: Session
  ) throws -> String {
    let today = tracker.today
    var written = Document([])
    var notice = Notice.saved
    do {
      let outcome = try store.change(id, try store.delivery(staging: fields.asksForStage), session) { issue, settings in
        guard let base else { throw EditConflict(current: issue.document, change: nil) }
        let mine = IssueEdit(base, settings).document(with: fields, today: today)
        written = mine
        if base == issue.document { return mine }
        let merged = Merge(base: base.bytes, ours: issue.document.bytes, theirs: mine.bytes).result
        guard merged.conflicts == 0 else { throw EditConflict(current: issue.document, change: (mine, base)) }
        written = Document(merged.bytes)
        notice = .merged
        return written
      }
      return place(notice, outcome)
    } catch StoreError.rejected(let diagnostics) {
      throw Rejected(diagnostics: diagnostics, document: written)
    }
  }

  /// What the rules would say of the issue as it is typed so far. Nothing is written.
  func checkEdit(_ request: Request, _ context: WebContext) async throws -> Response {
    let fields = try await Fields(posted: request)
    let store = try tracker.openStore(author: context.user)
    let base = fields["base"].flatMap { ObjectID(hex: $0) }.flatMap {
      writing.versions.bytes(of: $0, in: store.repository)
    }
    var shown: IssueEdit?
    let found = try store.check(issueID(context)) { issue, settings in
      let base = base.map { Document($0) } ?? issue.document
      let edit = IssueEdit(base, settings)
      shown = edit
      let mine = edit.document(with: fields, today: tracker.today)
      // What somebody else has saved is judged along, where both can be saved.
      let merged = Merge(base: base.bytes, ours: issue.document.bytes, theirs: mine.bytes).result
      return merged.conflicts == 0 ? Document(merged.bytes) : mine
    }
    return Response(json: .findings(found.diagnostics.map { (shown?.field(of: $0, in: found.document), $0) }))
  }

  /// Both versions of what two people have changed, to choose from.
  private func page(of conflict: EditConflict, _ fields: Fields, _ id: IssueID) async throws -> Response {
    let settings = try await tracker.state().settings
    let current = IssueEdit(conflict.current, settings)
    let pieces =
      conflict.change.map { change in
        current.pieces(against: IssueEdit(change.mine, settings), since: IssueEdit(change.base, settings))
      } ?? current.pieces(against: fields)
    var form = form(id, pieces, base: try writing.versions.keep(conflict.current.bytes))
    form.refusal = Refused(
      .conflict, "\(id) was changed by somebody else in the same place; nothing was written yet",
      hints: ["choose between both versions below, or write a third, and save again"])
    return await page("Edit \(id)", form, status: .conflict)
  }

  /// What was typed, with what is wrong with it or why it could not be written.
  private func page(of error: any Error, _ fields: Fields, _ baseID: ObjectID?, _ id: IssueID) async throws -> Response
  {
    let store = try tracker.openStore()
    let base = baseID.flatMap { writing.versions.bytes(of: $0, in: store.repository) }
    let edit = IssueEdit(Document(base ?? []), try store.current().settings)
    var form = form(id, edit.pieces(fields), base: baseID).offeringStage(for: error)
    if let rejected = error as? Rejected {
      form = form.showing(rejected.diagnostics) { edit.field(of: $0, in: rejected.document) }
      form.refusal = Refused(.unprocessableContent, "the change was refused; nothing was written")
    } else {
      form.refusal = Refused(error)
    }
    return await page("Edit \(id)", form, status: form.refusal?.status ?? .unprocessableContent)
  }
}
