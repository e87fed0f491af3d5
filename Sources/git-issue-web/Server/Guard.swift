internal import HTTPTypes
internal import Hummingbird
internal import Issues

/// Lets in whom ``Access`` lets in, answers everybody else, and says to browsers what a page may do.
struct Guard: RouterMiddleware {
  let access: Access
  /// What is said of an error.
  var answer: @Sendable (any Error, Request) -> Response = { Refused($0).response(to: $1) }
  typealias Context = WebContext

  @concurrent func handle(
    _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    let facts = facts(of: request, context)
    context.user = access.user(facts).map { Person($0) }
    context.client = access.client(facts)
    var response: Response
    do {
      guard request.head.path?.utf8.count ?? 0 <= Self.longestPath else {
        throw Refused(.uriTooLong, "the address is too long")
      }
      // The first one is the authority: what is left is a second, which another program might go by (RFC 9112, 3.2).
      guard request.headers[named: "Host"] == nil else { throw Refused(.badRequest, "the request names two hosts") }
      if access.entrance == .key, let key = key(in: request) {
        response = try start(with: key, facts, request)
      } else {
        context.hasToken = try letIn(facts)
        response = try await next(request, context)
        // Whom a proxy vouches for gets the token along with the first page.
        if context.user != nil || access.entrance == .form { giveToken(to: &response, facts, request) }
      }
    } catch {
      response = answer(error, request)
    }
    for (name, value) in Self.headers where response.headers[name] == nil { response.headers[name] = value }
    return response
  }

  /// Whether somebody who is let in has all that it takes. A form that comes without the token is given back with it, and
  /// not lost: it was open when the server was started again.
  private func letIn(_ facts: Access.Facts) throws -> Bool {
    do throws(Access.Refusal) {
      try access.check(facts)
      return true
    } catch {
      guard error == .noToken, access.entrance == .form else { throw error }
      return false
    }
  }

  private func giveToken(to response: inout Response, _ facts: Access.Facts, _ request: Request) {
    if facts.cookie != access.token, !facts.isPublic { response.headers[.setCookie] = cookie(request, facts) }
  }

  /// The cookie with the token, which no script reads and no other site sends along; where a proxy speaks TLS, browsers
  /// send it in no other way.
  private func cookie(_ request: Request, _ facts: Access.Facts) -> String {
    "\(cookieName(of: request))=\(access.token); Path=/; HttpOnly; SameSite=Strict"
      + (access.isEncrypted(facts) ? "; Secure" : "")
  }

  /// All servers of a machine share the browser's cookies, whatever their ports are.
  private func cookieName(of request: Request) -> String {
    let port = request.head.authority?.split(separator: ":").last.flatMap { Int($0) }
    return "git-issue-\(port ?? 80)"
  }

  private static let longestPath = 8_192

  // MARK: The first page

  /// The key in the address that is printed at the start.
  private func key(in request: Request) -> String? {
    let path = request.uri.path
    return path.hasPrefix("/start/") ? String(path.dropFirst("/start/".count)) : nil
  }

  /// Takes the key for the cookie, so that it stands in no address any more.
  private func start(with key: String, _ facts: Access.Facts, _ request: Request) throws -> Response {
    var facts = facts
    facts.bearer = key
    try access.check(facts)
    var response = Response.seeOther("/")
    response.headers[.setCookie] = cookie(request, facts)
    return response
  }

  private func facts(of request: Request, _ context: WebContext) -> Access.Facts {
    let headers = request.headers
    let authorization = headers[.authorization] ?? ""
    return Access.Facts(
      isSafe: [.get, .head, .options].contains(request.method), isPublic: request.uri.path.hasPrefix("/assets/"),
      host: request.head.authority,
      origin: headers[.origin], fetchSite: headers[named: "Sec-Fetch-Site"],
      cookie: request.cookies[cookieName(of: request)]?.value,
      bearer: authorization.lowercased().hasPrefix("bearer ") ? String(authorization.dropFirst(7)) : nil,
      address: context.address,
      user: access.proxy?.header.flatMap { headers[onlyNamed: $0] },
      forwarded: HTTPField.Name("X-Forwarded-For").flatMap { headers[values: $0].last },
      scheme: HTTPField.Name("X-Forwarded-Proto").flatMap { headers[values: $0].last })
  }

  /// What browsers may do with whatever comes from here: show it, with the server's own styles and scripts, and no more.
  private static let headers: [(name: HTTPField.Name, value: String)] = [
    ("Content-Security-Policy", policy), ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
    ("Cache-Control", "no-store"), ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"), ("X-Frame-Options", "DENY"),
  ].compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }

  static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
}

extension HTTPFields {
  /// The first value of a field that has no name of its own in the library.
  subscript(named name: String) -> String? {
    get { HTTPField.Name(name).flatMap { self[$0] } }
    set { if let name = HTTPField.Name(name) { self[name] = newValue } }
  }

  /// The value of a field that is there once: of two, one is not the proxy's.
  subscript(onlyNamed name: String) -> String? {
    guard let name = HTTPField.Name(name) else { return nil }
    let values = self[values: name]
    return values.count == 1 ? values[0] : nil
  }
}
