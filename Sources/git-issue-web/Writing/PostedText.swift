internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

extension Request {
  /// What was posted, as a text.
  ///
  /// - Parameters:
  ///   - what: What it is, for messages.
  ///   - limit: How many bytes it may have.
  /// - Throws: ``Refused``, where it is too large, comes too slowly, or is not UTF-8 text.
  func text(
    _ what: String, limit: Int = Limits.body, patience: Duration = .seconds(30)
  ) async throws -> String {
    let most = limit < 1 << 20 ? "\(limit >> 10) KB" : "\(limit >> 20) MB"
    let tooLarge = Refused(
      .contentTooLarge, "the \(what) is larger than \(most); nothing was written",
      hints: ["attach what is long as a file: git issue attach ID FILE"])
    if let length = headers[.contentLength].flatMap({ Int($0) }), length > limit { throw tooLarge }
    let body = body
    return try await withThrowingTaskGroup(of: ByteBuffer.self) { group in
      group.addTask {
        do {
          return try await body.collect(upTo: limit)
        } catch is NIOTooManyBytesError {
          throw tooLarge
        }
      }
      group.addTask {
        try await Task.sleep(for: patience)
        throw Refused(
          .requestTimeout, "the \(what) did not arrive in \(patience.components.seconds) seconds; nothing was written",
          hints: ["send it again"])
      }
      defer { group.cancelAll() }
      guard let buffer = try await group.next() else { return "" }
      guard let text = String(validating: buffer.readableBytesView, as: UTF8.self) else {
        throw Refused(.badRequest, "the \(what) is not UTF-8 text; nothing was written")
      }
      return text
    }
  }

  /// Whether what was posted is of a type, as its head says.
  func isPosted(as type: String) -> Bool {
    headers[.contentType]?.split(separator: ";").first.map { $0.lowercased().filter { $0 != " " } } == type
  }
}
