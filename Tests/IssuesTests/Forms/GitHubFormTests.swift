import Testing

@testable import Issues

struct GitHubFormTests {
  private func exported(_ text: String) throws -> GitHubForm? {
    GitHubForm(try Form(Array(text.utf8), type: "bug", path: "bug.yml"))
  }

  @Test func `what GitHub refuses becomes what is nearest`() throws {
    let form = try #require(
      try exported(
        """
        body:
          - {type: markdown, attributes: {value: "  "}}
          - {type: dropdown, id: a.b, field: kind, attributes: {label: Kind, options: ["None", X, X], default: 0}}
          - {type: input, id: a-b, environment: os, attributes: {label: Password}, validations: {required: true, recommended: true}}
          - {type: dropdown, attributes: {label: Empty}}
          - {type: input, attributes: {label: 问题}}
          - {type: checkboxes, attributes: {options: [{label: Yes, required: true}]}}
        """))
    #expect(
      form.yaml == """
        name: bug
        description: bug
        body:
          - type: dropdown
            id: a-b
            attributes:
              label: Kind
              options:
                - None of these
                - X
              default: 0

          - type: input
            id: a-b-2
            attributes:
              label: Credential
            validations:
              required: true

          - type: input
            id: empty
            attributes:
              label: Empty

          - type: input
            attributes:
              label: 问题

          - type: checkboxes
            attributes:
              options:
                - label: 'Yes'
                  required: true

        """)
    let told = form.remarks.map { "\($0.element ?? ""): \($0.text)" }
    for remark in [
      "Kind: left out: field: kind", "Password: left out: environment: os", "Password: left out: recommended",
    ] {
      #expect(told.contains(remark), "\(told)")
    }
    #expect(told.contains { $0.contains("'None' is 'None of these'") } && told.contains { $0.contains("given twice") })
  }

  @Test func `a form that asks nothing is none for GitHub`() throws {
    #expect(try exported("body:\n  - {type: markdown, attributes: {value: x}}\n") == nil)
  }
}
