internal import HTTPTypes
internal import Hummingbird

extension Fields {
  /// Reads a posted form.
  ///
  /// - Throws: ``Refused``, where it is too large, comes too slowly, or is not UTF-8 text.
  init(posted request: Request, limit: Int = Limits.body, patience: Duration = .seconds(30)) async throws {
    guard request.isPosted(as: "application/x-www-form-urlencoded") else {
      throw Refused(
        .unsupportedMediaType, "the form is not application/x-www-form-urlencoded", hints: ["send it from the page"])
    }
    let text = try await request.text("form", limit: limit, patience: patience)
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
}
