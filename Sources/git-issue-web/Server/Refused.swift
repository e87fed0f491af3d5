internal import HTTPTypes
internal import Hummingbird
internal import IssueStore
internal import Issues

/// Why a request is not answered as it was meant, with what to do next.
struct Refused: Error {
  let status: HTTPResponse.Status
  let message: String
  var hints: [String] = []
  var diagnostics: [Diagnostic] = []
  /// What the answer's head says besides.
  var headers: HTTPFields = [:]
  /// The file that is to be mended, if that is all that is in the way.
  var file: String?
  /// What programs are told besides.
  var members: [(String, JSON)] = []

  init(_ status: HTTPResponse.Status, _ message: String, hints: [String] = [], diagnostics: [Diagnostic] = []) {
    self.status = status
    self.message = message
    self.hints = hints
    self.diagnostics = diagnostics
  }

  /// Finds words for any error.
  init(_ error: any Error) {
    switch error {
    case let refused as Refused: self = refused
    case let refusal as Access.Refusal: self.init(refusal)
    case let error as HTTPError where error.status == .notFound: self = .notFound
    case let error as HTTPError: self.init(error.status, error.body ?? error.status.reasonPhrase)
    case let error as IssueList.UnknownField:
      self.init(
        .badRequest, "there is no field '\(error.name)'",
        hints: ["\(Nearest.question(about: error.name, among: error.members + error.known))"])
    default:
      guard let explanation = Explanation(error) else {
        self.init(.internalServerError, "\(error)")
        return
      }
      self.init(
        Self.status(of: error, explanation), explanation.message, hints: explanation.hints,
        diagnostics: explanation.diagnostics)
      if case StoreError.broken(let issue) = error, !issue.isFolder { file = issue.path }
    }
  }

  static var notFound: Refused {
    Refused(.notFound, "there is no such page", hints: ["the menu above leads to what there is"])
  }

  private init(_ refusal: Access.Refusal) {
    switch refusal {
    case .unknownHost:
      self.init(
        .misdirectedRequest, "this server does not go by that name",
        hints: ["open it by the address that it printed, or name the host: git issue web --host NAME"])
    case .crossSite:
      self.init(.forbidden, "the request comes from another site's page; nothing was changed")
    case .noToken:
      self.init(
        .unauthorized, "this is for whoever has started the server",
        hints: [
          "open the address that git issue web printed; it holds the key, and is good until the server stops",
          "a program sends the key, which follows /start/, as Authorization: Bearer KEY",
        ])
      headers[.wwwAuthenticate] = "Bearer"
    case .readOnly:
      self.init(
        .forbidden, "the server only reads (--read-only); nothing was changed",
        hints: ["start it without --read-only to write"])
    }
  }

  private static func status(of error: any Error, _ explanation: Explanation) -> HTTPResponse.Status {
    switch error {
    case StoreError.unknownIssue, StoreError.noText: .notFound
    case StoreError.rejected: .unprocessableContent
    case is QueryError, is RequestError: .badRequest
    // What is wrong with the repository is put right elsewhere.
    default: explanation.kind == .refused ? .conflict : .serviceUnavailable
    }
  }

  /// A page, or JSON for programs.
  ///
  /// - Parameter frame: What is round the page; it stands by itself, where the repository may be what went wrong.
  func response(
    to request: Request, _ frame: @autoclosure () -> Frame = Frame(links: .server, name: "Issues", isWritable: false)
  ) -> Response {
    let error = JSON.object([
      ("message", .text(message)), ("hints", .texts(hints.filter { !$0.isEmpty })),
      ("diagnostics", .list(diagnostics.map(\.json))),
    ])
    var response =
      request.asksForJSON
      ? Response(status: status, json: .envelope([("error", error)] + members))
      : Response(status: status, html: RefusalPage(self).html(in: frame()))
    response.headers.append(contentsOf: headers)
    return response
  }
}

extension Response {
  init(status: HTTPResponse.Status = .ok, html: HTML) {
    self.init(
      status: status, headers: [.contentType: "text/html; charset=utf-8"],
      body: .init(byteBuffer: ByteBuffer(string: html.text)))
  }

  init(status: HTTPResponse.Status = .ok, json: JSON) {
    self.init(
      status: status, headers: [.contentType: "application/json; charset=utf-8"],
      body: .init(byteBuffer: ByteBuffer(string: json.pretty)))
  }

  /// Leads to another page, which is asked for anew, so that no form is sent twice.
  static func seeOther(_ path: String) -> Response { Response(status: .seeOther, headers: [.location: path]) }
}
