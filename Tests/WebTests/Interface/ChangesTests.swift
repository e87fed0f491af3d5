import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing

@testable import git_issue_web

/// What programs change through the interface.
@Suite struct ChangesTests {
  private static let path = ".issues/BUG-001-login-crashes.md"
  private static let report = #"""
    {
      "title": "Export is empty", "severity": "low", "labels": ["export"],
      "environment": {"os": "Debian 12", "server": "local", "python": "3.11.7", "test_scenario": "export"},
      "sections": {"description": "The exported file has no rows.", "steps": "1. Open the list\n2. Press Export",
        "expected": "A file with all rows.", "actual": "A file without rows."}
    }
    """#

  private func site(_ change: (inout Access) -> Void = { _ in }) throws -> WebSite {
    let site = try WebSite(change)
    try site.add("Login crashes", severity: "high")
    return site
  }

  // MARK: Reports

  @Test func `a report is filed, and is where the answer says`() async throws {
    let site = try site()
    let answer = try await site.ask(.post, "issues", Self.report)
    #expect(answer.status == .created)
    #expect(answer.headers[.location] == "/api/v1/issues/BUG-002")
    #expect(answer.members["commit"] as? String == (try site.test.git("rev-parse", "HEAD")))
    #expect(
      try site.test.git("log", "-1", "--format=%an|%s") == "Ada Lovelace|issue: BUG-002 reported: Export is empty")
    let blob = try site.test.git("rev-parse", "HEAD:.issues/BUG-002-export-is-empty.md")
    #expect(answer.headers[.eTag] == "\"\(blob)\"")
    let shown = try await site.ask(.get, "issues/BUG-002")
    #expect(shown.headers[.eTag] == answer.headers[.eTag])
    #expect(NSDictionary(dictionary: shown.issue).isEqual(to: answer.issue))
    #expect(try site.isClean())
  }

  @Test func `the examples of the document are taken`() async throws {
    let site = try site()
    let description = try Description()
    for (method, path) in [
      (HTTPRequest.Method.post, "issues"), (.patch, "issues/BUG-001"), (.post, "issues/BUG-001/comments"),
      (.post, "check"),
    ] {
      for example in try description.examples(method, "/api/v1/\(path)") {
        let answer = try await site.ask(method, path, example.json)
        #expect(answer.status.kind == .successful, "\(path) \(example.name) \(answer.page)")
      }
    }
    #expect(try site.isClean())
  }

  @Test func `a request with a key that is sent again gets the same answer, and writes nothing more`() async throws {
    let site = try site()
    let key: HTTPFields = [HTTPField.Name("Idempotency-Key")!: "one"]
    for (path, json) in [("issues", Self.report), ("issues/BUG-001/comments", #"{"text": "Seen."}"#)] {
      let first = try await site.ask(.post, path, json, headers: key)
      let commits = try site.commits()
      let second = try await site.ask(.post, path, json, headers: key)
      #expect(second.status == .created)
      #expect(second.page == first.page)
      #expect(second.headers[.location] == first.headers[.location])
      #expect(try site.commits() == commits)
      let other = try await site.ask(.post, path, json + " ", headers: key)
      #expect(other.status == .unprocessableContent)
      #expect(other.error.contains("Idempotency-Key"))
      #expect(try site.commits() == commits)
    }
    let again = try await site.ask(.post, "issues", Self.report)
    #expect(again.issue["id"] as? String == "BUG-003")
    #expect((again.members["similar"] as? [[String: Any]])?.first?["id"] as? String == "BUG-002")
  }

  @Test func `what rules refuse is told with its findings, and is not written`() async throws {
    let site = try site()
    let before = try site.commits()
    let filed = try await site.ask(.post, "issues", #"{"title": "Broken"}"#)
    #expect(filed.status == .unprocessableContent)
    #expect(filed.rules.contains("steps-missing"))
    let changed = try await site.ask(.patch, "issues/BUG-001", #"{"status": "fixed"}"#)
    #expect(changed.status == .unprocessableContent)
    #expect(changed.rules == ["resolution-missing"])
    let comment = try await site.ask(.post, "issues/BUG-001/comments", #"{"text": "The password: hW7qrz2Lk9Xa"}"#)
    #expect(comment.status == .unprocessableContent)
    #expect(comment.rules == ["secret-leaked"])
    #expect(try site.commits() == before)
    #expect(try site.isClean())
  }

  @Test func `a draft is judged, and nothing is written`() async throws {
    let site = try site()
    let before = try site.commits()
    let bad = try await site.ask(.post, "check", #"{"title": "Login crashes again"}"#)
    #expect(bad.status == .ok)
    #expect(bad.rules.contains("steps-missing"))
    #expect((bad.members["similar"] as? [[String: Any]])?.first?["id"] as? String == "BUG-001")
    let good = try await site.ask(.post, "check", Self.report)
    #expect(good.rules == [])
    #expect(try site.commits() == before)
    #expect(try site.isClean())
  }

  // MARK: Changes

  @Test func `an issue that was read is changed and sent back`() async throws {
    let site = try site()
    let shown = try await site.ask(.get, "issues/BUG-001")
    var issue = shown.issue
    issue["severity"] = "critical"
    let json = String(decoding: try JSONSerialization.data(withJSONObject: issue), as: UTF8.self)
    let answer = try await site.ask(
      .patch, "issues/BUG-001", json, headers: [.ifMatch: try #require(shown.headers[.eTag])])
    #expect(answer.status == .ok, "\(answer.page)")
    #expect((answer.members["changes"] as? [[String: Any]])?.compactMap { $0["field"] as? String } == ["severity"])
    let blob = try site.test.git("rev-parse", "HEAD:\(Self.path)")
    #expect(answer.headers[.eTag] == "\"\(blob)\"")
    #expect(try site.isClean())
  }

  @Test func `what others have changed meanwhile is kept`() async throws {
    let site = try site()
    let tag = try #require(try await site.ask(.get, "issues/BUG-001").headers[.eTag])
    try site.test.git("issue", "set", "BUG-001", "severity=critical")
    let answer = try await site.ask(
      .patch, "issues/BUG-001", #"{"status": "in-progress"}"#, headers: [.ifMatch: tag])
    #expect(answer.status == .ok)
    #expect(answer.issue["severity"] as? String == "critical")
    #expect(answer.issue["status"] as? String == "in-progress")
  }

  @Test func `where both have changed the same, both versions are given`() async throws {
    let site = try site()
    let tag = try #require(try await site.ask(.get, "issues/BUG-001").headers[.eTag])
    try site.test.git("issue", "set", "BUG-001", "severity=critical")
    let before = try site.commits()
    let answer = try await site.ask(.patch, "issues/BUG-001", #"{"severity": "low"}"#, headers: [.ifMatch: tag])
    #expect(answer.status == .preconditionFailed)
    #expect((answer.members["current"] as? [String: Any])?["severity"] as? String == "critical")
    #expect((answer.members["asked"] as? [String: Any])?["severity"] as? String == "low")
    #expect(try site.commits() == before)
    let now = try #require(answer.headers[.eTag])
    let again = try await site.ask(.patch, "issues/BUG-001", #"{"severity": "low"}"#, headers: [.ifMatch: now])
    #expect(again.status == .ok)
  }

  @Test(arguments: [
    ("*", HTTPResponse.Status.ok), ("\"0123456789012345678901234567890123456789\"", .preconditionFailed),
    ("W/\"x\"", .preconditionFailed), ("nonsense", .preconditionFailed), ("", .preconditionFailed),
  ])
  func `a version that is not known is none that was read`(tag: String, status: HTTPResponse.Status) async throws {
    let site = try site()
    let answer = try await site.ask(.patch, "issues/BUG-001", #"{"severity": "low"}"#, headers: [.ifMatch: tag])
    #expect(answer.status == status)
  }

  @Test func `the file of another issue is no version of this one`() async throws {
    let site = try site()
    try site.add("Another", severity: "high")
    let other = try #require(try await site.ask(.get, "issues/BUG-002").headers[.eTag])
    let answer = try await site.ask(.patch, "issues/BUG-001", #"{"severity": "low"}"#, headers: [.ifMatch: other])
    #expect(answer.status == .preconditionFailed)
  }

  @Test func `a change that changes nothing makes no commit`() async throws {
    let site = try site()
    let before = try site.commits()
    let answer = try await site.ask(.patch, "issues/bug-1", #"{"severity": "high"}"#)
    #expect(answer.status == .ok)
    #expect(answer.members["commit"] is NSNull)
    #expect(try site.commits() == before)
  }

  @Test func `a comment is written`() async throws {
    let site = try site()
    let answer = try await site.ask(.post, "issues/BUG-001/comments", #"{"text": "Seen *again*."}"#)
    #expect(answer.status == .created)
    #expect((answer.members["comment"] as? [String: Any])?["text"] as? String == "Seen *again*.")
    #expect(try site.test.git("log", "-1", "--format=%s") == "issue: BUG-001 comment")
    let shown = try await site.ask(.get, "issues/BUG-001")
    #expect((shown.issue["comments"] as? [Any])?.count == 1)
  }

  // MARK: Refusals

  @Test(arguments: [
    ("{\n \"title\": }", "not JSON: a value is missing, at line 2, column 11"),
    ("", "not JSON: a value is missing, at line 1, column 1"), ("[]", " is no object, at line 1, column 1"),
    (#"{"titel": "x"}"#, " has no member 'titel', at line 1, column 2"),
  ])
  func `what cannot be understood is told with its place`(json: String, message: String) async throws {
    let site = try site()
    for (method, path) in [
      (HTTPRequest.Method.post, "issues"), (.patch, "issues/BUG-001"), (.post, "issues/BUG-001/comments"),
      (.post, "check"),
    ] {
      let answer = try await site.ask(method, path, json)
      #expect(answer.status == .badRequest, "\(path)")
      #expect(answer.error.hasSuffix(message), "\(path): \(answer.error)")
    }
    #expect(try site.isClean())
  }

  @Test(arguments: [
    (HTTPRequest.Method.post, "issues"), (.patch, "issues/BUG-001"), (.post, "issues/BUG-001/comments"),
    (.post, "check"),
  ])
  func `what is not taken is refused`(method: HTTPRequest.Method, path: String) async throws {
    let site = try site()
    let form = try await site.ask(method, path, "a=b", headers: [.contentType: "application/x-www-form-urlencoded"])
    #expect(form.status == .unsupportedMediaType)
    let large = try await site.ask(method, path, String(repeating: " ", count: Limits.body + 1))
    #expect(large.status == .contentTooLarge)
    let stranger = try await site.ask(method, path, "{}", headers: [.authorization: "Bearer x"])
    #expect(stranger.status == .unauthorized)
    #expect(stranger.headers[.wwwAuthenticate] == "Bearer")
    let page = try await site.ask(method, path, "{}", headers: [.origin: "https://evil.example"])
    #expect(page.status == .forbidden)
    let reading = try await self.site { $0.isReadOnly = true }.ask(method, path, "{}")
    #expect(reading.status == .forbidden)
  }

  @Test(arguments: ["BUG-404", "BUG", "%00", "BUG-1%2F.."])
  func `an issue that is not there is not changed`(id: String) async throws {
    let site = try site()
    #expect(try await site.ask(.patch, "issues/\(id)", #"{"severity": "low"}"#).status == .notFound)
    #expect(try await site.ask(.post, "issues/\(id)/comments", #"{"text": "x"}"#).status == .notFound)
  }

  @Test func `what is broken, or edited by hand, is not written over`() async throws {
    let site = try site()
    try site.test.write(".issues/BUG-009-broken.md", "---\nid: BUG-009\nid: BUG-010\n---\n")
    let broken = try await site.ask(.patch, "issues/BUG-009", #"{"severity": "low"}"#)
    #expect(broken.status == .conflict)
    #expect(broken.rules == ["front-matter-invalid"])
    try site.test.write(Self.path, site.test.read(Self.path) + "\nBy hand.\n")
    let edited = try await site.ask(.patch, "issues/BUG-001", #"{"severity": "low"}"#)
    #expect(edited.status == .conflict)
    #expect(edited.error.contains("edits that are not committed"))
  }

  @Test func `an address says by what it is asked`() async throws {
    let site = try site()
    for (method, path, allow) in [
      (HTTPRequest.Method.put, "/api/v1/issues", "GET, HEAD, POST"),
      (.delete, "/api/v1/issues/BUG-001", "GET, HEAD, PATCH"), (.options, "/api/v1/check", "POST"),
      (.post, "/api/v1/search", "GET, HEAD"), (.put, "/new/bug", "GET, HEAD, POST"),
      (.post, "/files/a/b", "GET, HEAD"),
    ] {
      let answer = try await site.request(path, method)
      #expect(answer.status == .methodNotAllowed, "\(path)")
      #expect(answer.headers[.allow] == allow, "\(path)")
    }
    #expect(try await site.request("/api/v1/nowhere", .put).status == .notFound)
  }

  @Test func `whom a proxy names is the author`() async throws {
    let site = try site { $0.proxy = Access.Proxy(address: WebSite.loopback, header: "X-User") }
    let headers: HTTPFields = [
      .authorization: "Bearer \(WebSite.token)", .contentType: "application/json",
      HTTPField.Name("X-User")!: "Eve Example <eve@example.org>",
    ]
    try await site.server.application().test(.live) { client in
      let answer = try await client.execute(
        uri: "/api/v1/issues/BUG-001", method: .patch, headers: headers,
        body: ByteBuffer(string: #"{"severity": "low"}"#))
      #expect(answer.status == .ok, "\(answer.page)")
    }
    #expect(
      try site.test.git("log", "-1", "--format=%an <%ae>|%cn") == "Eve Example <eve@example.org>|Ada Lovelace")
  }
}
