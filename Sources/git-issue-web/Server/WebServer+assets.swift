internal import HTTPTypes
internal import Hummingbird

extension [Asset] {
  /// The files that pages are made of: styles and scripts.
  func add(to router: Router<WebContext>) {
    for asset in self {
      let tag = asset.tag
      router.get("/assets/\(asset.name)") { request, _ in
        // Browsers keep it, and ask whether it is still the same.
        let headers: HTTPFields = [.contentType: asset.type, .eTag: tag, .cacheControl: "no-cache"]
        if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: asset.bytes)))
      }
    }
  }
}

/// A file of the program that pages use.
struct Asset: Sendable {
  let name: String
  let type: String
  let bytes: [UInt8]

  static let server = [
    style("style.css", PackageResources.style_css), style("pages.css", PackageResources.pages_css),
    script("app.js", PackageResources.app_js), script("board.js", PackageResources.board_js),
    script("drafts.js", PackageResources.drafts_js), script("findings.js", PackageResources.findings_js),
    script("keys.js", PackageResources.keys_js), script("live.js", PackageResources.live_js),
    script("page.js", PackageResources.page_js), script("told.js", PackageResources.told_js),
  ]
  /// Of the pages on which reports come in.
  static let intake =
    [script("intake.js", PackageResources.intake_js)]
    + server.filter {
      ["style.css", "pages.css", "drafts.js", "findings.js", "page.js", "told.js"].contains($0.name)
    }
  static let site = server + [script("site.js", PackageResources.site_js)]

  /// Another one for other bytes (FNV-1a).
  var tag: String {
    let sum = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    return "\"\(String(sum, radix: 16))\""
  }

  private static func style(_ name: String, _ bytes: [UInt8]) -> Asset {
    Asset(name: name, type: "text/css; charset=utf-8", bytes: bytes)
  }

  private static func script(_ name: String, _ bytes: [UInt8]) -> Asset {
    Asset(name: name, type: "text/javascript; charset=utf-8", bytes: bytes)
  }
}
