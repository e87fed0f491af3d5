/// The Error & Issue Tracker: open issues by severity and resolved ones by phase, with what is known and watched for.
struct Tracker: ImportFormat, ExportFormat {
  let name = "tracker"
  let summary = "the Error & Issue Tracker: issues by severity and phase, known issues and patterns to watch"
  let showsKnowledge = true

  func recognition(of source: ImportSource) -> Recognition {
    guard source.bytes.firstInvalidUTF8 == nil, TrackerReader.recognises(source.text) else { return .no }
    return .certain
  }

  func read(_ source: ImportSource) throws(ImportError) -> ImportedDocument {
    try source.requireText()
    let document = TrackerReader.read(source.text)
    guard TrackerReader.recognises(source.text) || !document.entries.isEmpty else {
      throw ImportError(
        message: "no Error & Issue Tracker: it has none of its chapters, and no issue",
        help: "its chapters are `## Quick Stats`, `## Severity Levels`, `## Open Issues` and so on")
    }
    return document
  }

  func write(_ contents: ExportedContents) -> String { TrackerWriter(contents).text }
}
