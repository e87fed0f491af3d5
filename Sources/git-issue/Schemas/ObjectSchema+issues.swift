internal import Git
internal import IssueStore
internal import Issues

extension ObjectSchema {
  static let issue = ObjectSchema(
    "Issue", "Issues",
    [
      Member("id", .text, "`BUG-001`"),
      Member("path", .text, "The file"),
      Member("title", .text, "The title; empty where there is none"),
      Member("status", .text, "The id of the status"),
      Member("type", .text, "The type, the name of a form"),
      Member("severity", .text.orNull, "The id of the severity"),
      Member("reported", .text.orNull, "The day, as it stands in the file"),
      Member("resolved", .text.orNull, "The day on which it was closed"),
      Member("reporter", .text.orNull, "`Name <email>`, an email or a name"),
      Member("assignee", .text.orNull, "The same"),
      Member("labels", .list(.text), ""),
      Member("phase", .text.orNull, ""),
      Member("environment", .map(.text), "Its keys, each a text"),
      Member("components", .list(.text), ""),
      Member("files", .list(.text), "Paths, as they stand in the file"),
      Member("related", .list(.text), "Ids and links, as they stand in the file"),
      Member("reproducible", .text.orNull, "`always`, `intermittent` or `never`"),
      Member("formerly", .list(.text), "Ids that the issue had before"),
      Member(
        "fields", .map(.field),
        "All other fields: texts, lists and objects of texts, as they stand in the file"),
    ])

  static let listedIssue = ObjectSchema(
    "ListedIssue", "Issues in a list", besides: .issue,
    [
      Member(
        "due", .text.orNull,
        "The last day in time, by the [response time](Format.md#response-times) of the severity; `null` where there is none, and for a closed issue"
      ),
      Member("overdue", .truth, "Whether that day is past, by the clock of whoever asks"),
      Member(sometimes: "uncommitted", .yes, "The file is not as it is committed"),
      Member(
        sometimes: "broken", .yes, "Another file has the same id, or the file can be run, or lies in the wrong folder"),
      Member(
        sometimes: "diagnostics", .list(.object(.diagnostic)),
        "With `broken`: the [diagnostics](#diagnostics) that say so"),
    ])

  static let foundIssue = ObjectSchema(
    "FoundIssue", "Issues that are found", besides: .issue,
    [
      Member(
        "rank", .number, "1 for the whole text at the start of a word of the title, up to 8 for all words anywhere"),
      Member("matchingLines", .number, "How many lines hold a word of the text"),
      Member(
        "matches", .list(.object(.match)),
        "At most `--lines` of these [lines](#matches), those with the whole text first"),
      Member(sometimes: "broken", .yes, "As in a list; missing where nothing is wrong with the file"),
      Member(
        sometimes: "diagnostics", .list(.object(.diagnostic)),
        "With `broken`: the [diagnostics](#diagnostics) that say so"),
    ])

  static let match = ObjectSchema(
    "Match", "Matches",
    [
      Member("line", .number, "In the file, from 1"),
      Member("section", .text.orNull, "The title of the section; `null` above the first"),
      Member("text", .text, "The line"),
      Member(
        "places", .list(.object(.place)),
        "Where the text or its words stand in it, each with `column` and `endColumn` in characters, from 1"),
    ])

  static let fullIssue = ObjectSchema(
    "FullIssue", "Issues in full", besides: .issue,
    [
      Member("body", .text, "What stands below the front matter, without blank lines around it"),
      Member("sections", .list(.object(.section)), "The [sections](#sections) of the body, in its order"),
      Member("comments", .list(.object(.comment)), "The [comments](#comments), the oldest first"),
      Member("attachments", .list(.text), "Paths of the attachments"),
      Member(
        sometimes: "broken", .yes,
        "The report can be read, but its file can be run, or lies in the wrong folder; the exit status is 1"),
      Member(
        sometimes: "diagnostics", .list(.object(.diagnostic)),
        "With `broken`: the [diagnostics](#diagnostics) that say so"),
    ])

  static let place = ObjectSchema(
    "Place", nil, [Member("column", .number, ""), Member("endColumn", .number, "")])

  static let section = ObjectSchema(
    "Section", "Sections",
    [
      Member("id", .text.orNull, "The id of the form's element that the heading names"),
      Member("title", .text, "The heading, as it stands in the file"),
      Member("text", .text, "What stands below it, without blank lines around it"),
    ])

  static let comment = ObjectSchema(
    "Comment", "Comments",
    [
      Member("path", .text, "The file"),
      Member("time", .text, "When it was written, in UTC; empty where the file is not named by its time"),
      Member("author", .text, "Who wrote it, as the file says, or else as it is named"),
      Member("text", .text.orNull, "`null` where its file has more than 1 MiB, and is not read"),
    ])

  static let exportedIssue = ObjectSchema(
    "ExportedIssue", "Issues as they are exported",
    [
      Member(
        "sections", .list(.object(.exportedSection)),
        "`title` (empty for a text without a heading) and `text`, in order"),
      Member("comments", .list(.object(.exportedComment)), "`time` (or `null`), `author` and `text`, the oldest first"),
    ])

  static let exportedSection = ObjectSchema(
    "ExportedSection", nil, [Member("title", .text, ""), Member("text", .text, "")])

  static let exportedComment = ObjectSchema(
    "ExportedComment", nil,
    [Member("time", .text.orNull, ""), Member("author", .text, ""), Member("text", .text, "")])

  static let brokenFile = ObjectSchema(
    "Broken", "Broken files",
    [
      Member("id", .text.orNull, "The id that its name starts with"),
      Member("path", .text, "The file"),
      Member("broken", .yes, ""),
      Member("diagnostics", .list(.object(.diagnostic)), "The [diagnostics](#diagnostics) that say why"),
    ])

  static let similarIssue = ObjectSchema(
    "SimilarIssue", "Similar issues",
    [
      Member("id", .text, "`BUG-001`"),
      Member("path", .text, "The file"),
      Member("title", .text, ""),
      Member("status", .text, "The id of the status"),
      Member("closed", .truth, "Whether that is a closed one"),
    ])

  static let knownIssue = ObjectSchema(
    "KnownIssue", "Known issues",
    [
      Member("path", .text, "The file"),
      Member("issue", .text, "What one sees"),
      Member("area", .text.orNull, "The part of the system"),
      Member("cause", .text, "Markdown, may be empty"),
      Member("solution", .text, "Markdown, may be empty"),
    ])

  static let branchVersion = ObjectSchema(
    "BranchVersion", "Issues on other branches",
    [
      Member("id", .text, "The issue"),
      Member("title", .text.orNull, "Its title there, or `null` where it was deleted or cannot be read"),
      Member("branches", .list(.text), "The branches that have it so"),
      Member(
        "state", .choice(BranchVersion.State.self), "`only` there; `changed` since they parted from here; `deleted`"),
      Member("path", .text, "Its file there"),
      Member("status", .text.orNull, "Its status there, or `null`"),
      Member("severity", .text.orNull, "Its severity there, or `null`"),
      Member(
        "changes", .list(.object(.change)),
        "What is otherwise than here ([changes](#changes)); nothing where it is only there"),
      Member("companions", .number, "How many comments and attachments they have that are not here"),
      Member("sameIDHere", .truth, "Whether it is only there, and another report here has its id"),
      Member(
        sometimes: "commit", .text.orNull,
        "In `show --branches` alone: the last commit there that changed it, or `null`"),
      Member(sometimes: "date", .text.orNull, "In `show --branches` alone: when that was, or `null`"),
    ])
}
