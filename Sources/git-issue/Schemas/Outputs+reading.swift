internal import IssueStore
internal import Issues

extension ObjectSchema {
  static let listOutput = output(
    "list",
    [
      Member(
        "issues", .list(.either([.object(.brokenFile), .object(.listedIssue)])),
        "What cannot be read first ([broken files](#broken-files)), whatever the query and the limit; then the [issues](#issues) that answer the query, in its order"
      )
    ])

  static let pickedListOutput = output(
    "list --fields",
    [
      Member(
        "issues", .list(.either([.object(.brokenFile), .map(.any)])),
        "Broken files with all of their members; then issues with those members that are asked for, in this order")
    ])

  static let queriesOutput = output("list @", [Member("queries", .map(.text), "The saved queries, by name")])

  static let countOutput = output(
    "list --count", [Member("count", .number, "How many issues answer the query; broken files are not among them")])

  static let listOutputWithBranches = output(
    "list --branches", besides: .listOutput,
    [
      Member(
        "elsewhere", .list(.object(.branchVersion)),
        "What other branches have otherwise, of the issues that answer the query ([issues on other branches](#issues-on-other-branches))"
      )
    ])

  static let searchOutput = output(
    "search",
    [
      Member(
        "total", .number, "How many issues hold the text, without regard to `--limit`; broken files are not among them"),
      Member(
        "issues", .list(.either([.object(.brokenFile), .object(.foundIssue)])),
        "First what cannot be read, and files with another fault that do not hold the text ([broken files](#broken-files)); then [issues](#issues), the best first, each with its [matches](#issues-that-are-found)"
      ),
    ])

  static let statsOutput = output(
    "stats",
    ObjectSchema.countMembers + [
      Member("duplicates", .number, "Files with an id that another one has too; they are counted"),
      Member(
        "broken", .list(.object(.brokenFile)), "The [files](#broken-files) that cannot be read; they are not counted"),
      Member(
        "by", .map(.list(.object(.counts))),
        "By the name of a field: its values, each with a `name` (`null` for issues without one) and the same four numbers"
      ),
      Member(
        "timeToClose", .object(.days).orNull,
        "How many [days](#days) it took from `reported` to `resolved`; `null` where none was closed"),
      Member(
        "age", .object(.days).orNull,
        "How many [days](#days) ago the open ones were reported; `null` where there are none"),
      Member(
        "ages", .list(.object(.ageGroup)),
        "The open ones by age: `open` are at most `days` old, and older than those before; `null` for the oldest"),
      Member(
        "since", .object(.recentChanges).orNull,
        "With `--since`: how many were `opened` and `closed` on `day` or later; else `null`"),
      Member(
        "weeks", .list(.object(.period)),
        "The last 26 [weeks](#weeks-and-months) at most, or those since `--since`, at most 520; the last one is of today"
      ),
      Member("months", .list(.object(.period)), "The last 24 months at most, or those since `--since`, at most 120"),
    ])

  static let watchListOutput = output(
    "watch list", [Member("patterns", .list(.object(.watchedPattern)), "The [patterns](#watched-patterns), by area")])

  static let scanOutput = output(
    "scan",
    [
      Member(
        "findings", .list(.object(.scanFinding)), "What came of each [pattern that is looked for](#scanned-patterns)"),
      Member(
        "notLookedFor", .list(.object(.watchedPattern)), "The [others](#watched-patterns), which have no `pattern`"),
      Member("lines", .number, "How many lines were read"), Member("bytes", .number, "How many bytes"),
      Member("cutLines", .number, "How many lines were too long, so that only their start was looked at"),
    ])

  static let showOutput = output(
    "show",
    [
      Member(
        "issue", .either([.object(.fullIssue), .object(.brokenFile)]),
        "An [issue](#issues) with its [text](#issues-in-full), or a [broken file](#broken-files)")
    ])

  static let showOutputWithBranches = output(
    "show --branches",
    [
      Member(
        "issue", .object(.issue).orNull, "The [issue](#issues) as it is here, or `null` where it is only elsewhere"),
      Member(
        "branches", .list(.object(.branchVersion)),
        "What other branches have otherwise ([issues on other branches](#issues-on-other-branches)), each with `commit` and `date`"
      ),
    ])

  static let whereOutput = output(
    "where",
    [
      Member("id", .text, "Its id"),
      Member("path", .text, "Its file, here or where it is"),
      Member("here", .truth, "Whether it is here"),
      Member("branches", .list(.text), "The local and remote-tracking branches that have it, in whatever folder"),
      Member(
        "elsewhere", .list(.object(.branchVersion)),
        "What other branches have otherwise ([issues on other branches](#issues-on-other-branches))"),
      Member("filed", .text.orNull, "The commit that brought it in, or `null`"),
      Member("closed", .text.orNull, "The commit that closed it, or `null` where it is not closed here"),
      Member("closedOn", .list(.text), "The branches that have that commit"),
      Member("closedIn", .list(.text), "The tags that lead to it or beyond"),
    ])

  static let logOutput = output(
    "log",
    [
      Member(
        "complete", .truth,
        "Whether the history could be followed to its beginning: false in a shallow clone that is cut"),
      Member("revisions", .list(.object(.revision)), "The [revisions](#revisions), the newest first"),
    ])

  static let blameOutput = output(
    "blame",
    [
      Member("id", .text, "The issue's id now"),
      Member("path", .text, "Its file"),
      Member("complete", .truth, "As of `log`"),
      Member("fields", .list(.object(.blamedField)), "The [fields](#blamed-fields), as they are committed"),
      Member("sections", .list(.object(.blamedSection)), "The [sections](#blamed-sections)"),
    ])

  static let knownOutput = output(
    "known list, known search",
    [
      Member(
        "known", .list(.either([.object(.brokenFile), .object(.knownIssue)])),
        "What cannot be read first ([broken files](#broken-files), whose `id` is `null`): then the exit status is 1; then [entries](#known-issues) of the knowledge base, in their order, or the best match first"
      )
    ])
}
