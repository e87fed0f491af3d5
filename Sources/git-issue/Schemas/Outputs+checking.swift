internal import IssueStore
internal import Issues

extension ObjectSchema {
  static let checkOutput = output(
    "check",
    [
      Member(
        "diagnostics", .list(.object(.diagnostic)),
        "The [diagnostics](#diagnostics): by file, in each by place; empty where nothing is wrong. What the [baseline](Format.md#the-baseline) covers is not in it"
      )
    ])

  static let reviewOutput = output(
    "review",
    [
      Member("base", .object(.rangeEnd), "The [end](#ends-of-a-range) that the commits go to"),
      Member("head", .object(.rangeEnd), "The other [end](#ends-of-a-range)"),
      Member("verdict", .text, "`may land`, or `may not land`: then the exit status is 1"),
      Member("summary", .text, "How much changes, and how much is wrong"),
      Member(
        "issues", .list(.object(.changingIssue)),
        "The [issues that change](#issues-that-change): deleted, new, closed, reopened, renamed and other ones, each by id"
      ),
      Member("otherFiles", .list(.text), "The other files below `.issues` that change"),
      Member(
        "loosenings", .list(.object(.loosening)),
        "What the new settings, forms and baseline let pass that was stopped before, as [loosenings](#loosenings)"),
      Member("fault", .object(.fault).orNull, "What of the new settings cannot be [read](#faults)"),
      Member("diagnostics", .list(.object(.diagnostic)), "The [diagnostics](#diagnostics), by the settings of `base`"),
    ])

  static let auditOutput = output(
    "audit",
    [
      Member(
        "complete", .truth,
        "Whether the history could be followed to its beginning: false in a shallow clone that is cut"),
      Member("head", .text.orNull, "The newest commit that was looked at; `null` on a branch without commits"),
      Member(
        "recorded", .object(.checkpoint).orNull,
        "The [checkpoint](#checkpoints) as it was, with `--since-recorded` or `--record`; `null` where there is none"),
      Member(
        "rewritten", .list(.object(.rewrittenCommit)).orNull,
        "With `--since-recorded`, where the recorded commit is not in the history any more: what became of the commits that touched issues, as [rewritten commits](#rewritten-commits), the newest first. `null` where it still is"
      ),
      Member("touching", .number, "How many commits touch issues"),
      Member(
        "signatures", .map(.number),
        "How many of them are signed how: the `status` of [signatures](#signatures) with numbers, only what there is"),
      Member(
        "commits", .list(.object(.auditedCommit)),
        "The [audited commits](#audited-commits) that are refused or loosen the settings, the newest first; with `--signatures` all that touch issues"
      ),
    ])

  static let doctorOutput = output(
    "doctor",
    [
      Member("examinations", .list(.object(.examination)), "The [examinations](#examinations), by name")
    ])

  static let hooksStatusOutput = output(
    "hooks status",
    [
      Member("hooks", .list(.object(.hook)), "The [hooks](#hooks) that `git-issue` has something to do at"),
      Member(
        "mergeDriver", .object(.mergeDriver).orNull,
        "The setting by which Git [merges](Merging.md) issues field by field; none in a bare repository. `state` is `ours`; `stale`: ours, with a program that is elsewhere or gone; `foreign`; or `off`. `path` is the file of the setting, `reason` why it is stale"
      ),
    ])

  static let formListOutput = output(
    "form list",
    [
      Member(
        "forms", .list(.object(.listedForm)),
        "The [forms](#forms-in-a-list) of the repository; outside of one, those that come with `git-issue`")
    ])

  static let formShowOutput = output(
    "form show",
    [
      Member("form", .object(.form), "The [form](#forms)")
    ])
}
