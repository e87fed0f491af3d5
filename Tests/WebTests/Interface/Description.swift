import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import git_issue_web

/// The document that describes the interface, and what it says of an answer.
struct Description {
  let document: [String: Any]

  init() throws {
    let data = Data(PackageResources.openapi_json)
    document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  var schema: JSONSchema { JSONSchema(document: document) }

  var paths: [String: [String: [String: Any]]] { document["paths"] as? [String: [String: [String: Any]]] ?? [:] }

  /// What is described of a method at an address; nil for one that is not.
  func operation(_ method: HTTPRequest.Method, _ address: String) -> [String: Any]? {
    let asked = address.prefix { $0 != "?" }.split(separator: "/").dropFirst(2)
    let path = paths.keys.filter { path in
      let parts = path.split(separator: "/")
      return parts.count == asked.count && zip(parts, asked).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }.first
    return path.flatMap { paths[$0]?[method.rawValue.lowercased()] }
  }

  /// What of an answer is not as it is described.
  func faults(of answer: TestResponse, to method: HTTPRequest.Method, _ address: String) -> [String] {
    guard let operation = operation(method, address) else { return ["\(method) \(address) is not described"] }
    let responses = operation["responses"] as? [String: [String: Any]] ?? [:]
    guard var response = responses["\(answer.status.code)"] else {
      return ["\(method) \(address): \(answer.status.code) is not described"]
    }
    if let name = response["$ref"] as? String { response = schema.resolve(name) as? [String: Any] ?? [:] }
    var faults: [String] = []
    for (name, header) in response["headers"] as? [String: [String: Any]] ?? [:] {
      guard let field = HTTPField.Name(name), let value = answer.headers[field] else {
        faults.append("no header \(name)")
        continue
      }
      faults += schema.faults(of: value, header["schema"] as? [String: Any] ?? [:], at: name)
    }
    let content = (response["content"] as? [String: [String: Any]])?["application/json"]
    guard let expected = content?["schema"] as? [String: Any] else { return faults + ["no schema"] }
    guard answer.headers[.contentType]?.hasPrefix("application/json") ?? false,
      let value = try? JSONSerialization.jsonObject(with: Data(answer.page.utf8))
    else { return faults + ["the answer is no JSON: \(answer.page)"] }
    return faults + schema.faults(of: value, expected)
  }

  /// What of a request that is taken is not as it is described.
  func faults(ofRequest body: String, to method: HTTPRequest.Method, _ address: String) -> [String] {
    guard let request = operation(method, address)?["requestBody"] as? [String: Any],
      let content = (request["content"] as? [String: [String: Any]])?["application/json"],
      let expected = content["schema"] as? [String: Any],
      let value = try? JSONSerialization.jsonObject(with: Data(body.utf8))
    else { return ["no request is described"] }
    return schema.faults(of: value, expected)
  }

  /// The examples of what may be sent.
  func examples(_ method: HTTPRequest.Method, _ address: String) throws -> [(name: String, json: String)] {
    let request = operation(method, address)?["requestBody"] as? [String: Any]
    let content = (request?["content"] as? [String: [String: Any]])?["application/json"]
    let examples = try #require(content?["examples"] as? [String: [String: Any]])
    return try examples.sorted { $0.key < $1.key }.map { name, example in
      let value = try #require(example["value"])
      return (name, String(decoding: try JSONSerialization.data(withJSONObject: value), as: UTF8.self))
    }
  }
}

extension WebSite {
  /// Asks the interface as a program does, and compares the answer, and what was taken, with their description.
  @discardableResult
  func ask(
    _ method: HTTPRequest.Method, _ path: String, _ json: String? = nil, headers others: HTTPFields = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> TestResponse {
    let address = "/api/v1/\(path)"
    var headers: HTTPFields = [.authorization: "Bearer \(Self.token)"]
    if json != nil { headers[.contentType] = "application/json" }
    for field in others { headers[field.name] = field.value }
    let answer = try await request(address, method, headers: headers, body: json)
    let description = try Description()
    #expect(description.faults(of: answer, to: method, address) == [], sourceLocation: sourceLocation)
    if let json, answer.status.kind == .successful {
      #expect(description.faults(ofRequest: json, to: method, address) == [], sourceLocation: sourceLocation)
    }
    return answer
  }
}

extension TestResponse {
  /// The members of a JSON answer.
  var members: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(page.utf8))) as? [String: Any] ?? [:]
  }

  var error: String { (members["error"] as? [String: Any])?["message"] as? String ?? "" }
  var issue: [String: Any] { members["issue"] as? [String: Any] ?? [:] }
  /// The rules that findings are of.
  var rules: [String] {
    let error = members["error"] as? [String: Any] ?? members
    return (error["diagnostics"] as? [[String: Any]] ?? []).compactMap { $0["rule"] as? String }
  }
}
