internal import Git
internal import IssueStore
internal import Issues

/// One issue: its fields, its text, its comments and attachments, and how it came to be so.
struct IssueView {
  let details: IssueDetails
  /// What is wrong with its file, although it can be read.
  let faults: [Diagnostic]
  /// The newest first.
  let revisions: [Revision]
  /// Whether the history ends before the issue does, as in a shallow clone.
  let isHistoryCut: Bool
  let people: (Signature) -> Person
  /// The issues that it names, by id, as far as they are there.
  let related: [(id: IssueID, title: String?)]
  /// What other branches have otherwise.
  let elsewhere: [BranchVersion]
  let today: CalendarDate
  let links: Links
  let isWritable: Bool
  /// The attachments that stay in the repository alone: what is too large, or no file.
  var left: Set<String> = []

  private var issue: Issue { details.issue }
  private var configuration: Configuration { details.settings.configuration }

  var main: HTML {
    let edit: HTML? =
      isWritable ? "<a class=\"button\" href=\"/issues/\(Percent.encode(issue.id.description))/edit\">Edit</a>" : nil
    return """
      <article class="issue">
      <header>
      <h1><span class="id">\(issue.id)</span> \(issue.title.isEmpty ? "(no title)" : issue.title)</h1>
      <p>\(Badge.status(issue.status, configuration)) \(Badge.severity(issue.severity, configuration)) \(edit)</p>
      </header>
      \(broken)
      <div class="columns">
      <div>
      <section class="text" aria-label="Report">\(HTML(trusted: MarkdownBlock.html(issue.document.body)))</section>
      \(comments)\(isWritable ? forms.comment.html : nil)
      \(history)
      </div>
      <aside aria-label="Fields">\(fields)\(isWritable ? forms.status?.html : nil)\(attachments)\(relatedIssues)\(branches)</aside>
      </div>
      </article>
      """
  }

  private var broken: HTML? {
    guard !faults.isEmpty else { return nil }
    var paths: [String] = []
    for path in faults.map(\.path) where !paths.contains(path) { paths.append(path) }
    let files = paths.compactMap { path in links.file(path).map { _ in links.name(ofFile: path) } }
    let list: HTML? = files.isEmpty ? nil : "<p>Look at \(files.joined(", "))</p>"
    return """
      <section class="broken"><h2>The file is not as it should be</h2>\(DiagnosticList(faults).html)\(list)</section>
      """
  }

  private var forms: IssueForms { IssueForms(issue, details.settings) }

  private var fields: HTML {
    let rows = issue.document.frontMatter.fields.filter { !["id", "title"].contains($0.key) }.map { field -> HTML in
      "<dt>\(field.key)</dt><dd>\(value(of: field))</dd>"
    }
    let due: HTML? = issue.due(configuration).map { due in
      "<dt>due</dt><dd\(issue.isOverdue(on: today, configuration) ? " class=\"late\"" : "" as HTML)>\(due)</dd>"
    }
    return "<h2>Fields</h2><dl>\(rows)\(due)</dl>"
  }

  private func value(of field: FrontMatter.Field) -> HTML {
    if let pairs = field.value.pairs {
      let rows: [HTML] = pairs.map { "<dt>\($0.key)</dt><dd>\($0.value.text ?? $0.value.json.written)</dd>" }
      return "<dl>\(rows)</dl>"
    }
    let text = field.value.text ?? field.value.texts.joined(separator: ", ")
    switch field.key {
    case "status": return Badge.status(text, configuration)
    case "severity": return Badge.severity(text, configuration) ?? ""
    case "labels":
      let labels: [HTML] = field.value.texts.map {
        "<a class=\"label\" href=\"\(links.list("label:\(ListPage.quoted($0))"))\">\($0)</a> "
      }
      return "\(labels)"
    default: return "\(text)"
    }
  }

  private var comments: HTML {
    let comments = details.companions.comments.map { comment -> HTML in
      """
      <article class="comment">
      <h3>\(comment.author) <time datetime="\(comment.time)">\(comment.time.prefix(16).split(separator: "T").joined(separator: " "))</time></h3>
      \(HTML(trusted: MarkdownBlock.html(comment.shownText)))
      </article>
      """
    }
    guard !comments.isEmpty else { return "" }
    return "<section aria-label=\"Comments\"><h2>Comments</h2>\(comments)</section>"
  }

  private var attachments: HTML? {
    let files: [HTML] = details.companions.attachments.enumerated().map { index, path in
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let place = links.path(to: .attachment(path, of: issue.id, number: index + 1))
      if left.contains(path) { return "<li>\(name) <span class=\"help\">(in the repository: \(path))</span></li>" }
      return "<li><a href=\"\(place)\" download=\"\(name)\">\(name)</a></li>"
    }
    return files.isEmpty ? nil : "<h2>Attachments</h2><ul>\(files)</ul>"
  }

  private var relatedIssues: HTML? {
    let items: [HTML] = related.map { other in
      guard let title = other.title else { return "<li>\(other.id) <span class=\"error\">is not there</span></li>" }
      return "<li><a href=\"\(links.path(to: .issue(other.id)))\">\(other.id)</a> \(title)</li>"
    }
    return items.isEmpty ? nil : "<h2>Related</h2><ul>\(items)</ul>"
  }

  private var branches: HTML? {
    let items: [HTML] = elsewhere.map { version in
      let changes: [HTML] = version.changes.map { "<li>\($0.name): \($0.new ?? "removed")</li>" }
      let names = version.branches.map(\.shortName).joined(separator: ", ")
      return "<li><strong>\(names)</strong> \(version.state.rawValue)<ul>\(changes)</ul></li>"
    }
    return items.isEmpty ? nil : "<h2>On other branches</h2><ul>\(items)</ul>"
  }

  private var history: HTML {
    let items = revisions.map { revision -> HTML in
      let author = revision.commit.author
      let time = Timestamp.text(seconds: Int(author.time), offset: author.offset)
      let who = people(author)
      let changes: [HTML] = revision.changes.map { change(of: $0) }
      let verb = revision.event == .created ? "reported" : revision.event == .deleted ? "removed" : "changed"
      let list: HTML? = revision.event == .created || changes.isEmpty ? nil : "<ul>\(changes)</ul>"
      return """
        <li><time datetime="\(time)">\(time.prefix(16).split(separator: "T").joined(separator: " "))</time> \
        <strong>\(who.name ?? who.description)</strong> \(verb) it <code>\(revision.commit.id.short)</code>\(list)</li>
        """
    }
    let cut: HTML? = isHistoryCut ? "<p>The history is cut here: this clone is shallow.</p>" : nil
    guard !items.isEmpty else {
      return "<section aria-label=\"History\"><h2>History</h2><p>Not committed yet.</p></section>"
    }
    return """
      <section aria-label="History"><h2>History</h2><ol class="timeline">\(items)</ol>\(cut)</section>
      """
  }

  private func change(of change: Change) -> HTML {
    guard change.kind == .field else {
      let word = change.old == nil ? "added" : change.new == nil ? "removed" : "edited"
      return "<li>\(change.name) \(word)</li>"
    }
    switch (change.old, change.new) {
    case (let old?, let new?): return "<li>\(change.name): <del>\(old)</del> → <ins>\(new)</ins></li>"
    case (nil, let new?): return "<li>\(change.name): <ins>\(new)</ins></li>"
    case (let old, nil): return "<li>\(change.name): <del>\(old ?? "")</del></li>"
    }
  }
}
