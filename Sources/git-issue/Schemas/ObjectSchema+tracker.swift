internal import Git
internal import IssueStore
internal import Issues

extension ObjectSchema {
  static let batchResult = ObjectSchema(
    "BatchResult", "Results of a batch",
    [
      Member("line", .number, "Where the request begins"),
      Member("as", .text.orNull, "The name that the request gives to its report; `null` where there is none"),
      Member("result", .choice(BatchResult.Deed.self), "`reported`, `changed`, `unchanged` or `commented`"),
      Member("issue", .object(.issue), "The [issue](#issues) after this request"),
      Member("changes", .list(.object(.change)), "The [changes](#changes); for a new issue, all it has"),
      Member("comment", .text.orNull, "The path of the comment that was made; `null` where none was"),
      Member("diagnostics", .list(.object(.diagnostic)), "What rules warn of: [diagnostics](#diagnostics)"),
    ])

  static let renumberedIssue = ObjectSchema(
    "RenumberedIssue", "Renumbered issues",
    [
      Member("id", .text, "The new id"),
      Member("formerly", .text, "The old one"),
      Member("title", .text, "Its title"),
      Member("path", .text, "The new file"),
      Member("formerPath", .text, "The old one"),
      Member("staying", .text, "The file that keeps the id"),
      Member(
        "reason", .choice(Renumbering.Reason.self),
        "Why it does: `upstream`, `first-parent`, `reported` earlier, or its `path`"),
      Member(
        "unclear", .list(.text), "Comments and attachments that stay with that one, since nothing says whose they are"),
    ])

  static let followedFile = ObjectSchema(
    "FollowedFile", nil, [Member("id", .text, ""), Member("formerly", .text, ""), Member("path", .text, "")])

  static let keptID = ObjectSchema(
    "KeptID", "Issues that keep an id",
    [
      Member("id", .text, "The id that is taken twice"),
      Member("path", .text, "The file that should have given it up"),
      Member("reason", .text, "Why it could not"),
    ])

  static let importedReport = ObjectSchema(
    "ImportedReport", "Imported reports",
    [
      Member("id", .text, "Its id here"), Member("entry", .text.orNull, "Its id in the document"),
      Member("title", .text, ""), Member("source", .text, "The name of the document"),
      Member("line", .number.orNull, "Where it begins there, from 1; `null` where the document has no lines"),
      Member("endLine", .number.orNull, "Where it ends"),
      Member("result", .choice(ImportReport.Fate.self), "`new`, `changed` or `unchanged`"),
      Member("changes", .list(.object(.change)), "What is `changed` ([changes](#changes))"),
      Member("kept", .list(.text), "The fields and sections that differ, and stay as they are here"),
      Member("excused", .list(.text), "The [rules](Rules.md) that it breaks; they are in the baseline now"),
    ])

  static let leftOutPart = ObjectSchema(
    "LeftOutPart", nil,
    [
      Member("source", .text, ""), Member("line", .number, ""), Member("endLine", .number, ""),
      Member("reason", .text, ""), Member("text", .text, ""),
    ])

  static let watchedPattern = ObjectSchema(
    "WatchedPattern", "Watched patterns",
    [
      Member("name", .text, "What one watches for"), Member("area", .text.orNull, "The part of the system"),
      Member("pattern", .text.orNull, "What it looks like in a log: a regular expression"),
      Member("severity", .text.orNull, "The severity of a report of it"),
      Member(
        "seen", .either([.text, .truth]), "The day on which it was seen; `true` where nobody knows when; `false`"),
    ])

  static let scanFinding = ObjectSchema(
    "ScanFinding", "Scanned patterns", besides: .watchedPattern,
    [
      Member("count", .number, "How many lines of the logs match"),
      Member(
        "logs", .list(.object(.scannedLog)),
        "For each `log` that has such lines, the `count` of them, and the numbers of the `first` and the `last`"),
      Member(
        "samples", .list(.object(.logSample)), "The first such lines: `log`, `line`, and the `text`, secrets masked"),
      Member("issue", .text.orNull, "An open issue that is about it"),
      Member("draft", .text.orNull, "With `--draft`: the file of the draft"),
    ])

  static let scannedLog = ObjectSchema(
    "ScannedLog", nil,
    [
      Member("log", .text, ""), Member("count", .number, ""), Member("first", .number, ""),
      Member("last", .number, ""),
    ])

  static let logSample = ObjectSchema(
    "LogSample", nil, [Member("log", .text, ""), Member("line", .number, ""), Member("text", .text, "")])

  static let listedForm = ObjectSchema(
    "ListedForm", "Forms in a list",
    [
      Member("type", .text, "The type of its issues: the name that commands take"),
      Member("name", .text, "The name that people read"),
      Member("description", .text, ""),
    ])

  static let form = ObjectSchema(
    "Form", "Forms",
    [
      Member("type", .text, "The type of its issues"),
      Member("name", .text, "The name that people read"),
      Member("elements", .list(.object(.element)), "The [elements](#elements) that ask for something, in order"),
    ])

  static let element = ObjectSchema(
    "Element", "Elements",
    [
      Member("option", .text, "How the answer is given to `add`: `-s steps=…`, `-f phase=…`, `-e os=…`"),
      Member("label", .text, "The heading, or the question"),
      Member(
        "type", .one(of: Form.Element.Kind.allCases.filter { $0 != .markdown }.map(\.rawValue)),
        "`input`, `textarea`, `dropdown`, `checkboxes` or `upload`"),
      Member("required", .truth, "Whether an answer is required"),
      Member("recommended", .truth, "Whether a missing answer is a warning"),
      Member("options", .list(.text), "The choices; empty where any text will do"),
      Member("description", .text, ""),
      Member("aliases", .list(.text), "Other names under which the answer is found"),
    ])

  static let examination = ObjectSchema(
    "Examination", "Examinations",
    [
      Member("name", .text, "What was looked at"),
      Member("ok", .truth, "Whether nothing is wrong"),
      Member("findings", .list(.object(.finding)), "[Findings](#findings)"),
      Member("fixed", .list(.text), "What `--fix` did, for people"),
      Member("obstacle", .text.orNull, "Why it could not be made, or `null`"),
    ])

  static let finding = ObjectSchema(
    "Finding", "Findings",
    [
      Member(
        "gravity", .choice(Trouble.Gravity.self), "`wrong`, or `advice` where something else would only serve better"),
      Member("message", .text, "What was found, for people"),
      Member("reason", .text, "Why it matters"),
      Member("remedy", .text, "The command, or what else to do"),
      Member("fixable", .truth, "Whether `--fix` puts it right"),
    ])

  static let hook = ObjectSchema(
    "Hook", "Hooks",
    [
      Member("name", .text, "Git's name for the hook"),
      Member(
        "state", .choice(HookReport.State.Word.self),
        "`ours`; `chained`: ours, after the hook that was there; `stale`: ours, to be installed again; `edited`: ours, changed by a person; `by-hand`: somebody else's, which calls `git-issue`; `foreign`: somebody else's, or no file; `off`"
      ),
      Member("path", .text, "The file that Git runs, or would run; absolute"),
      Member(
        "arrangement", .choice(HookArrangement.self),
        "How Git finds it: `file`, by its name in the hook folder, or `configuration`"),
      Member("reason", .text.orNull, "Why it is so, for people, or `null`"),
    ])

  static let mergeDriver = ObjectSchema(
    "MergeDriver", nil,
    [
      Member("state", .choice(MergeDriverSetting.State.Word.self), ""), Member("path", .text, ""),
      Member("reason", .text.orNull, ""),
    ])
}
