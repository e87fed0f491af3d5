internal import Git
internal import IssueStore
internal import Issues

extension ObjectSchema {
  static let change = ObjectSchema(
    "Change", "Changes",
    [
      Member(
        "field", .text,
        "The key of the field (`environment.os` for a part of a map), the heading of the section (`body` for what stands before the first), `comment`, `attachment`, `path`, or `file` for what stands in its place and cannot be read"
      ),
      Member(
        "kind", .choice(Change.Kind.self),
        "`field`, `section`, `comment`, `attachment`, or `file` where the file was renamed, or became a link, a folder or too large"
      ),
      Member(
        "old", .text.orNull,
        "What it was before; `null` where it was not there. Texts of a list have a comma between them"),
      Member("new", .text.orNull, "What it is now; `null` where it is gone"),
    ])

  static let revision = ObjectSchema(
    "Revision", "Revisions",
    [
      Member("id", .text, "The id that the issue has in this commit"),
      Member("commit", .text, "The commit's whole name"),
      Member("author", .object(.person), "The [person](#people) who made the change"),
      Member("date", .text, "When, with the author's zone"),
      Member("committer", .object(.person), "The [person](#people) who committed it"),
      Member("committed", .text, "When"),
      Member("subject", .text, "The first line of the commit's message"),
      Member("event", .choice(Revision.Event.self), "`created`, `changed` or `deleted`"),
      Member("path", .text, "The issue's file in this commit; its last one, where the commit deletes it"),
      Member("changes", .list(.object(.change)), "The [changes](#changes)"),
    ])

  static let person = ObjectSchema(
    "Person", "People",
    [
      Member("name", .text.orNull, ""),
      Member("email", .text.orNull, ""),
    ])

  static let blamedField = ObjectSchema(
    "BlamedField", "Blamed fields",
    [
      Member("field", .text, "Its key; of a field with several values, `environment.os`"),
      Member("text", .text, "Its value"),
      Member(
        "commit", .text.orNull,
        "The commit that gave it this value; `null` where history is cut before it, and then the following are missing"),
      Member(sometimes: "author", .object(.person), "The [person](#people) who made the change"),
      Member(sometimes: "date", .text, "When, with the author's zone"),
      Member(sometimes: "subject", .text, "The first line of the commit's message"),
    ])

  static let blamedSection = ObjectSchema(
    "BlamedSection", "Blamed sections",
    [
      Member("heading", .text, "Its heading; `body` for what stands before the first"),
      Member("lines", .list(.object(.blamedLine)), "Its [lines](#blamed-lines)"),
    ])

  static let blamedLine = ObjectSchema(
    "BlamedLine", "Blamed lines",
    [
      Member("text", .text, "The line"),
      Member("commit", .text.orNull, "The commit that brought it in, and so on as of a [field](#blamed-fields)"),
      Member(sometimes: "author", .object(.person), ""),
      Member(sometimes: "date", .text, ""),
      Member(sometimes: "subject", .text, ""),
    ])

  static let auditedCommit = ObjectSchema(
    "AuditedCommit", "Audited commits",
    [
      Member("commit", .text, "The commit's whole name"),
      Member("author", .object(.person), "The [person](#people) who made the change"),
      Member("date", .text, "When, with the author's zone"),
      Member("subject", .text, "The first line of the commit's message"),
      Member(
        "refused", .truth,
        "Whether the rules of its time refuse it, its settings cannot be read, or its signature is bad"),
      Member("signature", .object(.signature).orNull, "The [signature](#signatures); `null` with `--no-signatures`"),
      Member(
        "diagnostics", .list(.object(.diagnostic)),
        "The [diagnostics](#diagnostics), by the settings, forms and baseline that it came upon; with `--warnings`, warnings too"
      ),
      Member("fault", .object(.fault).orNull, "What of the settings that it brings cannot be [read](#faults)"),
      Member(
        "loosenings", .list(.object(.loosening)),
        "What the settings, forms and baseline that it brings let pass that was stopped before, as [loosenings](#loosenings); they refuse nothing"
      ),
    ])

  static let signature = ObjectSchema(
    "Signature", "Signatures",
    [
      Member(
        "status", .choice(CommitSignature.Verdict.self),
        "`good`; `untrusted`, `expired`, `expired-key`, `revoked-key` for one that is good but for that; `bad`; `unchecked` where the key or the program is not there; `none`"
      ),
      Member("signer", .text.orNull, "Whose key it is, as Git says"),
      Member("key", .text.orNull, "The key, as Git names it"),
    ])

  static let checkpoint = ObjectSchema(
    "Checkpoint", "Checkpoints",
    [
      Member("branch", .text, "The branch; `HEAD` where none is checked out"),
      Member("commit", .text, "The commit that was recorded"),
    ])

  static let rewrittenCommit = ObjectSchema(
    "RewrittenCommit", "Rewritten commits",
    [
      Member(
        "change", .choice(RewrittenCommit.Kind.self),
        "`dropped`: nothing does the same any more; `rewritten`: another commit makes the same change, by the same author at the same time; `reordered`: the same, at another place among the others"
      ),
      Member("commit", .text, "The whole name that it had"),
      Member("now", .text.orNull, "The commit that stands for it"),
      Member("author", .object(.person), "The [person](#people) who made the change"),
      Member("date", .text, "When, with the author's zone"),
      Member("subject", .text, "The first line of the commit's message"),
    ])

  static let counts = ObjectSchema("Counts", nil, [Member("name", .text.orNull, "")] + countMembers)

  /// How many there are, of all issues or of those with one value of a field.
  static let countMembers = [
    Member("open", .number, "Issues whose status is an open one"),
    Member("closed", .number, "Issues whose status is a closed one"), Member("total", .number, "Both"),
    Member("overdue", .number, "Open issues that should have been done with before today"),
  ]

  static let ageGroup = ObjectSchema(
    "AgeGroup", nil, [Member("days", .number.orNull, ""), Member("open", .number, "")])

  static let recentChanges = ObjectSchema(
    "RecentChanges", nil, [Member("day", .text, ""), Member("opened", .number, ""), Member("closed", .number, "")])

  static let days = ObjectSchema(
    "Days", "Days",
    [
      Member("count", .number, "Of how many issues"),
      Member("median", .number, "Half of them took no longer"),
      Member("ninetieth", .number, "Nine in ten of them took no longer"),
      Member("longest", .number, "None took longer"),
    ])

  static let period = ObjectSchema(
    "Period", "Weeks and months",
    [
      Member(
        "start", .text, "The first day; weeks begin on Monday, and the first week or month on the day of `--since`"),
      Member("opened", .number, "Reported in it"),
      Member("closed", .number, "Closed in it"),
      Member("open", .number, "Open at its end"),
    ])
}
