internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

extension Fields {
  /// Reads a posted form.
  ///
  /// - Throws: ``Refused``, where it is too large, comes too slowly, or is not UTF-8 text.
  init(posted request: Request, limit: Int = Limits.body, patience: Duration = .seconds(30)) async throws {
    let type = request.headers[.contentType]?.split(separator: ";").first.map { $0.lowercased() } ?? ""
    guard type == "application/x-www-form-urlencoded" else {
      throw Refused(
        .unsupportedMediaType, "the form is not application/x-www-form-urlencoded", hints: ["send it from the page"])
    }
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit { throw Self.tooLarge(limit) }
    let text = try await Self.text(of: request.body, limit, patience)
    guard let fields = Fields(encoded: text), !fields.all.contains(where: { $0.value.utf8.contains(0) }) else {
      throw Refused(
        .badRequest, "the form is not UTF-8 text, holds zero bytes, or has too many fields; nothing was written",
        hints: ["a file of bytes can be attached: git issue attach ID FILE"])
    }
    // Browsers send the line ends of the network.
    self.init(fields.all.map { ($0.name, $0.value.utf8.contains(0x0D) ? Self.plain($0.value) : $0.value) })
  }

  /// A carriage return by itself stays: the rules say what is wrong with it.
  private static func plain(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var plain: [UInt8] = []
    for (index, byte) in bytes.enumerated()
    where byte != 0x0D || index + 1 == bytes.count || bytes[index + 1] != 0x0A {
      plain.append(byte)
    }
    return String(decoding: plain, as: UTF8.self)
  }

  private static func tooLarge(_ limit: Int) -> Refused {
    let most = limit < 1 << 20 ? "\(limit >> 10) KB" : "\(limit >> 20) MB"
    return Refused(
      .contentTooLarge, "the form is larger than \(most); nothing was written",
      hints: ["attach what is long as a file: git issue attach ID FILE"])
  }

  private static func text(of body: RequestBody, _ limit: Int, _ patience: Duration) async throws -> String {
    try await withThrowingTaskGroup(of: ByteBuffer.self) { group in
      group.addTask {
        do {
          return try await body.collect(upTo: limit)
        } catch is NIOTooManyBytesError {
          throw tooLarge(limit)
        }
      }
      group.addTask {
        try await Task.sleep(for: patience)
        throw Refused(
          .requestTimeout, "the form did not arrive in \(patience.components.seconds) seconds; nothing was written",
          hints: ["send it again"])
      }
      defer { group.cancelAll() }
      guard let buffer = try await group.next() else { return "" }
      guard let text = String(validating: buffer.readableBytesView, as: UTF8.self) else {
        throw Refused(.badRequest, "the form is not UTF-8 text; nothing was written")
      }
      return text
    }
  }
}
