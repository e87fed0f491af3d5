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
    Asset(name: "app.js", type: "text/javascript; charset=utf-8", bytes: PackageResources.app_js),
  ]

  static let site =
    server + [Asset(name: "site.js", type: "text/javascript; charset=utf-8", bytes: PackageResources.site_js)]
}
