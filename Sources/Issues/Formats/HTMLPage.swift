/// All issues on one page that needs nothing else: a table that can be sorted, and each issue in full.
struct HTMLPage: ExportFormat {
  let name = "html"
  let summary = "one page with a table of the issues and each of them in full, to be read and printed"
  let fileExtension = "html"

  func write(_ contents: ExportedContents) -> String {
    let style = String(decoding: PackageResources.page_css, as: UTF8.self)
    let script = String(decoding: PackageResources.page_js, as: UTF8.self)
    let entries = contents.entries
    let rows = zip(contents.reports, entries).map { row($0.issue, $1, contents.configuration) }.joined()
    let heads = Self.columns.map { "<th scope=\"col\"><button type=\"button\">\($0.label)</button></th>" }.joined()
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
      <meta name="referrer" content="no-referrer">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Issues</title>
      <style>\(style)</style>
      </head>
      <body>
      <h1>Issues</h1>
      <p>\(entries.count) as of \(contents.today)</p>
      <input id="filter" type="search" placeholder="Filter" aria-label="Filter" hidden>
      <div class="scroll">
      <table id="issues">
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(rows)</tbody>
      </table>
      </div>
      \(entries.map { article($0, contents.configuration) }.joined())<script>\(script)</script>
      </body>
      </html>

      """
  }

  /// Nothing is loaded, and nothing runs but the page's own script and style, which are named by their SHA-256.
  static let policy =
    "default-src 'none'; style-src '\(styleHash)'; script-src '\(scriptHash)'; base-uri 'none'; form-action 'none'"
  static let styleHash = "sha256-6UJaZOC4GmiBsQHQD0wnOF/RCba7cwKZ+FeLkjGpsqo="
  static let scriptHash = "sha256-mbh39GJtxcrlO4fQ4kknhgLFbkZqN/JvBHuHfbCk8lc="

  private static let columns: [(key: String, label: String)] = [
    ("id", "ID"), ("title", "Title"), ("status", "Status"), ("severity", "Severity"), ("type", "Type"),
    ("reported", "Reported"), ("assignee", "Assignee"), ("labels", "Labels"),
  ]

  private func row(_ issue: Issue, _ entry: Entry, _ configuration: Configuration) -> String {
    let id = HTMLText.escaped(issue.id.description)
    let cells = Self.columns.map { column in
      switch column.key {
      case "id": "<td>\(id)</td>"
      case "title":
        "<td><a href=\"#\(id)\">\(HTMLText.escaped(entry.title.isEmpty ? "(no title)" : entry.title))</a></td>"
      case "severity":
        "<td data-key=\"\(rank(entry["severity"], configuration))\">\(named("severity", entry, configuration))</td>"
      default: "<td>\(named(column.key, entry, configuration))</td>"
      }
    }
    return "<tr>\(cells.joined())</tr>\n"
  }

  /// Where a severity stands among all; what is none stands behind them.
  private func rank(_ severity: String?, _ configuration: Configuration) -> Int {
    let id = severity.flatMap { configuration.severity($0)?.id }
    return configuration.severities.firstIndex { $0.id == id } ?? configuration.severities.count
  }

  /// A value as people call it.
  private func named(_ key: String, _ entry: Entry, _ configuration: Configuration) -> String {
    let value = entry[key] ?? ""
    let name =
      switch key {
      case "status": configuration.status(value)?.name ?? value
      case "severity": configuration.severity(value)?.name ?? value
      default: value
      }
    return HTMLText.escaped(name)
  }

  private func article(_ entry: Entry, _ configuration: Configuration) -> String {
    let id = HTMLText.escaped(entry.id ?? "")
    var text = "<article id=\"\(id)\">\n<h2>\(id) \(HTMLText.escaped(entry.title))</h2>\n<dl>\n"
    for field in entry.fields {
      let value = field.key.map { named($0, entry, configuration) } ?? HTMLText.escaped(field.value)
      text += "<dt>\(HTMLText.escaped(field.label))</dt><dd>\(value)</dd>\n"
    }
    for part in entry.environment {
      text += "<dt>\(HTMLText.escaped(part.label))</dt><dd>\(HTMLText.escaped(part.value))</dd>\n"
    }
    text += "</dl>\n"
    for section in entry.sections {
      if !section.title.isEmpty { text += "<h3>\(HTMLText.escaped(section.title))</h3>\n" }
      text += section.text.isBlank ? "<p class=\"empty\">–</p>\n" : MarkdownBlock.html(section.text)
    }
    for comment in entry.comments {
      text += "<h3>\(HTMLText.escaped(CommentHeading.text(comment)))</h3>\n"
      text += "<div class=\"comment\">\n\(MarkdownBlock.html(comment.text))</div>\n"
    }
    return text + "</article>\n"
  }
}
