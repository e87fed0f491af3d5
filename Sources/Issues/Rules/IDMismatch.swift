/// The id stands in the file and in its name; both must say the same.
struct IDMismatch: Rule {
  let id: RuleID = "id-mismatch"
  let summary = "The id in an issue is the one that its file name starts with."
  let reason =
    "An issue is looked up by its file name; one that is named otherwise than it calls itself is found under neither."
  let remedy =
    "Write the id that the file name starts with; `git issue check --fix --unsafe-fixes` does it. Where the name is wrong, `git mv` the file instead."
  let isStructural = true
  var examples: [Example] {
    [
      Example(.report()),
      Example(.report("id: BUG-002 ←")),
      Example(.report("id: BUG-1 ←")),
      Example(.report("id: first ←")),
      Example("---\nstatus: open ←\ntitle: Crash\n---\n"),
      Example(.report("id: BUG-001 ←"), path: ".issues/bug-001.md"),
      Example(.report("id: BUG-001 ←"), path: ".issues/notes.md"),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    let prefixes = subject.configuration.prefixes
    let named = IssueID(stem: subject.stem, prefixes: prefixes)
    let meant = named?.description
    guard let field = subject.document["id"], let text = field.text else {
      let help = named.map { "write `id: \($0)`" } ?? "write `id:` and the id that the file name starts with"
      return report(
        Finding(
          "this issue has no id", at: subject.document["id"]?.range ?? subject.placeOfFields, help: help,
          fix: meant.flatMap { Self.insertion(of: $0, in: subject.document) }))
    }
    guard let id = IssueID(text) else {
      return report(
        Finding(
          "'\(text)' is not an id", at: field.range,
          help: named.map { "write `id: \($0)`" } ?? "write it as \(prefixes[0])-001",
          fix: meant.flatMap { Fix(.unsafe, field.value, with: $0) }))
    }
    guard prefixes.contains(id.prefix) else {
      let known = prefixes.joined(separator: ", ")
      return report(
        Finding(
          "no issue here has the prefix \(id.prefix)", at: field.range,
          help: "use one of: \(known); or name it in .issues/config.yml",
          fix: meant.flatMap { Fix(.unsafe, field.value, with: $0) }))
    }
    guard let named, named == id else {
      let name = subject.path.split(separator: "/").last ?? ""
      return report(
        Finding(
          "the id is \(id), but the file is named \(name)", at: field.range,
          help: "rename the file to \(id)-….md, or mend the id",
          fix: meant.flatMap { Fix(.unsafe, field.value, with: $0) }))
    }
    if text != id.description {
      return report(
        Finding(
          "the id is not written as \(id)", at: field.range, help: "write `id: \(id)`",
          fix: Fix(.safe, field.value, with: id.description)))
    }
    let isRightName =
      subject.path.hasSuffix(".md") && (subject.stem == id.description || subject.stem.hasPrefix("\(id)-"))
    if !isRightName {
      let name = subject.path.split(separator: "/").last ?? ""
      report(Finding("the file is named \(name)", at: field.range, help: "rename it to \(id)-….md"))
    }
  }

  /// Puts the id above the first field; nil where the key stands there without a value.
  private static func insertion(of id: String, in document: Document) -> Fix? {
    guard document["id"] == nil, let first = document.frontMatter.fields.first else { return nil }
    let start = first.lines.lowerBound
    return Fix(.unsafe, start..<start, with: "id: \(id)\(document.lineEnd)")
  }
}
