internal import IssueStore
internal import Issues

extension ObjectSchema {
  static let changeOutput = output(
    "set, edit, close, reopen",
    [
      Member("issue", .object(.issue), "The [issue](#issues) as it is now"),
      Member(
        "commit", .text.orNull,
        "The commit's whole name; `null` where the change was staged, or there was nothing to change"),
      Member("changes", .list(.object(.change)), "The [changes](#changes); for a new issue, all it has"),
    ])

  static let addOutput = output(
    "add", besides: .changeOutput,
    [
      Member(
        "similar", .list(.object(.similarIssue)),
        "At most three [issues](#similar-issues) that the report may repeat, the likeliest first"),
      Member(
        "known", .list(.object(.knownIssue)),
        "At most three [entries](#known-issues) of the knowledge base that the report tells of, the best match first"),
    ])

  static let prospectOutput = output(
    "add --dry-run",
    [
      Member(
        "issue", .object(.issue).orNull,
        "The [issue](#issues) as it would be; `null` where what breaks rules cannot even be read as one"),
      Member("commit", .text.orNull, "`null`: nothing was filed"),
      Member("changes", .list(.object(.change)), "The [changes](#changes): all that it would have"),
      Member("text", .text, "The file that would be written"),
      Member("diagnostics", .list(.object(.diagnostic)), "What is wrong with it: [diagnostics](#diagnostics)"),
      Member("similar", .list(.object(.similarIssue)), "As of `add`"),
      Member("known", .list(.object(.knownIssue)), "As of `add`"),
    ])

  static let commentOutput = output(
    "comment",
    [
      Member("id", .text, "The issue"), Member("comment", .text, "The file of the comment"),
      Member("commit", .text.orNull, "The commit's whole name; `null` where it was staged"),
    ])

  static let attachOutput = output(
    "attach",
    [
      Member("id", .text, "The issue"),
      Member("attachments", .list(.text), "The files that were written; none where it has them already"),
      Member("commit", .text.orNull, "The commit's whole name; `null` where they were staged, or it has them already"),
    ])

  static let fmtOutput = output(
    "fmt",
    [
      Member("changed", .list(.text), "The files that were rewritten, or with `--check` would be"),
      Member("unread", .list(.text), "Those that cannot be read, and were left as they are; the exit status is 1 then"),
      Member("commit", .text.orNull, "The commit's whole name; `null` where it was staged, only tried, or not needed"),
    ])

  static let batchOutput = output(
    "batch",
    [
      Member(
        "results", .list(.object(.batchResult)),
        "The [results](#results-of-a-batch), one for each request, in their order"),
      Member(
        "commit", .text.orNull,
        "The commit's whole name; `null` where the changes were staged, there was nothing to change, or with `--dry-run`"
      ),
    ])

  static let importOutput = output(
    "import",
    [
      Member(
        "imported", .list(.object(.importedReport)),
        "What became of each report, as [imported reports](#imported-reports)"),
      Member(
        "leftOut", .list(.object(.leftOutPart)),
        "What is in no report: the `line` and `endLine` of it in its `source`, the `reason`, and its `text`"),
      Member("besides", .list(.text), "The other files that were written, such as settings"),
      Member(
        "commit", .text.orNull, "The commit's whole name; `null` with `--dry-run` or `--stage`, or where nothing is new"
      ),
    ])

  static let watchOutput = output(
    "watch add, watch tick",
    [
      Member("pattern", .object(.watchedPattern), "The [pattern](#watched-patterns) as it is now"),
      Member(
        "commit", .text.orNull,
        "The commit's whole name; `null` where the change was staged, or there was nothing to change"),
    ])

  static let renumberOutput = output(
    "renumber",
    [
      Member(
        "renumbered", .list(.object(.renumberedIssue)),
        "The issues that have got another id ([renumbered issues](#renumbered-issues))"),
      Member(
        "followed", .list(.object(.followedFile)),
        "Comments and attachments that came under the old id of an issue: `id`, `formerly`, and `path`, where each is now"
      ),
      Member("references", .list(.text), "The other files in which references follow"),
      Member(
        "left", .list(.object(.keptID)),
        "Those that should have, and could not ([issues that keep an id](#issues-that-keep-an-id)); the exit status is 1 then"
      ),
      Member("commit", .text.orNull, "The commit, or `null` where it was staged, only tried, or not needed"),
    ])

  static let knownAddOutput = output(
    "known add",
    [
      Member("entry", .object(.knownIssue), "The [entry](#known-issues)"),
      Member(
        "commit", .text.orNull,
        "The commit's whole name; `null` where the change was staged, or the entry is there already"),
    ])
}
