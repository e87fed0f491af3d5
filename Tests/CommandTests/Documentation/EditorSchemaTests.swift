import Foundation
import Issues
import TestSupport
import Testing

@testable import git_issue

/// The schemas of settings and forms take what the program takes, and refuse what it refuses.
struct EditorSchemaTests {
  @Test(arguments: [
    "", "prefix: BUG", "prefix: my-app2", "version: 1", "prefixes: [BUG, FEAT]", "prefixes:\n  bug: BUG",
    "ids: random\nlayout: bucketed", "project: Shop\npurpose: What is wrong", "phases: [Phase 1, 2]", "phases: One",
    "forms:\n- .github/ISSUE_TEMPLATE/bug.yml", "rules:\n  personal-data: error\n  title-missing: off", "rules:",
    "statuses:\n  open:\n  done:\n    closed: true",
    "statuses:\n  new:\n    name: No\n    aliases: [Fresh]\n  old: {closed: true}",
    "severities:\n  bad:\n    response: Same Day\n  worse:\n    response: 3 days\n  x:\n    meaning: \"?\"",
    "severities:\n  one:\n    response: IMMEDIATELY\n  two:\n    response: when convenient\n  three:\n    response: 1 day",
    "transitions:\n  open: [fixed, wont-fix]\n  fixed: open", "queries:\n  triage: \"is:open no:assignee\"\n  no_1: a",
    "queries:",
  ])
  func `settings that are read fit`(_ text: String) throws {
    _ = try Configuration(Array(text.utf8), path: "config.yml")
    #expect(try schema("config").faults(of: value(text)) == [])
  }

  @Test(arguments: [
    "prefx: BUG", "prefix: 1BUG", "prefix: BUG-", "prefix: B_1", "prefix: [BUG]", "version: 0", "version: 99",
    "version: one", "prefixes: [1]", "prefixes:\n  bug: \"-\"", "ids: sometimes", "layout: Flat", "project: [a]",
    "rules:\n  title-mising: error", "rules:\n  title-missing: fatal", "rules: [title-missing]",
    "statuses:\n  open:\n  new:", "statuses:\n  done:\n    closed: true", "severities: {}",
    "severities:\n  bad:\n    response: 0 days", "severities:\n  bad:\n    response: soon",
    "severities:\n  bad:\n    response: 3", "transitions: open", "queries:\n  \"to do\": is:open",
    "queries:\n  x: \"\"",
    "queries: [a]", "- prefix",
  ])
  func `settings that cannot be read do not fit`(_ text: String) throws {
    #expect(throws: SettingsError.self) { try Configuration(Array(text.utf8), path: "config.yml") }
    #expect(try schema("config").faults(of: value(text)) != [])
  }

  @Test func `the settings that rules are tried with fit`() throws {
    let settings = Set(RuleSet.all.flatMap { $0.examples.map(\.settings) })
    #expect(settings.count > 3)
    for text in settings where (try? Configuration(Array(text.utf8), path: "config.yml")) != nil {
      #expect(try schema("config").faults(of: value(text)) == [], "\(text)")
    }
  }

  @Test func `the settings and forms that ship, and those of this project, fit`() throws {
    for source in Form.builtInSources {
      #expect(try schema("form").faults(of: value(String(decoding: source.bytes, as: UTF8.self))) == [])
    }
    for path in [".issues/forms/bug.yml", "Documentation/Conformance/reports/form.yml"] {
      #expect(try schema("form").faults(of: value(Documentation.text(path))) == [], "\(path)")
    }
    #expect(try schema("config").faults(of: value(Documentation.text(".issues/config.yml"))) == [])
  }

  @Test(arguments: [
    "body:\n- type: input\n  attributes:\n    label: 3",
    "name: No\nlabels: a, b\nbody:\n- type: markdown\n- type: checkboxes\n  attributes:\n    options:\n    - label: Yes\n      required: true",
    "about: x\nbody:\n- type: dropdown\n  field: severity\n  attributes:\n    label: Severity\n    options: [High, 1]\n    default: 0\n  validations:\n    required: yes\n    required_when: {status: [fixed]}",
    "title: \"[BUG] \"\nunknown: 1\nbody:\n- type: textarea\n  id: steps\n  aliases: STR\n  attributes: {label: Steps}\n  validations: {steps: true, pattern: \"[a-z]+\"}",
  ])
  func `forms that are read fit`(_ text: String) throws {
    _ = try Form(Array(text.utf8), type: "bug", path: "bug.yml")
    #expect(try schema("form").faults(of: value(text)) == [])
  }

  @Test(arguments: [
    "name: Bug", "body: []", "body: text", "body:\n- type: input", "body:\n- type: dropdow\n  attributes: {label: x}",
    "body:\n- attributes: {label: x}", "body:\n- type: textarea\n  attributes: {label: \" \"}", "- body",
    "body:\n- type: upload\n  attributes: {description: x}",
  ])
  func `forms that cannot be read do not fit`(_ text: String) throws {
    #expect(throws: SettingsError.self) { try Form(Array(text.utf8), type: "bug", path: "bug.yml") }
    #expect(try schema("form").faults(of: value(text)) != [])
  }

  private func schema(_ name: String) throws -> JSONSchema { try #require(JSONSchema(named: name)) }

  /// What an editor makes of a file: numbers, truths and nothing are what YAML 1.2 says they are.
  private func value(_ text: String) throws -> Any {
    guard let node = try YAMLNode.parse(Array(text.utf8), .lenient) else { return NSNull() }
    return value(node)
  }

  private func value(_ node: YAMLNode) -> Any {
    switch node.content {
    case .sequence(let items, _): return items.map { value($0) }
    case .mapping(let pairs, _): return Dictionary(pairs.map { ($0.key, value($0.value)) }) { first, _ in first }
    case .scalar(let text, .plain):
      if ["", "~", "null"].contains(text) { return NSNull() }
      if ["true", "false"].contains(text) { return text == "true" }
      return Int(text).map { $0 as Any } ?? text
    case .scalar(let text, _): return text
    }
  }
}

/// `git issue schema --install` keeps the schemas where editors find them.
struct KeptSchemaTests {
  private let repository: TemporaryRepository
  private let program: DocumentedProgram

  init() throws {
    repository = try TemporaryRepository()
    program = DocumentedProgram(in: repository)
    program.run("init", "--no-hooks")
  }

  @Test func `the settings and forms name them, in one commit, and nothing else changes`() throws {
    let settings = try repository.read(".issues/config.yml")
    try repository.write("other.txt", "mine")
    try repository.git("add", "other.txt")
    let before = try repository.git("rev-list", "--count", "HEAD")
    #expect(program.run("schema", "--install").status == 0)
    #expect(try repository.git("rev-list", "--count", "HEAD") == String(Int(before)! + 1))
    #expect(
      try repository.read(".issues/config.yml")
        == "# yaml-language-server: $schema=schema/config.json\n" + settings)
    #expect(
      try repository.read(".issues/forms/bug.yml").hasPrefix(
        "# yaml-language-server: $schema=../schema/form.json\n"))
    #expect(try repository.read(".issues/schema/config.json") == program.run("schema", "config").text)
    #expect(try repository.read(".issues/schema/form.json") == program.run("schema", "form").text)
    #expect(try repository.git("status", "--porcelain") == "A  other.txt")
  }

  @Test func `once more changes nothing, and what is outdated is renewed`() throws {
    program.run("schema", "--install")
    let head = try repository.git("rev-parse", "HEAD")
    #expect(program.run("schema", "--install").text == "all is as it should be; nothing was changed\n")
    #expect(try repository.git("rev-parse", "HEAD") == head)
    try repository.commit(".issues/schema/form.json", "{}\n")
    #expect(program.run("schema", "--install").text == "committed .issues/schema/form.json\n")
  }

  @Test func `a file with edits of its own is not written over`() throws {
    let edited = try repository.read(".issues/config.yml") + "project: Shop\n"
    try repository.write(".issues/config.yml", edited)
    let output = program.run("schema", "--install")
    #expect(output.status == 1)
    #expect(output.messages.contains(".issues/config.yml"))
    #expect(try repository.read(".issues/config.yml") == edited)
    #expect(!repository.exists(".issues/schema"))
  }

  @Test func `a line that names another schema stays, and line ends too`() throws {
    let own =
      "# yaml-language-server: $schema=https://example.org/form.json\nname: Bug\nbody:\n- type: input\n  attributes: {label: A}\n"
    try repository.commit(".issues/forms/bug.yml", own)
    try repository.git("config", "core.autocrlf", "false")
    try repository.commit(
      ".issues/forms/idea.yml", "name: Idea\r\nbody:\r\n- type: input\r\n  attributes: {label: A}\r\n")
    program.run("schema", "--install")
    #expect(try repository.read(".issues/forms/bug.yml") == own)
    #expect(
      try repository.read(".issues/forms/idea.yml").hasPrefix(
        "# yaml-language-server: $schema=../schema/form.json\r\nname"))
  }

  @Test func `the folder disturbs nobody`() throws {
    let export = program.run("form", "export", "bug", "--to", "github").text
    program.run("schema", "--install")
    #expect(program.run("check").status == 0)
    #expect(program.run("list").text == program.run("list", "status:open").text)
    let doctor = program.run("doctor")
    #expect(!doctor.text.contains(".issues/schema"))
    #expect(program.run("form", "export", "bug", "--to", "github").text == export)
    #expect(program.run("form", "list").text.contains("bug"))
    try repository.write("../bug.yml", export)
    #expect(program.run("form", "import", "../bug.yml", "--force").status == 0)
    #expect(program.run("schema", "--install").text == "committed .issues/forms/bug.yml\n")
  }
}
