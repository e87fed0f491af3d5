/// All reports in one JSON document.
struct JSONDocument: ImportFormat, ExportFormat {
  let name = "json"
  let summary = "reports as objects in a JSON document, whole or as list --json prints them"
  let fileExtension = "json"
  let tellsBroken = true

  func recognition(of source: ImportSource) -> Recognition {
    guard source.jsonHead != nil, let nodes = try? source.jsonNodes(), nodes.count == 1 else { return .no }
    guard let node = nodes.first else { return .no }
    if node["version"] != nil, node["issues"]?.items != nil || node["issue"]?.members != nil { return .certain }
    return node.isEmpty || node.items?.allSatisfy { $0.members == nil } ?? false ? .no : .possible
  }

  func read(_ source: ImportSource) throws(ImportError) -> ImportedDocument {
    try ObjectReader.read(try source.jsonNodes(), of: source)
  }

  func write(_ contents: ExportedContents) -> String {
    JSON.envelope([("issues", .list(contents.broken.map { .object($0.json) } + contents.objects))]).pretty
  }
}
