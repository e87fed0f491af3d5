import HTTPTypes
import HummingbirdTesting
import NIOCore
import TestSupport

@testable import git_issue_web

extension WebSite {
  /// The answers of a sound report.
  static let report: [(name: String, value: String)] = [
    ("title", "Login crashes"), ("field.severity", "high"),
    ("section.description", "The page crashes when the password is empty."),
    ("section.steps", "1. Open the login page\r\n2. Leave the password empty\r\n3. Press Enter"),
    ("section.expected", "A message."), ("section.actual", "A blank page."), ("environment.os", "Debian 12"),
    ("environment.server", "local"), ("environment.python", "3.11.7"), ("environment.test_scenario", "login"),
  ]

  /// The same with other answers.
  static func report(_ others: (name: String, value: String)...) -> [(name: String, value: String)] {
    report.filter { field in !others.contains { $0.name == field.name } } + others
  }

  /// Sends a form, as its page would.
  func post(
    _ path: String, _ fields: [(name: String, value: String)], accept: String? = nil
  ) async throws -> TestResponse {
    try await post(path, raw: Fields(fields).encoded, accept: accept)
  }

  func post(
    _ path: String, raw body: String, accept: String? = nil, type: String = "application/x-www-form-urlencoded"
  ) async throws -> TestResponse {
    var headers: HTTPFields = [.authorization: "Bearer \(Self.token)", .contentType: type]
    if let accept { headers[.accept] = accept }
    return try await request(path, .post, headers: headers, body: body)
  }

  /// The value of a hidden control.
  func hidden(_ name: String, in page: String) -> String? {
    guard let start = page.firstRange(of: "name=\"\(name)\" value=\"") else { return nil }
    return String(page[start.upperBound...].prefix { $0 != "\"" })
  }

  /// The control with a name, as far as the next one.
  func control(_ name: String, in page: String) -> String {
    guard let start = page.firstRange(of: " name=\"\(name)\"") else { return "" }
    let rest = page[start.lowerBound...]
    let end = rest.firstRange(of: "class=\"field")?.lowerBound ?? rest.endIndex
    return String(rest[..<end])
  }

  /// How many commits there are.
  func commits() throws -> Int { try Int(test.git("rev-list", "--count", "HEAD")) ?? 0 }

  /// Whether the work tree and the index are as they are committed.
  func isClean() throws -> Bool { try test.git("status", "--porcelain").isEmpty }
}

extension TestResponse {
  var page: String { String(buffer: body) }
}
