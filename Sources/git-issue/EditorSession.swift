internal import IssueStore
internal import Issues

/// Lets a person write a report in their editor, and offers it again until it keeps the rules. What was typed is kept in
/// a file until it is filed.
struct EditorSession {
  private let store: IssueStore
  private let console: Console
  private let form: Form?
  private let path: String
  private let startsEmpty: Bool

  /// - Parameters:
  ///   - name: What is edited, for the file's name.
  ///   - startsEmpty: Whether the text that is offered first holds nothing of anybody's.
  init(_ store: IssueStore, _ console: Console, form: Form?, name: String, startsEmpty: Bool = false) throws {
    self.startsEmpty = startsEmpty
    self.store = store
    self.console = console
    self.form = form
    path = try store.draftPath(name, now: console.now.seconds)
  }

  /// Opens the editor on a text and hands what comes back to `file`, as often as it is refused and there is a terminal.
  func run<Value>(on text: String, file: (String) throws -> Value) throws -> Value {
    try console.write(Array(text.utf8), to: path)
    var offered = text
    while true {
      let edited = try edit(offered)
      do {
        let value = try file(edited)
        store.removeDraft(path)
        return value
      } catch StoreError.rejected(let diagnostics) {
        guard console.isTerminal(.input) else {
          try console.write(Array(edited.utf8), to: path)
          throw Failure(.refused, "the report was refused; what was typed is kept in \(path)", diagnostics: diagnostics)
        }
        offered = Self.with(diagnostics, edited)
        try console.write(Array(offered.utf8), to: path)
        console.write(diagnostics, to: console.standardError)
        guard asksAgain() else {
          throw Failure(.refused, "the report was not filed; what was typed is kept in \(path)")
        }
      } catch {
        let failure = Failure(error, isCheck: false)
        guard !startsEmpty || edited != text else {
          store.removeDraft(path)
          throw failure
        }
        throw Failure(
          failure.kind, failure.message, hints: failure.hints + ["what was typed is kept in \(path)"],
          diagnostics: failure.diagnostics)
      }
    }
  }

  private func edit(_ offered: String) throws -> String {
    let configured = try store.setting("core.editor")
    do throws(Editor.Failure) {
      try Editor(environment: console.environment, configured: configured).edit(path, on: console)
    } catch {
      guard let left = try? console.read(path), left != Array(offered.utf8) else {
        store.removeDraft(path)
        throw Failure(.fatal, "\(error.description); nothing was changed", hints: [error.hint])
      }
      throw Failure(.fatal, error.description, hints: [error.hint, "nothing was changed; the text is kept in \(path)"])
    }
    guard console.isRegularFile(path) else { throw Failure(.refused, "the text is gone; nothing was changed") }
    let bytes = try console.read(path)
    guard bytes.firstInvalidUTF8 == nil else {
      throw Failure(.refused, "the text is not UTF-8; what was typed is kept in \(path)", hints: ["save it as UTF-8"])
    }
    let text = Self.withoutDiagnostics(String(decoding: bytes, as: UTF8.self))
    if text.isBlank {
      store.removeDraft(path)
      throw Failure(.refused, "the text is empty; nothing was changed")
    }
    return text
  }

  private func asksAgain() -> Bool {
    console.standardError.write("Edit again? [Y/n] ")
    guard let answer = readLine() else { return false }
    return !answer.lowercased().hasPrefix("n")
  }

  private static let mark = "<!-- git-issue: refused for these reasons; this comment is taken out again"

  /// The text with what is wrong with it, in a comment behind the front matter.
  private static func with(_ diagnostics: [Diagnostic], _ text: String) -> String {
    let lines = diagnostics.map { diagnostic in
      let message = "\(diagnostic.level)[\(diagnostic.rule)]: \(diagnostic.message). \(diagnostic.help)"
      return "  " + message.split(separator: "--", omittingEmptySubsequences: false).joined(separator: "- -")
    }
    let comment = "\(mark)\n\(lines.joined(separator: "\n"))\n-->\n"
    let body = Document(text).bodyRange.lowerBound
    var bytes = Array(text.utf8)
    bytes.insert(contentsOf: comment.utf8, at: body)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func withoutDiagnostics(_ text: String) -> String {
    guard let start = text.firstRange(of: mark), let end = text[start.upperBound...].firstRange(of: "-->\n") else {
      return text
    }
    return String(text[..<start.lowerBound] + text[end.upperBound...])
  }
}
