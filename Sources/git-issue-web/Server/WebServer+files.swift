internal import HTTPTypes
internal import Hummingbird
internal import IssueStore

extension WebServer {
  /// `GET /files/PATH`: what is attached to an issue, to be kept as a file and never shown as a page.
  func addFiles(to router: Router<WebContext>) {
    router.get("/files/**") { _, context in
      let parts = context.parameters.getCatchAll().map { Percent.decode($0, plus: UInt8(ascii: "+")) }
      let path = parts.compactMap(\.self).joined(separator: "/")
      guard !parts.contains(nil),
        let bytes = try tracker.openStore().current().attachment(at: path, limit: Limits.attachment)
      else { throw Refused.notFound }
      let name = path.split(separator: "/").last ?? ""
      return Response(
        status: .ok,
        headers: [
          .contentType: "application/octet-stream",
          .contentDisposition: "attachment; filename*=UTF-8''\(Percent.encode(name))",
          .contentSecurityPolicy: "sandbox; default-src 'none'",
        ], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
  }
}
