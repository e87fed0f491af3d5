import Testing

@testable import Issues

/// The platform's template, filled in, there and back.
struct PlatformTests {
  private let format = Platform()
  private let configuration = Configuration()
  private var form: Form { get throws { try #require(Form.builtIn("platform")) } }

  @Test(arguments: 0..<60) func `what was exported is imported and exported as it was`(seed: Int) throws {
    let issues = try Self.issues(seed: UInt64(seed), form: form)
    let first = format.write(try contents(issues))
    let read = try format.read(ImportSource(name: "x.md", bytes: Array(first.utf8)))
    #expect(read.entries.count == issues.count)
    let again = try read.entries.map { entry in
      let id = try #require(entry.id.flatMap { IssueID($0) })
      let document = entry.document(id: id, form: try form, configuration: configuration)
      return (try #require(report(document, path: ".issues/\(id)-x.md")), entry.comments)
    }
    #expect(BugDocumentTests.difference(first, format.write(try contents(again))) == nil)
  }

  @Test(arguments: 0..<40) func `no word of a report is lost`(seed: Int) throws {
    let issues = try Self.issues(seed: UInt64(seed), form: form)
    let written = Set(BugDocumentTests.words(format.write(try contents(issues))))
    for (issue, comments) in issues {
      let texts = [issue.document.body, issue.title] + comments.map(\.text)
      // "Additional Notes" and "System Metrics at Time of Error" are called otherwise there.
      let names: Set<Substring> = ["Notes", "at", "Time", "of"]
      #expect(Set(texts.flatMap { BugDocumentTests.words($0) }).subtracting(written).subtracting(names) == [])
    }
  }

  @Test func `answers are read wherever the template asks for them`() throws {
    let entry = try #require(try read(Self.filled).entries.first)
    #expect(entry.title == "Messages are sent twice")
    #expect(entry["labels"] == "bug, messages")
    #expect(entry["severity"] == "High")
    #expect(
      entry["components"]
        == "WhatsApp Integration, WhatsApp Integration / Message Handling, Campaign Management / Rate Limiting, Billing"
    )
    #expect(
      entry.environment == [
        Entry.Part("Deployment Environment", "Production"), Entry.Part("Browser/OS/Device", "Firefox 140"),
      ])
    let sections = Dictionary(entry.sections.map { ($0.title, $0.text) }) { "\($0)\n\n\($1)" }
    #expect(sections["Users Affected"] == "200")
    #expect(sections["Security Implications"] == "Yes")
    #expect(sections["Business Impact"] == nil)
    #expect(sections["Specific Business Impact"] == "3 % of orders")
    #expect(sections["Environment setup"] == "two workers")
    #expect(sections["Steps to Reproduce"] == "1. Open the campaign\n2. Press Send")
    #expect(sections["Actual Behavior"] == "Two.\n\n- Environment: prose\n\n#### Deeper\nwords")
    #expect(sections["Error Details"] == "```\n# no heading\n- [x] Users Affected: 7\n```")
    #expect(sections["Error Messages"] == "first\n\n  second")
    #expect(sections["Visual Evidence"] == "<details>\n<summary>picture</summary>\n![x](y.png)\n</details>")
    #expect(sections["Something of mine"] == "free words")
    #expect(
      sections["Checklist before submitting"] == "- [x] Removed all sensitive/PII data\n- [ ] Evaluated business impact"
    )
  }

  @Test func `every line is kept, or told as the template's own`() throws {
    let document = try read(Self.filled)
    let made = try #require(document.entries.first).document(
      id: IssueID(prefix: "BUG", number: 1), form: try form, configuration: configuration)
    let told = made.text + document.leftOut.map(\.text).joined()
    let missing = Set(BugDocumentTests.words(Self.filled)).subtracting(BugDocumentTests.words(told))
    // Headings, labels of questions and the head of the template itself.
    let template = TemplateLayout.platformTemplate
    #expect(missing.subtracting(BugDocumentTests.words(template.head + template.body)) == [])
  }

  @Test func `the empty template has nothing but its title to give`() throws {
    let template = TemplateLayout.platformTemplate
    let entry = try #require(try read("---\n\(template.head)\n---\n\(template.body)").entries.first)
    #expect(entry.sections == [])
    #expect(entry.environment == [])
    #expect(entry.fields.map(\.key) == ["labels", "type"])
  }

  @Test(arguments: [
    "", "---\n", "---\nname: x\n---", "---\n: : :\n\t\n---\nx", "<details>\n<summary>## X</summary>", "- [ ] ",
  ])
  func `what is cut off or odd crashes nothing`(text: String) throws {
    _ = try read(text)
    _ = try read(text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n"))
  }

  @Test func `another template is read under the form that was made of it`() throws {
    let template =
      "---\nname: Idea\n---\n\n## What do you miss?\n<!-- tell us -->\n\n## How bad is it\n- [ ] Very\n- [ ] A bit\n"
    let form = try FormTemplate(Array(template.utf8), type: "idea", path: "idea.md").form
    let filled =
      "---\nname: Idea\ntitle: Dark mode\n---\n\n## What do you miss?\n<!-- tell us -->\nDark.\n\n### Why\nEyes.\n\n## How bad is it\n- [x] Very\n- [ ] A bit\n"
    let document = try MarkdownTemplate().read(
      ImportSource(name: "idea.md", bytes: Array(filled.utf8), forms: [form], type: "idea"))
    let entry = try #require(document.entries.first)
    #expect(entry.title == "Dark mode")
    #expect(entry.sections.map(\.text) == ["Dark.\n\n### Why\nEyes.", "- [x] Very\n- [ ] A bit"])
  }

  // MARK: Helping

  private func read(_ text: String) throws -> ImportedDocument {
    try format.read(ImportSource(name: "a-report.md", bytes: Array(text.utf8)))
  }

  private func contents(_ issues: [(Issues.Issue, [Entry.Comment])]) throws -> ExportedContents {
    ExportedContents(
      reports: issues.map { ExportedContents.Report($0.0, comments: $0.1) }, configuration: configuration,
      forms: [try form], today: try #require(CalendarDate("2026-11-21")))
  }

  /// Reports with anything in their answers.
  private static func issues(seed: UInt64, form: Form) throws -> [(Issues.Issue, [Entry.Comment])] {
    var texts = NastyTexts(seed: seed + 7)
    let titles = form.sections.map(\.label) + ["Own part", "Prerequisites", "Environment"]
    return try (1...2).map { number in
      let id = IssueID(prefix: "BUG", number: number)
      var fields: [String: FieldValue] = [
        "id": .text(id.description), "title": .text(texts.line()), "type": .text("platform"), "status": .text("open"),
      ]
      if texts.number(below: 2) == 0 { fields["severity"] = .text(texts.pick(["high", "low", "Blocker!"])) }
      if texts.number(below: 2) == 0 {
        fields["components"] = .list([
          texts.pick(["System Core", "AI Assistant / Training System", "Own"]), "Campaign Management / Rate Limiting",
        ])
      }
      if texts.number(below: 2) == 0 { fields["labels"] = .list(["bug", texts.line()]) }
      if texts.number(below: 2) == 0 { fields["phase"] = .text(texts.line()) }
      if texts.number(below: 2) == 0 {
        fields["environment"] = .map([("deployment", "Production"), (texts.pick(["os", "own"]), texts.line())])
      }
      let sections = (0...texts.number(below: 6)).map { _ in
        (title: texts.pick(titles), text: texts.pick([texts.text(), texts.line()]))
      }
      let document = Document(fields: fields, sections: sections)
      let comment = Entry.Comment(seconds: 1_790_000_000, author: Person("ada"), text: texts.text() + "\nwords")
      return (
        try #require(report(document, path: ".issues/\(id)-x.md")), texts.number(below: 3) == 0 ? [comment] : []
      )
    }
  }

  private static let filled = """
    ---
    name: Bug Report
    about: Create a detailed bug report to help us improve the platform
    title: '[BUG] Messages are sent twice'
    labels: bug, messages
    assignees: ''
    ---

    ## Bug Description
    <!-- Provide a clear and comprehensive description of the bug -->
    Every message arrives two times.

    ### Actual Behavior
    <!-- Describe what actually happens -->
    Two.

    - Environment: prose

    #### Deeper
    words

    ### Impact Assessment
    - [x] Users Affected: 200
    - [ ] Business Impact: <!-- Impact on business metrics/operations -->
    - [x] Security Implications: <!-- Any security concerns -->

    ### Severity Level
    - [ ] Critical (System down, data loss, security breach, WhatsApp connection failure)
    - [x] High (Major feature broken, AI malfunction, message delivery issues)

    ## System Context
    ### Component Category
    - [x] WhatsApp Integration
      - [x] Message Handling
    - [ ] Campaign Management
      - [x] Rate Limiting
    - [x] Billing

    ### Environment Information
    - Environment: Production
    - Browser/OS/Device: Firefox 140
    - AI Model Version: <!-- If applicable -->

    ### Prerequisites
    1. Environment setup: two workers
    2. Test data requirements: <!-- Sample data needed (PII removed) -->

    ### Steps to Reproduce
    1. Open the campaign
    2. Press Send
    3. <!-- Step 3 -->

    <details>
    <summary>## Error Information</summary>

    ### Error Details
    ```
    # no heading
    - [x] Users Affected: 7
    ```

    ### System State
    - Error Messages:
      first

        second

    ### Visual Evidence
    <details>
    <summary>picture</summary>
    ![x](y.png)
    </details>
    </details>

    ### Business Context
    - Business Impact: 3 % of orders

    ### Something of mine
    free words

    <!--
    Checklist before submitting:
    - [x] Removed all sensitive/PII data
    - [ ] Evaluated business impact
    -->
    """
}
