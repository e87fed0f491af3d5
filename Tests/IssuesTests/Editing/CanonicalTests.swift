import Testing

@testable import Issues

/// What `git issue fmt` keeps, and that it comes to an end. Over documents made from a printed seed.
struct CanonicalTests {
  private let configuration = Configuration()

  @Test(arguments: 1...60) func `twice is as good as once`(_ seed: UInt64) {
    var generator = DocumentGenerator(seed: seed)
    let once = generator.document().canonical(configuration)
    #expect(once.canonical(configuration).text == once.text)
  }

  @Test(arguments: 1...60) func `fields and sections keep their meaning`(_ seed: UInt64) {
    var generator = DocumentGenerator(seed: seed)
    let document = generator.document()
    let canonical = document.canonical(configuration)
    #expect(meaning(of: canonical) == meaning(of: document))
  }

  /// Fields and sections, but for the names of choices and for blank lines.
  private func meaning(of document: Document) -> [String] {
    Change.between(nil, document).map { change in
      var text = change.new ?? ""
      if change.name == "status" { text = configuration.status(text)?.id ?? text }
      if change.name == "severity" { text = configuration.severity(text)?.id ?? text }
      let lines = text.split(separator: "\n").filter { !$0.isBlank }
      return "\(change.kind) \(change.name): \(lines.joined(separator: "\n"))"
    }.sorted()
  }

  @Test(arguments: [
    "", "no front matter\n", "---\na: [\n---\n", "---\nid: BUG-001\n---\n\n<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n",
  ]) func `what cannot be read is left as it is`(_ text: String) {
    #expect(Document(text).canonical(configuration).text == text)
  }

  @Test(arguments: [
    ("\u{FEFF}---\r\nid: bug-1\r\n---\r\nText.\r\n", "---\nid: BUG-001\n---\n\nText.\n"),
    ("---\ntitle: \"a\"\nid: 'BUG-001'\n---\n", "---\nid: BUG-001\ntitle: a\n---\n"),
    (
      "---\nid: BUG-001\nstatus: In Progress\nseverity: HIGH\n---\n",
      "---\nid: BUG-001\nstatus: in-progress\nseverity: high\n---\n"
    ),
    ("---\nid: BUG-001\nlabels: [b, a]\n---\n", "---\nid: BUG-001\nlabels:\n  - b\n  - a\n---\n"),
    ("---\nlabels:\n  # why\n  - b\nid: BUG-001\n---\n", "---\nid: BUG-001\nlabels:\n  # why\n  - b\n---\n"),
    (
      "---\n# what\ntitle: x\n# which\nid: BUG-001\n# end\n---\n",
      "---\n# which\nid: BUG-001\n# what\ntitle: x\n# end\n---\n"
    ),
    (
      "---\nid: BUG-001\n---\n## A\nText.\n\n\n\n## B\n\n\nText.\n\n\n",
      "---\nid: BUG-001\n---\n\n## A\n\nText.\n\n## B\n\nText.\n"
    ),
    ("---\nid: BUG-001\n---\n\n```\n## x\n\n\n\ny\n```\n", "---\nid: BUG-001\n---\n\n```\n## x\n\n\n\ny\n```\n"),
  ]) func `the canonical form is this`(_ text: String, _ expected: String) {
    #expect(Document(text).canonical(configuration).text == expected)
  }

  @Test func `a map on one line becomes one key a line`() {
    let document = Document("---\nid: BUG-001\nenvironment: {os: Debian 12, python: 3.11}\n---\n")
    #expect(
      document.canonical(configuration).text
        == "---\nid: BUG-001\nenvironment:\n  os: Debian 12\n  python: '3.11'\n---\n")
  }
}
