/// A file that an issue names can be opened.
struct FileUnknown: Rule {
  let id: RuleID = "file-unknown"
  let summary = "Every file that is named as affected is in the repository."
  let reason =
    "Files move; a path that is wrong today sends the reader nowhere. It is a warning, since old issues outlive files."
  let remedy =
    "Give the file's path as it is today, from the top of the repository: `git issue set ID files-=OLD files+=NEW`."
  let level = Configuration.Level.warning
  var examples: [Example] {
    [
      Example(.report("files:\n  - src/login.py"), files: ["src/login.py"]),
      Example(.report("files:\n  - src/login.py:42"), files: ["src/login.py"]),
      Example(.report("files:\n  - src/logon.py ←"), files: ["src/login.py"]),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    guard let field = subject.document["files"] else { return }
    for item in field.value.items ?? [field.value] {
      guard let text = item.text?.trimmed, !text.isEmpty else { continue }
      let path = Self.path(text)
      guard !subject.surroundings.fileExists(path) else { continue }
      report(Finding("there is no file \(path)", at: item.range, help: "give its path from the top of the repository"))
    }
  }

  /// Without `code` marks, a line number or `./`.
  private static func path(_ text: String) -> String {
    var path = text[...]
    if path.hasPrefix("`"), path.hasSuffix("`"), path.count > 1 { path = path.dropFirst().dropLast() }
    if path.hasPrefix("./") { path = path.dropFirst(2) }
    while let colon = path.lastIndex(of: ":"), path[colon...].dropFirst().allSatisfy({ $0.isNumber || $0 == "-" }) {
      path = path[..<colon]
    }
    return String(path)
  }
}
