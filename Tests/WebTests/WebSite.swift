import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import TestSupport

@testable import git_issue_web

/// A repository with its pages, asked without a network.
struct WebSite {
  static let token = "0123456789abcdef0123456789abcdef"
  static let now: Int64 = 1_700_000_000

  let test: TemporaryRepository
  let server: WebServer

  init(_ change: (inout Access) -> Void = { _ in }) throws {
    test = try TemporaryRepository()
    try test.installProgram()
    test.environment["GIT_TEST_DATE_NOW"] = String(Self.now)
    try test.git("issue", "init", "--no-hooks")
    var access = Access(token: Self.token)
    change(&access)
    server = WebServer(
      tracker: Tracker(.init(directory: test.path, environment: test.environment), clock: { Self.now }), access: access)
  }

  /// Files a sound report.
  func add(_ title: String, severity: String) throws {
    try test.git(
      "issue", "add", title, "--severity", severity, "-e", "os=Debian 12", "-e", "server=local", "-e", "python=3.11.7",
      "-e", "test_scenario=login", "-s", "description=The page crashes when the password is empty.", "-s",
      "steps=1. Open the login page\n2. Leave the password empty\n3. Press Enter", "-s", "expected=A message.", "-s",
      "actual=A blank page.")
  }

  func request(
    _ path: String, _ method: HTTPRequest.Method = .get, headers: HTTPFields? = nil, body: String? = nil
  ) async throws -> TestResponse {
    try await Self.request(server, path, method, headers: headers, body: body)
  }

  static func request(
    _ server: WebServer, _ path: String, _ method: HTTPRequest.Method = .get, headers: HTTPFields? = nil,
    body: String? = nil
  ) async throws -> TestResponse {
    let fields = headers ?? [.authorization: "Bearer \(Self.token)"]
    return try await server.application().test(.router) { client in
      try await client.execute(
        uri: path, method: method, headers: fields, body: body.map { ByteBuffer(string: $0) })
    }
  }

  /// Whether a page is answered so before long: what is known of the issues may be a moment old.
  func status(of path: String, becomes status: HTTPResponse.Status) async throws -> Bool {
    for _ in 0..<300 {
      if try await request(path).status == status { return true }
      try await Task.sleep(for: .milliseconds(100))
    }
    return false
  }

  /// The page at a path, which must be there.
  func get(_ path: String) async throws -> String { String(buffer: try await request(path).body) }
}
