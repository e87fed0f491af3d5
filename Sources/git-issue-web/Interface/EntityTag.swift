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
    // What is weak never matches, nor does what is no tag of ours.
    self = .versions(
      text.split(separator: ",").compactMap { tag in
        let tag = tag.drop { $0 == " " || $0 == "\t" }
        let name = tag.dropFirst().prefix { $0 != "\"" }
        return tag.first == "\"" ? ObjectID(hex: String(name)) : nil
      })
  }
}

extension ObjectID {
  /// The version as a header names it.
  var tag: String { "\"\(description)\"" }
}
