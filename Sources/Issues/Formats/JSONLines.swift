/// One report a line, each a JSON object.
struct JSONLines: ImportFormat, ExportFormat {
  let name = "jsonl"
  let summary = "one report a line, each a JSON object"
  let fileExtension = "jsonl"
  let tellsBroken = true

  func recognition(of source: ImportSource) -> Recognition {
    guard source.text.utf8.first == UInt8(ascii: "{"), let first = source.firstObject, first.members != nil else {
      return .no
    }
    if first["sections"]?.items != nil, first["comments"]?.items != nil { return .certain }
    return (try? source.jsonNodes().count) ?? 0 > 1 ? .possible : .no
  }

  func read(_ source: ImportSource) throws(ImportError) -> ImportedDocument {
    try ObjectReader.read(try source.jsonNodes(), of: source)
  }

  /// What cannot be read comes last: a document is recognised by its first line.
  func write(_ contents: ExportedContents) -> String {
    (contents.objects + contents.broken.map { .object($0.json) }).map { $0.written + "\n" }.joined()
  }
}
