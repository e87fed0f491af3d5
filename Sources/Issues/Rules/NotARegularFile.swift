/// An issue is a file, and nothing that leads elsewhere.
struct NotARegularFile: Rule {
  let id: RuleID = "not-a-regular-file"
  let summary = "An issue is a regular file that can be read and cannot be run."
  let reason = "A link under an issue's name shows whatever it leads to, on whichever machine reads it."
  let remedy =
    "Put the report itself in place of a link or folder. For a file that can be run: `chmod -x PATH`, then `git add PATH`; for one that cannot be read: `chmod u+r PATH`."
  let needs = RuleNeeds.nothing
  let isStructural = true
  var examples: [Example] {
    [
      Example(.report()),
      Example("←", mode: .symlink),
      Example("←", mode: .directory),
      Example("←", mode: .unreadable),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    guard subject.kind == .issue else { return }
    let (what, help): (String, String)
    switch subject.mode {
    case .regular: return
    case .executable: (what, help) = ("an executable file", "run `chmod -x \(subject.path)`, and `git add` it")
    case .unreadable: (what, help) = ("a file that cannot be read", "run `chmod u+r \(subject.path)`")
    case .symlink: (what, help) = ("a symbolic link", "put the report itself in its place")
    case .directory: (what, help) = ("a folder", "rename it; an issue is one file")
    case .submodule: (what, help) = ("a submodule", "move it out of .issues")
    case .other: (what, help) = ("no regular file", "remove it; an issue is one file")
    }
    report(Finding("this is \(what)", at: 0..<0, help: help))
  }
}
