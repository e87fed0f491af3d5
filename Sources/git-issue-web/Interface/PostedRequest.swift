internal import HTTPTypes
internal import Hummingbird
internal import IssueStore
internal import Issues

/// The JSON that a program has sent.
struct PostedRequest: Sendable {
  let bytes: [UInt8]
  let node: JSONNode

  /// - Throws: ``Refused``, or `RequestError` where it is no JSON.
  init(_ request: Request) async throws {
    guard request.isPosted(as: "application/json") else {
      throw Refused(
        .unsupportedMediaType, "the request is not application/json",
        hints: ["send JSON with the header Content-Type: application/json"])
    }
    bytes = Array(try await request.text("request").utf8)
    node = try JSONNode(request: bytes)
  }

  /// Runs what is asked for; what cannot be understood is told with its line and column.
  func placing<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
      return try await body()
    } catch let error as RequestError {
      throw error.placed(in: LineMap(bytes))
    }
  }
}
