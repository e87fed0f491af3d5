internal import IssueStore
internal import Issues

extension LanguageServer {
  /// Answers a request about a text that is open; one that is not, or is none of a tracker's, has nothing to tell.
  mutating func answer(_ call: RemoteCall, _ client: LanguageClient) throws -> JSON {
    guard Self.methods.contains(call.method) else { throw RemoteCall.Fault.unknown(call.method) }
    guard let params = call.params, let uri = params["textDocument"]?["uri"]?.text else {
      throw RemoteCall.Fault.arguments("'textDocument' is missing, or has no 'uri'")
    }
    guard let text = texts[uri], let file = try file(text, client) else { return .null }
    switch call.method {
    case "textDocument/completion": return file.completions(at: try text.offset(params["position"]))
    case "textDocument/hover": return try file.hover(at: text.offset(params["position"]))
    case "textDocument/definition": return file.definition(at: try text.offset(params["position"]))
    case "textDocument/documentSymbol": return file.symbols()
    case "textDocument/codeAction":
      guard let range = params["range"] else { throw RemoteCall.Fault.arguments("'range' is missing") }
      let kinds = params["context"]?["only"]?.items?.compactMap(\.text)
      return try file.actions(in: text.range(range), kinds: kinds)
    case "textDocument/formatting": return try file.formatting()
    default: throw RemoteCall.Fault.unknown(call.method)
    }
  }

  private static let methods: Set = [
    "textDocument/completion", "textDocument/hover", "textDocument/definition", "textDocument/documentSymbol",
    "textDocument/codeAction", "textDocument/formatting",
  ]

  /// A text with the tracker that its file belongs to; nil for a file that is none of a tracker's.
  mutating func file(_ text: EditorText, _ client: LanguageClient) throws -> EditedFile? {
    guard let place = FileURI(text.uri).flatMap({ LanguageTracker.place(of: $0) }) else { return nil }
    return try EditedFile(text, at: place.path, of: tracker(place.root), client)
  }
}
