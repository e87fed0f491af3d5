import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import git_issue_web

/// The files that pages are made of.
@Suite struct AssetTests {
  @Test(arguments: Asset.server.map(\.name)) func `is served to anybody, as what it is`(name: String) async throws {
    let asset = try #require(Asset.server.first { $0.name == name })
    let response = try await WebSite().request("/assets/\(name)", headers: [:])
    #expect(response.status == .ok)
    #expect(response.headers[.contentType] == asset.type)
    #expect(response.body.readableBytesView.elementsEqual(asset.bytes))
  }

  @Test func `is sent once, as long as it stays the same`() async throws {
    let site = try WebSite()
    let tag = try #require(try await site.request("/assets/app.js").headers[.eTag])
    let again = try await site.request("/assets/app.js", headers: [.ifNoneMatch: tag])
    #expect(again.status == .notModified)
    #expect(again.body.readableBytes == 0)
    #expect(Set(Asset.server.map(\.tag)).count == Asset.server.count)
  }

  @Test func `every script that another one uses is there`() {
    let names = Set(Asset.site.map(\.name))
    for asset in Asset.site {
      let parts = String(decoding: asset.bytes, as: UTF8.self).components(separatedBy: "from \"./").dropFirst()
      for part in parts { #expect(names.contains(String(part.prefix { $0 != "\"" })), "\(asset.name)") }
    }
  }

  @Test func `nothing makes HTML of a text`() {
    for asset in Asset.site where asset.type.hasPrefix("text/javascript") {
      let text = String(decoding: asset.bytes, as: UTF8.self)
      for sink in ["innerHTML =", "outerHTML =", "insertAdjacentHTML", "document.write", "eval("] {
        #expect(!text.contains(sink), "\(asset.name) has \(sink)")
      }
    }
  }
}
