import Testing

@testable import Issues

struct FormTests {
  @Test(arguments: ["bug", "tracker", "platform"]) func `a built-in form has the ids of the contract`(_ type: String)
    throws
  {
    let form = try #require(Form.builtIn(type))
    let sections = form.sections.map(\.id)
    #expect(Set(sections).isSuperset(of: ["description", "steps", "expected", "actual", "notes", "resolution"]))
    #expect(form.element("resolution")?.requiredWhen == ["status": ["fixed"]])
    #expect(form.element("steps")?.asksForSteps == true && form.asksForSteps && form.asksForEnvironment)
    #expect(form.fields.contains { $0.key == "severity" })
    #expect(
      Set(form.elements.filter { $0.kind != .markdown }.map(\.id)).count == form.elements.count { $0.kind != .markdown }
    )
  }

  @Test func `the tracker form adds an error and a root cause`() throws {
    let form = try #require(Form.builtIn("tracker"))
    #expect(Set(form.sections.map(\.id)).isSuperset(of: ["error", "root-cause"]))
  }

  @Test func `of the environment the bug form requires the system alone`() throws {
    let form = try #require(Form.builtIn("bug"))
    #expect(form.environment.filter(\.element.isRequired).map(\.key) == ["os"])
  }

  @Test func `a plain GitHub form is read`() throws {
    let text = """
      name: Crash
      description: It ended.
      title: "[Crash] "
      labels: crash, triage
      assignees: [octocat]
      body:
        - type: markdown
          attributes: {value: Thanks!}
        - type: textarea
          attributes: {label: How to reproduce}
          validations: {required: true}
        - type: dropdown
          id: browser
          attributes: {label: Browser version, options: [Firefox, Chrome], multiple: true, default: 1}
        - type: checkboxes
          attributes: {label: Terms, options: [{label: I agree, required: true}]}
      """
    let form = try Form(Array(text.utf8), type: "crash", path: "crash.yml")
    #expect(form.labels == ["crash", "triage"] && form.assignees == ["octocat"] && form.titlePrefix == "[Crash] ")
    #expect(form.sections.map(\.id) == ["how-to-reproduce", "browser", "terms"])
    // The browser may be left out.
    #expect(form.asksForSteps && !form.asksForEnvironment)
    #expect(form.element("browser")?.defaultOption == "Chrome" && form.element("browser")?.allowsMultiple == true)
    #expect(form.element("terms")?.options.first?.isRequired == true)
  }

  @Test(arguments: [
    ("", 1, 1, "empty"), ("name: x\n", 1, 1, "body"), ("body: []\n", 1, 1, "body"), ("body: [\n", 2, 1, "YAML"),
    ("body:\n  - type: inpt\n", 2, 11, "input"), ("body:\n  - id: x\n", 2, 5, "input"),
    ("body:\n  - type: input\n", 2, 5, "label"),
    (
      "body:\n  - {type: input, id: a, attributes: {label: A}}\n  - {type: input, id: a, attributes: {label: B}}\n", 3,
      5, "twice"
    ),
  ]) func `a fault is named with its place`(_ text: String, _ line: Int, _ column: Int, _ word: String) {
    let error = #expect(throws: SettingsError.self) { try Form(Array(text.utf8), type: "x", path: "x.yml") }
    #expect(error?.line == line && error?.column == column, "\(String(describing: error))")
    let words = [error?.message, error?.help].compactMap(\.self).joined(separator: " ")
    #expect(words.contains(word), "\(String(describing: error))")
  }
}
