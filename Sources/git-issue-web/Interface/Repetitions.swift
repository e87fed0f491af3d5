internal import Git
internal import HTTPTypes
internal import Hummingbird
internal import Issues
internal import Synchronization

/// The answers to requests that came with a key of their own (`Idempotency-Key`): who sends one again, since the answer
/// was lost, gets what the first was answered, and nothing is written twice.
final class Repetitions: Sendable {
  struct Key: Hashable, Sendable {
    fileprivate let name: String
    fileprivate let content: ObjectID
  }

  struct Answer: Sendable {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let json: JSON

    var response: Response {
      var response = Response(status: status, json: json)
      response.headers.append(contentsOf: headers)
      return response
    }
  }

  private struct Known {
    var answers: [String: (content: ObjectID, answer: Answer, size: Int)] = [:]
    /// The oldest first.
    var order: [String] = []
    var size = 0
  }

  private let known = Mutex(Known())
  private static let most = 1_000
  /// What answers may take, in bytes.
  private static let largest = 16 << 20

  /// - Returns: Nil for a request without a key.
  static func key(of request: Request, by person: Person?, _ bytes: [UInt8]) throws -> Key? {
    guard let name = request.headers[named: "Idempotency-Key"] else { return nil }
    guard !name.isEmpty, name.utf8.count <= 255 else {
      throw Refused(.badRequest, "the Idempotency-Key is empty, or longer than 255 bytes; nothing was written")
    }
    let place = "\(request.method) \(request.uri.path) \(person?.description ?? "")"
    return Key(name: "\(place)\n\(name)", content: try ObjectID.blob(of: bytes))
  }

  /// What the same request was answered; nil for one that is new.
  func answer(to key: Key?) throws -> Answer? {
    guard let key, let (content, answer, _) = known.withLock({ $0.answers[key.name] }) else { return nil }
    guard content == key.content else {
      throw Refused(
        .unprocessableContent, "the Idempotency-Key was sent with another request before; nothing was written",
        hints: ["take a new key for each new request, and send the same only with the same content"])
    }
    return answer
  }

  func keep(_ answer: Answer, for key: Key?) {
    guard let key else { return }
    let size = answer.json.written.utf8.count
    known.withLock { known in
      known.answers[key.name] = (key.content, answer, size)
      known.order.append(key.name)
      known.size += size
      while known.order.count > Self.most || known.size > Self.largest, known.order.count > 1 {
        known.size -= known.answers.removeValue(forKey: known.order.removeFirst())?.size ?? 0
      }
    }
  }
}
