internal import HTTPTypes
internal import Hummingbird

extension WebServer {
  /// The files that pages are made of: styles and scripts.
  func addAssets(to router: Router<WebContext>) {
    for asset in Asset.server {
      router.get("/assets/\(asset.name)") { _, _ in
        Response(
          status: .ok, headers: [.contentType: asset.type], body: .init(byteBuffer: ByteBuffer(bytes: asset.bytes)))
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
    Asset(name: "style.css", type: "text/css; charset=utf-8", bytes: PackageResources.style_css),
    script("app.js", PackageResources.app_js), script("board.js", PackageResources.board_js),
    script("drafts.js", PackageResources.drafts_js), script("findings.js", PackageResources.findings_js),
    script("keys.js", PackageResources.keys_js), script("live.js", PackageResources.live_js),
    script("page.js", PackageResources.page_js), script("told.js", PackageResources.told_js),
  ]

  static let site = server + [script("site.js", PackageResources.site_js)]

  private static func script(_ name: String, _ bytes: [UInt8]) -> Asset {
    Asset(name: name, type: "text/javascript; charset=utf-8", bytes: bytes)
  }
}
