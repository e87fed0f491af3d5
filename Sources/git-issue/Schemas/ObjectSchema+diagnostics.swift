internal import Git
internal import IssueStore
internal import Issues

extension ObjectSchema {
  static let diagnostic = ObjectSchema(
    "Diagnostic", "Diagnostics",
    [
      Member("rule", .text, "The [rule](Rules.md)"),
      Member(
        "level", .one(of: Configuration.Level.allCases.filter { $0 != .off }.map(\.rawValue)), "`error` or `warning`"),
      Member("path", .text, "The file; with `check --body`, the name that was given, or `standard input`"),
      Member("line", .number, "Where it starts, counted from 1"),
      Member("column", .number, "In Unicode scalar values, counted from 1"),
      Member("endLine", .number, "Where it ends"),
      Member("endColumn", .number, "Behind the last character; the same as `column` for a place rather than a text"),
      Member("message", .text, "What is wrong"),
      Member("help", .text, "How to put it right"),
      Member(
        "fix", .object(.fix).orNull,
        "The [fix](#fixes) that `check --fix` applies; `null` where only a person can mend it"),
    ])

  static let fix = ObjectSchema(
    "Fix", "Fixes",
    [
      Member(
        "applicability", .choice(Fix.Applicability.self),
        "`safe` where it says the same in the way it should be said, `unsafe` where it is a guess or deletes something"),
      Member("edits", .list(.object(.edit)), "The [edits](#edits), in the order of the file; they do not overlap"),
    ])

  static let edit = ObjectSchema(
    "Edit", "Edits",
    [
      Member("line", .number, "Where what is replaced starts"),
      Member("column", .number, ""),
      Member("endLine", .number, "Where it ends"),
      Member(
        "endColumn", .number,
        "Behind the last character; the same as `column`, on the same line, where the text is put in between"),
      Member("text", .text, "What stands there instead; empty where it is deleted"),
    ])

  static let fault = ObjectSchema(
    "Fault", "Faults",
    [
      Member("path", .text, "The file"),
      Member("line", .number, "Counted from 1"),
      Member("column", .number, "Counted from 1"),
      Member("message", .text, "What is wrong"),
      Member("help", .text, "How to put it right"),
    ])

  static let loosening = ObjectSchema(
    "Loosening", "Loosenings",
    [
      Member("path", .text, "The file that says so"),
      Member("message", .text, ""),
    ])

  static let rangeEnd = ObjectSchema(
    "RangeEnd", "Ends of a range",
    [
      Member("name", .text, "As it was given"),
      Member("commit", .text, "The commit's whole name"),
    ])

  static let changingIssue = ObjectSchema(
    "ChangingIssue", "Issues that change",
    [
      Member("id", .text.orNull, "The id in the file's name, or else in its front matter"),
      Member("path", .text, "The file; the last one, where the issue is deleted"),
      Member("formerPath", .text.orNull, "Where the file was before, if that was elsewhere"),
      Member("title", .text, ""),
      Member(
        "events", .list(.choice(IssueReview.Event.self)),
        "`deleted`, `new`, `closed`, `reopened`, `renamed`, `changed`; the last one where it is none of the others, or renamed with its text changed"
      ),
      Member("changes", .list(.object(.change)), "The [changes](#changes), secrets masked"),
      Member("suspicions", .list(.object(.suspicion)), "What to look at twice, as [suspicions](#suspicions)"),
      Member("referrers", .list(.text), "The files that still name an issue that is deleted"),
    ])

  static let suspicion = ObjectSchema(
    "Suspicion", "Suspicions",
    [
      Member(
        "name", .choice(Suspicion.Kind.self),
        "`deleted`, `closed-without-resolution`, `severity-lowered`, `steps-removed`, `environment-removed`, `reporter-rewritten`, `date-rewritten`, `secret-added`, `excuse-added`, `comment-rewritten`, `comment-removed`, `attachment-rewritten`, `attachment-removed`"
      ),
      Member("message", .text, ""),
    ])
}
