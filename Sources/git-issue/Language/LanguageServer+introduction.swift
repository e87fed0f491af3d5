internal import Issues

extension LanguageServer {
  /// What the server can do, in the units of its client.
  static func introduction(to client: LanguageClient) -> JSON {
    let sync = JSON.object([
      // 2: what was changed is told, and not the whole text.
      ("openClose", .bool(true)), ("change", .number(2)), ("save", .object([("includeText", .bool(false))])),
    ])
    let capabilities = JSON.object([
      ("positionEncoding", .text(client.unit == .utf8 ? "utf-8" : "utf-16")), ("textDocumentSync", sync),
      (
        "completionProvider",
        .object([("triggerCharacters", .texts(["-", ":", " ", "#", "["])), ("resolveProvider", .bool(false))])
      ),
      ("hoverProvider", .bool(true)), ("definitionProvider", .bool(true)), ("documentSymbolProvider", .bool(true)),
      (
        "codeActionProvider",
        client.hasLiteralActions
          ? .object([("codeActionKinds", .texts(EditedFile.kindsOfActions))]) : .bool(false)
      ),
      ("documentFormattingProvider", .bool(true)),
      ("workspace", .object([("workspaceFolders", .object([("supported", .bool(true))]))])),
    ])
    return .object([
      ("capabilities", capabilities),
      ("serverInfo", .object([("name", .text("git-issue")), ("version", .text(GitIssue.version))])),
    ])
  }

  /// What the editor is asked to watch: the tracker's files, and what a commit or a change of branch writes.
  static var watching: JSON {
    let patterns = ["**/.issues/**", "**/.git/HEAD", "**/.git/logs/HEAD"]
    let watchers = JSON.list(patterns.map { .object([("globPattern", .text($0))]) })
    return .object([
      (
        "registrations",
        .list([
          .object([
            ("id", .text("watch")), ("method", .text("workspace/didChangeWatchedFiles")),
            ("registerOptions", .object([("watchers", watchers)])),
          ])
        ])
      )
    ])
  }
}
