internal import Git
internal import HTTPTypes
internal import Hummingbird

/// Which versions of an issue's file a change may be made to (RFC 9110, If-Match): they are named by their blobs.
enum Precondition: Sendable {
  case none
  case versions([ObjectID])

  init(_ request: Request) {
    guard let text = request.headers[.ifMatch], text.filter({ $0 != " " }) != "*" else {
      self = .none
      return
    }
    self = .versions(ObjectID.tags(in: text))
  }
}
