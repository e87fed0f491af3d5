/// A key that nobody asks for is most often a key that was misspelt.
struct UnknownField: Rule {
  let id: RuleID = "unknown-field"
  let summary = "Every field is one of the format, of the form, or begins with `x-`."
  let reason = "A misspelt key (`serverity:`) is not an error for YAML, but the value is lost to every list and query."
  let level = Configuration.Level.warning
  var examples: [Example] {
    [
      Example(.report()),
      Example(.report("x-origin: email")),
      Example(.report("serverity: high ←")),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    let known = Document.knownFields(subject.form)
    for field in subject.document.frontMatter.fields where !known.contains(field.key) && !field.key.hasPrefix("x-") {
      let nearest = Nearest.word(to: field.key, among: known)
      report(
        Finding(
          "no form asks for '\(field.key)'", at: field.keyRange,
          help: nearest.map { "did you mean '\($0)'?" } ?? "name it 'x-\(field.key)' to keep a field of your own"))
    }
  }
}
