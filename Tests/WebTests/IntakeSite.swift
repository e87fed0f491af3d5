import HTTPTypes
import Hummingbird
import HummingbirdTesting
import IssueStore
import NIOCore
import Synchronization
import TestSupport

@testable import git_issue_web

/// A repository into which reports come, asked without a network.
struct IntakeSite {
  static let cookie = "git-issue-80=\(WebSite.token)"

  let site: WebSite
  let server: IntakeServer
  /// What the limits go by, in seconds.
  let time: Clock

  final class Clock: Sendable {
    private let seconds = Mutex<Int64>(0)
    var now: Int64 { seconds.withLock { $0 } }
    func pass(_ time: Int64) { seconds.withLock { $0 += time } }
  }

  init(
    _ branch: IntakeBranch = .each, reports: Int = IntakeLimits.usual, _ change: (inout Access) -> Void = { _ in }
  ) throws {
    site = try WebSite()
    let time = Clock()
    self.time = time
    var access = Access(token: WebSite.token)
    access.entrance = .form
    change(&access)
    var place = site.server.tracker.place
    place.intake = branch
    server = IntakeServer(
      tracker: Tracker(place, clock: { WebSite.now }), access: access,
      limits: IntakeLimits(reports: reports) { time.now })
  }

  var test: TemporaryRepository { site.test }

  func request(
    _ path: String, _ method: HTTPRequest.Method = .get, headers: HTTPFields = [:], body: String? = nil
  ) async throws -> TestResponse {
    try await server.application().test(.router) { client in
      try await client.execute(uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
    }
  }

  func get(_ path: String) async throws -> String { try await request(path).page }

  /// What a browser says that sends a form.
  static let sent: HTTPFields = {
    var fields: HTTPFields = [.cookie: cookie, .contentType: "application/x-www-form-urlencoded"]
    fields[named: "Sec-Fetch-Site"] = "same-origin"
    return fields
  }()

  /// Sends a form, as its page would.
  func post(
    _ path: String, _ fields: [(name: String, value: String)], headers: HTTPFields = sent
  ) async throws -> TestResponse {
    try await request(path, .post, headers: headers, body: Fields(fields).encoded)
  }

  /// The branches besides the one that is checked out.
  func branches() throws -> [String] {
    try test.git("for-each-ref", "--format=%(refname:short)", "refs/heads").split(separator: "\n").map(String.init)
      .filter { $0 != "main" }
  }

  /// The one file that a branch has and main does not.
  func file(on branch: String) throws -> String {
    let name = try test.git("diff", "--name-only", "main...\(branch)")
    return try test.git("show", "\(branch):\(name)")
  }

  /// Whether nothing has happened to what the user has.
  func isUntouched() throws -> Bool { try site.isClean() && site.commits() == 1 }
}
