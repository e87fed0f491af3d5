internal import Issues

/// What an editor has said that it understands.
struct LanguageClient {
  /// What it counts columns in.
  let unit: LineMap.Unit
  let hasLiteralActions: Bool
  let hasNestedSymbols: Bool
  let hasRelatedInformation: Bool
  /// Whether it watches files when it is asked to.
  let watchesFiles: Bool
  /// The folders that are open in it.
  let folders: [String]

  /// - Parameter params: Those of `initialize`.
  init(_ params: JSONNode?, directory: String) {
    let capabilities = params?["capabilities"]
    let encodings = capabilities?["general"]?["positionEncodings"]?.items?.compactMap(\.text) ?? []
    unit = encodings.contains("utf-8") ? .utf8 : .utf16
    let document = capabilities?["textDocument"]
    hasLiteralActions = document?["codeAction"]?["codeActionLiteralSupport"] != nil
    hasNestedSymbols = document?["documentSymbol"]?["hierarchicalDocumentSymbolSupport"]?.isTrue ?? false
    hasRelatedInformation = document?["publishDiagnostics"]?["relatedInformation"]?.isTrue ?? false
    let watching = capabilities?["workspace"]?["didChangeWatchedFiles"]
    watchesFiles = watching?["dynamicRegistration"]?.isTrue ?? false
    let named = params?["workspaceFolders"]?.items?.compactMap { $0["uri"]?.text } ?? []
    let uris = named.isEmpty ? [params?["rootUri"]?.text].compactMap(\.self) : named
    let paths = uris.compactMap { FileURI($0)?.path }
    folders = paths.isEmpty ? [params?["rootPath"]?.text ?? directory] : paths
  }
}
