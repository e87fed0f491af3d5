internal import Git
internal import IssueStore
internal import Issues

/// A report of a pattern that was found in logs, as far as the logs can tell it: how to make it happen is left to people.
struct ScanDraft {
  /// The field that says which pattern an issue is about.
  static let field = "x-watch"

  let finding: LogScan.Finding
  private let severity: String?
  private let form: Form
  /// Where the evidence is kept.
  private(set) var path = ""

  init(_ finding: LogScan.Finding, form: Form, _ settings: Settings, _ console: Console) {
    self.finding = finding
    self.form = form
    severity = finding.watched.severity.flatMap { settings.configuration.severity($0)?.id }
  }

  /// Keeps the evidence in a file, with secrets masked.
  func kept(at path: String, _ console: Console) throws -> ScanDraft {
    var draft = self
    draft.path = path
    try console.write(Array(evidence.utf8), to: path)
    return draft
  }

  private var evidence: String {
    let places = finding.places.map { place in
      let lines = place.first == place.last ? "line \(place.first)" : "lines \(place.first) to \(place.last)"
      return "- `\(Entry.line(place.log))`: \(place.count), \(lines)"
    }
    let samples = finding.samples.map { "\($0.log):\($0.line): \($0.text.filter { !$0.isNewline })" }.joined(
      separator: "\n")
    var longest = 2
    var run = 0
    for character in samples {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let pattern = finding.watched.pattern ?? ""
    let text = """
      Lines that match `\(pattern)`:

      \(places.joined(separator: "\n"))

      \(fence)text
      \(samples)
      \(fence)

      """
    return Redactor(Array(text.utf8)).mask(text)
  }

  /// What to type so that the draft becomes a report.
  var command: String {
    var words = ["git issue add", ShellQuoting.quoted("\(finding.watched.name): \(finding.count) lines in logs")]
    if form.type != "bug" { words.append("--type \(ShellQuoting.quoted(form.type))") }
    if let severity { words.append("--severity \(ShellQuoting.quoted(severity))") }
    let section = ["actual", "error", "description"].first { id in form.sections.contains { $0.id == id } }
    words.append("-f \(ShellQuoting.quoted("\(Self.field)=\(finding.watched.fullName)")) --env-auto")
    if let section { words.append("-s \(section)=@\(ShellQuoting.quoted(path))") }
    return (words + ["--edit"]).joined(separator: " ")
  }

  func tell(_ console: Console) {
    console.standardOutput.write(
      "\n\(TerminalText("draft: \(finding.watched.fullName)"))\n  \(TerminalText(command))\n")
  }
}
