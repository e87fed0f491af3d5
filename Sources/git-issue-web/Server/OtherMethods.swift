internal import HTTPTypes
internal import Hummingbird

/// Says of an address that is there by what methods it is asked, and of any other that it is not there.
///
/// It stands behind all addresses, and is asked where none of them fits.
struct OtherMethods: RouterMiddleware {
  typealias Context = WebContext

  private let routes: [(parts: [Substring], method: HTTPRequest.Method)]

  init(_ routes: [(path: String, method: HTTPRequest.Method)]) {
    self.routes = routes.map { (Self.parts($0.path), $0.method) }
  }

  @concurrent func handle(
    _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    let path = Self.parts(request.uri.path)
    let methods = routes.filter { Self.fits($0.parts, path) }.map(\.method)
    if !methods.isEmpty {
      let names = Set(methods + (methods.contains(.get) ? [.head] : [])).map(\.rawValue).sorted().joined(
        separator: ", ")
      var refused = Refused(
        .methodNotAllowed, "this address is not asked by \(request.method.rawValue)", hints: ["it takes: \(names)"])
      refused.headers[.allow] = names
      throw refused
    }
    guard request.uri.path.hasPrefix("/api/") else { return try await next(request, context) }
    throw Refused(.notFound, "there is no such address", hints: ["GET /api/v1/openapi.json names all that there are"])
  }

  private static func parts(_ path: some StringProtocol) -> [Substring] { Substring(path).split(separator: "/") }

  private static func fits(_ pattern: [Substring], _ path: [Substring]) -> Bool {
    let isOpen = pattern.last == "**"
    guard isOpen ? path.count >= pattern.count : path.count == pattern.count else { return false }
    return zip(isOpen ? pattern.dropLast() : pattern[...], path).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
  }
}
