internal import IssueStore
internal import Issues

extension LanguageServer {
  /// Takes over what the editor does with its texts, and tells what is wrong with them then. What else it tells is for
  /// others.
  mutating func note(_ call: RemoteCall, _ client: LanguageClient) throws {
    let document = call.params?["textDocument"]
    let uri = document?["uri"]?.text
    switch call.method {
    case "textDocument/didOpen":
      guard let uri, let text = document?["text"]?.text, Self.isBelowIssues(uri) else { return }
      texts[uri] = EditorText(uri: uri, version: document?["version"]?.integer, text: text, unit: client.unit)
      tell(uri, client)
    case "textDocument/didChange":
      guard let uri, let changes = call.params?["contentChanges"]?.items else { return }
      // A text that is copied for each change would be slow.
      guard var text = texts.removeValue(forKey: uri) else { return }
      defer {
        texts[uri] = text
        tell(uri, client)
      }
      try text.apply(changes, version: document?["version"]?.integer)
    case "textDocument/didClose":
      guard let uri, texts.removeValue(forKey: uri) != nil else { return }
      send(Self.publication(uri, version: nil, []))
    case "textDocument/didSave":
      // Others may refer to it, or be judged by it.
      if let uri, Self.isBelowIssues(uri) { tellAll(client) }
    case "workspace/didChangeWatchedFiles": tellAll(client)
    default: break
    }
  }

  private mutating func tellAll(_ client: LanguageClient) {
    for uri in texts.keys.sorted() { tell(uri, client) }
  }

  /// Publishes what is wrong with a text.
  private mutating func tell(_ uri: String, _ client: LanguageClient) {
    guard let text = texts[uri] else { return }
    var diagnostics: [JSON] = []
    do {
      diagnostics = try file(text, client)?.diagnostics() ?? []
    } catch {
      log(error)
    }
    send(Self.publication(uri, version: text.version, diagnostics))
  }

  private static func publication(_ uri: String, version: Int?, _ diagnostics: [JSON]) -> JSON {
    RemoteCall.notification(
      "textDocument/publishDiagnostics",
      .object(
        [("uri", .text(uri))] + (version.map { [("version", .number($0))] } ?? [])
          + [("diagnostics", .list(diagnostics))]))
  }

  private static func isBelowIssues(_ uri: String) -> Bool {
    FileURI(uri).flatMap { LanguageTracker.place(of: $0) } != nil
  }
}
