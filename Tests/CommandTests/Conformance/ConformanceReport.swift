import Foundation
import TestSupport

/// A report of the suite, as the program reads and judges it.
struct ConformanceReport {
  /// What the case says of itself, and what is expected.
  let expected: [String: Any]
  private let name: String

  init(named name: String) throws {
    self.name = name
    expected = try ConformanceSuite.object(try ConformanceSuite.bytes("reports/\(name).json"))
  }

  private var file: String { ".issues/\(expected["file"] as? String ?? "BUG-001-report.md")" }

  /// The case with what the program finds now.
  func found() throws -> [String: Any] {
    let repository = try TemporaryRepository()
    try repository.write(".issues/config.yml", expected["config"] as? String ?? "version: 1\n")
    let form = String(decoding: try ConformanceSuite.bytes("reports/form.yml"), as: UTF8.self)
    try repository.write(".issues/forms/bug.yml", form)
    for (path, text) in expected["others"] as? [String: String] ?? [:] { try repository.write(path, text) }
    try repository.write(file, "")
    try ConformanceSuite.bytes("reports/\(name).md").write(to: URL(filePath: "\(repository.path)/\(file)"))

    let program = DocumentedProgram(in: repository)
    let listed = try Self.objects("issues", program.run("list", "--json")).first { $0["path"] as? String == file }
    var found = expected
    found["id"] = listed?["id"] ?? NSNull()
    found["is"] = listed == nil ? "no issue" : listed?["broken"] as? Bool == true ? "broken" : "read"
    found["diagnostics"] = try Self.objects("diagnostics", program.run("check", "--json"))
      .filter { $0["path"] as? String == file }
      .map { $0.filter { ["rule", "level", "line", "column"].contains($0.key) } }
    found["fields"] = nil
    found["sections"] = nil
    guard found["is"] as? String == "read", let id = listed?["id"] as? String else { return found }
    let shown = try ConformanceSuite.object(Data(program.run("show", id, "--json").text.utf8))
    var issue = shown["issue"] as? [String: Any] ?? [:]
    found["sections"] = issue["sections"]
    for key in ["comments", "attachments"] {
      found[key] = issue[key].flatMap { Self.isEmpty($0) ? nil : $0 }
    }
    for key in ["id", "path", "body", "sections", "comments", "attachments"] { issue[key] = nil }
    found["fields"] = issue.filter { !Self.isEmpty($0.value) }
    return found
  }

  private static func objects(_ member: String, _ output: DocumentedProgram.Output) throws -> [[String: Any]] {
    try ConformanceSuite.object(Data(output.text.utf8))[member] as? [[String: Any]] ?? []
  }

  private static func isEmpty(_ value: Any) -> Bool {
    switch value {
    case is NSNull: true
    case let text as String: text.isEmpty
    case let list as [Any]: list.isEmpty
    case let object as [String: Any]: object.isEmpty
    default: false
    }
  }
}
