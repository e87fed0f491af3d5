import Foundation
import TestSupport
import Testing

@testable import git_issue_web

/// What the interface gives and the commands print is described twice, in the OpenAPI document and by `git issue schema`:
/// both say the same.
@Suite struct SharedSchemaTests {
  private let site: WebSite
  init() throws { site = try WebSite() }

  @Test(arguments: [
    ("Issue", "show", "FullIssue"), ("FoundIssue", "search", "FoundIssue"), ("Match", "search", "Match"),
    ("Section", "show", "Section"), ("Comment", "show", "Comment"), ("Broken", "list", "Broken"),
    ("Revision", "log", "Revision"), ("Person", "log", "Person"), ("Change", "log", "Change"),
    ("SimilarIssue", "add", "SimilarIssue"), ("KnownIssue", "known-list", "KnownIssue"),
    ("Counts", "stats", "Counts"), ("Period", "stats", "Period"), ("Diagnostic", "check", "Diagnostic"),
  ])
  func `an object is described alike`(_ component: String, _ schema: String, _ definition: String) throws {
    let own = Described(try Description().document, at: "#/components/schemas/\(component)")
    #expect(own.text == (try Described(printed(schema), at: "#/$defs/\(definition)")).text)
  }

  /// Without `fields`, an issue in a list has the members that `list` prints; with them, any of them.
  @Test func `an issue in a list is described alike`() throws {
    let own = Described(try Description().document, at: "#/components/schemas/ListedIssue")
    let printed = try Described(printed("list"), at: "#/$defs/ListedIssue")
    #expect(own.properties == printed.properties)
  }

  @Test(arguments: [
    ("/issues/{id}/log", "log"), ("/search", "search"), ("/known", "known-list"),
  ])
  func `an answer is described alike`(_ path: String, _ schema: String) throws {
    let place = "#/paths/\(path.replacing("/", with: "~1"))/get/responses/200/content/application~1json/schema"
    #expect(Described(try Description().document, at: place).text == (try Described(printed(schema), at: "#").text))
  }

  private func printed(_ name: String) throws -> [String: Any] {
    let text = try site.test.git("issue", "schema", name)
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }
}

/// A schema as it can be compared: without descriptions, with what it refers to in its place, and each list in one order.
private struct Described {
  private let document: JSONSchema
  private let place: String

  init(_ document: [String: Any], at place: String) {
    self.document = JSONSchema(document: document)
    self.place = place
  }

  var text: String { Self.text(plain(["$ref": place])) }

  var properties: String {
    let schema = plain(["$ref": place]) as? [String: Any]
    return Self.text(schema?["properties"] ?? [:])
  }

  private static func text(_ value: Any) -> String {
    let data = try? JSONSerialization.data(withJSONObject: value, options: [.sortedKeys, .prettyPrinted])
    return data.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  private func plain(_ value: Any) -> Any {
    if let list = value as? [Any] {
      return list.map { plain($0) }.sorted { Self.text(["": $0]) < Self.text(["": $1]) }
    }
    guard let members = value as? [String: Any] else { return value }
    if let name = members["$ref"] as? String { return plain(document.resolve(name) ?? [:]) }
    return members.filter { !["$schema", "$id", "$defs"].contains($0.key) }
      .filter { !["title", "description"].contains($0.key) || !($0.value is String) }.mapValues { plain($0) }
  }
}
