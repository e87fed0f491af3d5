import Foundation
import Testing

@testable import Issues

struct ImportedFormTests {
  private func imported(_ text: String, _ path: String) throws -> ImportedForm {
    try ImportedForm(Array(text.utf8), type: "bug", path: path)
  }

  @Test func `of a GitHub form every byte stays, and what is sure is added`() throws {
    let text = """
      name: Bug  # ours
      description: 'It is broken.'
      body:
      - type: textarea
        attributes:
          label: Steps to reproduce
          placeholder: |
            1.

      # The system.
      - type: dropdown
        id: system
        attributes: {label: Operating System, options: [Linux, "None"]}
        validations:
          required: true
      - type: input
        attributes: {label: Python version}
      - type: dropdown
        attributes: {label: Severity, options: [Critical, Low]}
      """
    let result = try imported(text, "bug.yml")
    let expected = text.replacing("      1.\n", with: "      1.\n  validations:\n    steps: true\n")
      .replacing("  id: system\n", with: "  id: system\n  environment: os\n")
      .replacing("- type: dropdown\n  attributes", with: "- type: dropdown\n  field: severity\n  attributes")
    #expect(String(decoding: result.bytes, as: UTF8.self) == expected)
    #expect(result.remarks.isEmpty)
    #expect(result.form.environment.map(\.key) == ["os"])
  }

  @Test(arguments: [
    "body: [{type: textarea, attributes: {label: Steps}, validations: {required: true}}]\n",
    "body:\r\n- type: input\r\n  attributes: {label: Summary}",
    "body:\n- {type: input, attributes: {label: OS}, validations: {required: true}}\n",
    "body:\n- type: textarea\n  attributes: {label: Steps}\n  validations: {steps: false}\n",
  ]) func `where nothing is sure, or no line can be put in, nothing is added`(_ text: String) throws {
    #expect(try imported(text, "bug.yml").bytes == Array(text.utf8))
  }

  @Test func `all that a template says is kept`() throws {
    let form = try imported(
      """
      ---
      name: Bug report
      about: Tell us what is wrong
      title: '[BUG] '
      labels: bug, triage
      assignees: octocat
      milestone: 3
      ---
      <!-- Search first. -->

      ## Describe the bug
      A clear and concise description.

      **To Reproduce**
      Steps to reproduce the behavior:
      1. Go to '...'
      2. See error

      **Desktop**
       - OS: [e.g. iOS]
       - Version

      ### Where does it happen in the world
      <details>
      <summary>More</summary>

      text
      </details>

      ## Checklist
      - [ ] Read
        - [ ] [the guide](x)
      - [x] Searched

      ## Logs
      <!--
      Paste them.
      -->
      ```text
      <!-- here -->
      ```

      ## Logs
      /label ~bug2 ~"needs triage"
      /confidential
      """, "bug.md")
    let elements = form.form.elements
    #expect(form.form.titlePrefix == "[BUG] " && form.form.assignees == ["octocat"])
    #expect(form.form.labels == ["bug", "triage", "bug2", "needs triage"])
    #expect(elements[0].kind == .markdown && elements[0].value == "Search first.\n")
    #expect(form.form.element("describe-the-bug")?.description == "A clear and concise description.")
    let steps = try #require(form.form.element("to-reproduce"))
    #expect(steps.asksForSteps && steps.isRequired && steps.placeholder == "1. Go to '...'\n2. See error\n")
    #expect(steps.description == "Steps to reproduce the behavior:")
    let desktop = try #require(form.form.element("desktop"))
    #expect(desktop.asksForEnvironment && desktop.isRequired && desktop.value == " - OS: [e.g. iOS]\n - Version\n")
    #expect(elements.contains { $0.value.contains("<summary>More</summary>") && $0.value.contains("</details>") })
    let boxes = try #require(form.form.element("checklist"))
    #expect(boxes.kind == .checkboxes)
    #expect(boxes.options.map(\.label) == ["Read", "Read / [the guide](x)", "Searched"])
    let logs = try #require(form.form.element("logs"))
    #expect(logs.description == "Paste them." && logs.value == "```text\n<!-- here -->\n```\n")
    #expect(form.form.element("logs-2")?.label == "Logs (2)")
    let told = form.remarks.map(\.text).joined(separator: "\n")
    for word in ["milestone", "/confidential", "Searched", "another 'Logs'"] { #expect(told.contains(word), "\(told)") }
  }

  @Test(arguments: [
    ("01_bug_report.yml", "bug-report"), ("Bug.md", "bug"), ("ISSUE_TEMPLATE.md", "issue-template"), ("2.yml", "2"),
    ("----help---.md", "help"),
  ]) func `the file gives the type its name`(_ file: String, _ type: String) {
    #expect(ImportedForm.type(fileName: file) == type)
  }

  @Test func `forms and templates of real projects come back from GitHub's syntax as they went`() throws {
    let corpus = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../../../shared/corpus/templates")
    guard let walk = FileManager.default.enumerator(at: corpus, includingPropertiesForKeys: [.isRegularFileKey]) else {
      return
    }
    var count = (read: 0, refused: 0)
    for case let url as URL in walk {
      guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile ?? false else { continue }
      let bytes = Array(try Data(contentsOf: url))
      let name = url.lastPathComponent
      switch Result(catching: { () throws(SettingsError) in try ImportedForm(bytes, type: "x", path: name) }) {
      case .failure(let error):
        count.refused += 1
        #expect(error.path == name && error.line >= 1 && error.column >= 1 && !error.help.isEmpty)
      case .success(let first):
        count.read += 1
        // What is written of a form is that form.
        #expect(try Form(Array(first.form.yaml().utf8), type: "x", path: name).yaml() == first.form.yaml(), "\(name)")
        let exported = try #require(GitHubForm(first.form), "\(name)")
        let again = try ImportedForm(Array(exported.yaml.utf8), type: "x", path: "\(name).yml")
        let second = try #require(GitHubForm(again.form))
        #expect(second.yaml == exported.yaml, "\(name)")
        if exported.remarks.allSatisfy({ $0.isImplied }) { #expect(again.form.body == first.form.body, "\(name)") }
        let third = try ImportedForm(Array(second.yaml.utf8), type: "x", path: "\(name).yml")
        #expect(third.bytes == again.bytes, "\(name)")
      }
    }
    guard count.read > 0 else { return print("no corpus here: real forms were not read") }
    #expect(count.read > 60 && count.refused < 20, "\(count)")
  }
}

extension FormRemark {
  /// Whether what is left out is added again by an import, which sees it in the words of the form.
  fileprivate var isImplied: Bool { text.hasPrefix("left out: environment") || text == "left out: field: severity" }
}

extension Form {
  /// The elements, as they are written.
  fileprivate var body: String { yaml().split(separator: "\nbody:").last.map(String.init) ?? "" }
}
