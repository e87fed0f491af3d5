/// A key that nobody asks for is most often a key that was misspelt.
struct UnknownField: Rule {
  let id: RuleID = "unknown-field"
  let summary = "Every field is one of the format, of the form, or begins with `x-`."
  let reason = "A misspelt key (`serverity:`) is not an error for YAML, but the value is lost to every list and query."
  let remedy =
    "Mend the key, or begin it with `x-` to keep a field of your own. `git issue form show TYPE` lists what the form asks for."
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
    let unknown = subject.document.frontMatter.fields.filter { !known.contains($0.key) && !$0.key.hasPrefix("x-") }
    for (index, field) in unknown.enumerated() {
      // What is beyond the findings that are told needs no advice.
      let nearest = index < RuleSet.mostFindings ? Nearest.word(to: field.key, among: known) : nil
      report(
        Finding(
          "no form asks for '\(field.key)'", at: field.keyRange,
          help: nearest.map { "did you mean '\($0)'?" } ?? "name it 'x-\(field.key)' to keep a field of your own",
          fix: nearest.flatMap { subject.document[$0] == nil ? Fix(.unsafe, field.keyRange, with: $0) : nil }))
    }
  }
}
