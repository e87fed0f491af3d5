internal import IssueStore
internal import Issues

extension ObjectSchema {
  static let initOutput = output(
    "init", besides: .hooksChangeOutput,
    [
      Member("written", .list(.text), "The files that were written; none where all was there"),
      Member("commit", .text.orNull, "The commit's whole name; `null` where they were staged, or nothing was missing"),
    ])

  static let hooksChangeOutput = output(
    "hooks install, hooks uninstall",
    [
      Member("hooks", .list(.object(.changedHook)), "What was done with each [hook](#changed-hooks)"),
      Member(
        "mergeDriver", .object(.mergeDriver).orNull,
        "The setting by which Git merges issues field by field, as of `hooks status`; `null` for the hooks of a server"),
    ])

  static let changedHook = ObjectSchema(
    "ChangedHook", "Changed hooks", besides: .hook,
    [
      Member(
        "done", .choice(HookReport.Outcome.Word.self),
        "`installed`; `reinstalled` before what had replaced it; `upgraded`; `unchanged`; `removed`, or `restored` where the earlier one is in its place again; `left-alone`"
      ),
      Member("obstacle", .text.orNull, "Why it was left alone, for people"),
    ])

  static let formatOutput = output(
    "migrate format",
    [
      Member("format", .number, "The version of the format of the files now"),
      Member("before", .number.orNull, "What it was; `null` where the settings did not say"),
      Member("commit", .text.orNull, "The commit's whole name; `null` where it was staged, or nothing was to do"),
    ])

  static let layoutOutput = output(
    "migrate layout",
    [
      Member("layout", .choice(Configuration.Layout.self), "The layout now: `flat` or `bucketed`"),
      Member(
        "moved", .list(.object(.movedFile)),
        "What was moved `from` one path `to` another, with the `id` of the issue; its folder too"),
      Member("commit", .text.orNull, "The commit's whole name; `null` where it was staged, or nothing was to do"),
    ])

  static let movedFile = ObjectSchema(
    "MovedFile", nil, [Member("id", .text, ""), Member("from", .text, ""), Member("to", .text, "")])

  static let syncOutput = output(
    "sync",
    [
      Member("remote", .text, "The name of the remote"), Member("branch", .text, "The branch there"),
      Member("received", .number, "How many commits came from there"),
      Member("sent", .number, "How many went there"),
      Member(
        "renumbered", .list(.object(.renaming)), "The issues that have got another id: `id`, and `formerly` the old one"
      ),
    ])

  static let renaming = ObjectSchema(
    "Renaming", nil, [Member("id", .text, ""), Member("formerly", .text, "")])

  static let formImportOutput = output(
    "form import",
    [
      Member("forms", .list(.object(.form)), "The [forms](#forms) as they are kept"),
      Member(
        "remarks", .list(.object(.formRemark)),
        "What changed its meaning or was left out: a `message` about an `element` (or `null`) of a `file`"),
      Member("written", .list(.text), "The files that were written; none with `--dry-run`"),
      Member("commit", .text.orNull, "The commit's whole name; `null` where they were staged, or are there already"),
    ])

  static let formRemark = ObjectSchema(
    "FormRemark", nil,
    [Member("file", .text, ""), Member("element", .text.orNull, ""), Member("message", .text, "")])

  static let explainOutput = output(
    "explain",
    [Member("rules", .list(.object(.rule)), "The [rule](#rules) that was named, or all of them")])

  static let rule = ObjectSchema(
    "Rule", "Rules",
    [
      Member("rule", .text, "Its name"),
      Member(
        "level", .choice(Configuration.Level.self), "Its level by default: `error`, `warning` or `off`"),
      Member("summary", .text, "What holds"), Member("reason", .text, "Why it has to"),
      Member("remedy", .text, "How to put it right"),
      Member("excusable", .truth, "Whether a comment in the report can excuse a line"),
      Member("examples", .list(.object(.ruleExample)), "Files as a `text`, with the `lines` that are reported, from 1"),
    ])

  static let ruleExample = ObjectSchema(
    "RuleExample", nil, [Member("text", .text, ""), Member("lines", .list(.number), "")])
}
