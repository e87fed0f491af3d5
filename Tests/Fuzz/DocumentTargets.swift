@testable internal import Issues

/// Files of issues: read, judged, mended, changed, shown.
struct DocumentTarget: FuzzTarget {
  private let form = Form.builtIn("bug")
  private let configuration = Configuration()
  private let rules = RuleSet(configuration: Configuration())

  func run(_ bytes: [UInt8]) {
    let document = Document(bytes)
    require(document.bytes == bytes, "a document is its bytes")
    let reading = form.map { FormReading($0) }
    let subject = Subject(
      path: ".issues/BUG-001-x.md", document: document, reading: reading, configuration: configuration, types: ["bug"])
    let found = rules.check(subject)
    for diagnostic in found { require(!diagnostic.message.isEmpty, "a finding without words") }
    guard document.bytes.firstInvalidUTF8 == nil, !document.isConflicted else { return }
    let canonical = document.canonical(configuration)
    require(canonical.canonical(configuration).bytes == canonical.bytes, "the canonical form of itself is another")
    guard let issue = Issue(document, path: ".issues/BUG-001-x.md") else { return }
    let changed = document.setting("severity", to: .text("low"))
    require(changed["severity"]?.text == "low", "a field that was set says something else")
    require(changed.body == document.body, "setting a field changes the text")
    _ = (issue.json, issue.labels, issue.environment, Change.between(document, changed))
    _ = MarkdownBlock.html(document.body)
    if let form, let element = form.element("steps") {
      let answered = document.settingSection(element, to: "1. Open it", form: form)
      require(answered["severity"]?.text == document["severity"]?.text, "setting a section changes a field")
    }
  }
}

/// Two changes of one file, merged.
struct MergeTarget: FuzzTarget {
  func run(_ bytes: [UInt8]) {
    // Three versions, between bytes that no text holds.
    let parts = bytes.split(separator: 0xFF, maxSplits: 2, omittingEmptySubsequences: false).map(Array.init)
    guard parts.count == 3 else { return }
    let (base, ours, theirs) = (parts[0], parts[1], parts[2])
    let one = Merge(base: base, ours: ours, theirs: theirs).result
    let other = Merge(base: base, ours: theirs, theirs: ours).result
    require((one.conflicts == 0) == (other.conflicts == 0), "a conflict hangs on who merges")
    require(Merge(base: base, ours: ours, theirs: ours).result.bytes == ours, "what both did is not there")
    require(Merge(base: base, ours: ours, theirs: base).result.bytes == ours, "what one side did is not there")
  }
}

/// The messages of commits, with their trailers.
struct MessageTarget: FuzzTarget {
  func run(_ bytes: [UInt8]) {
    for setting in [nil, ";", "auto"] {
      let message = CommitMessage(bytes, commentSetting: setting)
      _ = message.names(IssueID(prefix: "BUG", number: 1))
      _ = (message.lines, message.isBlank, message.startOfLastComments)
    }
    let candidates = IssueTrailer.candidates(in: bytes)
    if !candidates.isEmpty {
      _ = IssueTrailer.confirmed(candidates, by: bytes)
    }
  }
}
