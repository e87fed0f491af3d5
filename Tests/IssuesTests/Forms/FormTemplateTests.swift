import Foundation
import Testing

@testable import Issues

@Suite("Markdown issue templates") struct FormTemplateTests {
  private func form(_ text: String) throws -> Form {
    try Form(template: Array(text.utf8), type: "bug", path: "bug_report.md")
  }

  @Test("ask what their headings ask") func headings() throws {
    let form = try form(
      """
      ---
      name: Bug report
      about: Tell us what is wrong
      title: '[BUG] '
      labels: bug, triage
      ---

      **Describe the bug**
      A clear and concise description of what the bug is.

      **To Reproduce**
      Steps to reproduce the behavior:
      1. Go to '...'

      ### Desktop (please complete the following information):
       - OS: [e.g. iOS]
      """)
    #expect(form.name == "Bug report")
    #expect(form.titlePrefix == "[BUG] ")
    #expect(form.labels == ["bug", "triage"])
    #expect(form.asksForSteps)
    #expect(form.asksForEnvironment)
    #expect(form.elements.first?.label == "Describe the bug")
    #expect(form.elements.first?.description.contains("clear and concise") ?? false)
  }

  @Test(
    "are refused with a place",
    arguments: [
      ("---\nname: [\n---\n\n## Steps\n", 3), ("\n", 1), ("---\nname: x\n---\n\n", 4),
    ])
  func refused(text: String, line: Int) throws {
    let error = #expect(throws: SettingsError.self) { try form(text) }
    #expect(error?.line == line)
  }

  @Test("without headings ask for one text") func oneText() throws {
    let form = try form("---\nname: x\n---\n<!-- Tell us your version. -->\n\n* **Test**:\n* **Platform**:\n")
    #expect(form.elements.map(\.label) == ["Description"])
    #expect(form.elements.first?.description == "Tell us your version.")
    #expect(form.elements.first?.value == "* **Test**:\n* **Platform**:\n")
  }

  @Test("of real projects are read, or refused with a place") func realOnes() throws {
    let corpus = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../../../shared/corpus/templates")
    guard let walk = FileManager.default.enumerator(at: corpus, includingPropertiesForKeys: [.isRegularFileKey]) else {
      return
    }
    var read = 0
    for case let url as URL in walk {
      guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile ?? false else { continue }
      let bytes = Array(try Data(contentsOf: url))
      let isYAML = ["yml", "yaml"].contains(url.pathExtension)
      let result = Result { () throws(SettingsError) in
        isYAML
          ? try Form(bytes, type: "x", path: url.lastPathComponent)
          : try Form(template: bytes, type: "x", path: url.lastPathComponent)
      }
      switch result {
      case .success(let form):
        read += 1
        // The template itself is no report.
        guard !isYAML else { continue }
        let subject = Subject(
          kind: .body, path: "body.md", document: Document(body: bytes), reading: FormReading(form),
          configuration: Configuration(), types: [])
        let found = Set(RuleSet(configuration: Configuration()).check(subject).map(\.rule))
        if form.asksForSteps { #expect(found.contains("steps-missing"), "\(url.lastPathComponent)") }
        if form.asksForEnvironment { #expect(found.contains("environment-missing"), "\(url.lastPathComponent)") }
      case .failure(let error): #expect(error.line >= 1)
      }
    }
    #expect(read == 0 || read > 40)
  }
}
