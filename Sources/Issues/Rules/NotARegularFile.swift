/// An issue is a file, and nothing that leads elsewhere.
struct NotARegularFile: Rule {
  let id: RuleID = "not-a-regular-file"
  let summary = "An issue is a regular file that cannot be run."
  let reason = "A link under an issue's name shows whatever it leads to, on whichever machine reads it."
  let remedy =
    "Put the report itself in place of a link or folder. For a file that can be run: `chmod -x PATH`, then `git add PATH`."
  let needs = RuleNeeds.nothing
  let isStructural = true
  var examples: [Example] {
    [
      Example(.report()),
      Example("←", mode: .symlink),
      Example("←", mode: .directory),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    guard subject.kind == .issue else { return }
    let (what, help): (String, String)
    switch subject.mode {
    case .regular: return
    case .executable: (what, help) = ("an executable file", "run `chmod -x \(subject.path)`, and `git add` it")
    case .symlink: (what, help) = ("a symbolic link", "put the report itself in its place")
    case .directory: (what, help) = ("a folder", "rename it; an issue is one file")
    case .submodule: (what, help) = ("a submodule", "move it out of .issues")
    case .other: (what, help) = ("no regular file", "remove it; an issue is one file")
    }
    report(Finding("this is \(what)", at: 0..<0, help: help))
  }
}
