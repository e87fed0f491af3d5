import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import git_issue_web

/// The interface for programs: what the commands print with `--json`, and what the OpenAPI document says of it.
@Suite struct InterfaceTests {
  private let site: WebSite
  init() throws {
    site = try WebSite()
    try site.add("Login crashes", severity: "high")
    try site.test.git("issue", "comment", "BUG-001", "-m", "Seen again.")
    try site.test.git(
      "issue", "known", "add", "Connection refused", "--cause", "It is down.", "--solution", "Restart it.")
    try site.test.write(".issues/BUG-009-broken.md", "---\nid: BUG-009\nid: BUG-010\n---\n")
  }

  @Test(arguments: [
    ("issues", ["list", "--json"]),
    ("issues?q=severity:high&limit=1", ["list", "severity:high", "--limit", "1", "--json"]),
    ("issues?fields=id,title", ["list", "--json", "--fields", "id,title"]),
    ("issues/BUG-001", ["show", "BUG-001", "--json"]),
    ("issues/BUG-001/log", ["log", "BUG-001", "--json"]), ("search?text=password", ["search", "password", "--json"]),
    ("stats", ["stats", "--json"]), ("stats?q=severity:low", ["stats", "severity:low", "--json"]),
    ("known", ["known", "list", "--json"]), ("known?q=refused", ["known", "search", "refused", "--json"]),
  ])
  func `gives what the command prints`(path: String, arguments: [String]) async throws {
    let given = try await site.ask(.get, path)
    #expect(given.page == (try site.printed(arguments)))
  }

  @Test func `is described by a document that names every path, and none besides`() async throws {
    let document = try await site.ask(.get, "openapi.json").page
    #expect(document.utf8.elementsEqual(PackageResources.openapi_json))
    let described = Set(
      try Description().paths.flatMap { path, methods in methods.keys.map { "\($0.uppercased()) /api/v1\(path)" } })
    let known = Set(
      site.server.router.routes.map {
        "\($0.method) \($0.path.description)"
      }.filter { $0.contains(" /api/") })
    #expect(described == known)
  }

  @Test func `everything that the document names is there`() throws {
    let description = try Description()
    let text = String(decoding: PackageResources.openapi_json, as: UTF8.self)
    let names = text.split(separator: "\"$ref\": \"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    #expect(names.filter { description.schema.resolve($0) == nil } == [])
    let components = try #require(description.document["components"] as? [String: [String: Any]])
    let unused = components.flatMap { kind, named in named.keys.map { "#/components/\(kind)/\($0)" } }
      .filter { !names.contains($0) && $0 != "#/components/securitySchemes/token" }
    #expect(unused == [])
  }

  @Test func `diagnostics are those of all issues`() async throws {
    for _ in 0..<100 {
      let answer = try await site.ask(.get, "diagnostics")
      guard answer.status == .serviceUnavailable else {
        #expect(answer.rules == ["front-matter-invalid"])
        return
      }
      try await Task.sleep(for: .milliseconds(50))
    }
    Issue.record("the issues are never judged")
  }

  @Test(arguments: [
    ("issues/BUG-404", HTTPResponse.Status.notFound), ("issues?q=nosuch:x", .badRequest),
    ("issues?limit=x", .badRequest),
    ("issues?fields=idd", .badRequest), ("search", .badRequest), ("issues/BUG-009", .conflict), ("nowhere", .notFound),
  ])
  func `says why not, in JSON`(path: String, status: HTTPResponse.Status) async throws {
    let response =
      path == "nowhere" ? try await site.request("/api/v1/\(path)") : try await site.ask(.get, path)
    #expect(response.status == status)
    #expect(!response.error.isEmpty)
  }
}

extension WebSite {
  /// What a command prints, whatever it ends with: a broken file makes it end with 1.
  fileprivate func printed(_ arguments: [String]) throws -> String {
    do {
      return try Shell.run(["git", "issue"] + arguments, in: test.path, environment: test.environment) + "\n"
    } catch let failure as Shell.Failure {
      return failure.standardOutput
    }
  }
}
