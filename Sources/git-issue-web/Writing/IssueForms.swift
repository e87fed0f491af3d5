internal import IssueStore
internal import Issues

/// The small forms on an issue's page: a comment, and another status.
struct IssueForms {
  private let issue: Issue
  private let settings: Settings

  init(_ issue: Issue, _ settings: Settings) {
    self.issue = issue
    self.settings = settings
  }

  private var path: String { Links.server.path(to: .issue(issue.id)) }

  var comment: ReportForm {
    let text = Control(
      place: .other("text"), label: "Comment", kind: .text(rows: 4, isMarkdown: true), description: "In Markdown.",
      isRequired: true)
    return ReportForm(kind: .comment, action: "\(path)/comments", pieces: [.control(text)], verb: "Comment")
  }

  /// Nil where no other status may follow.
  var status: ReportForm? {
    let configuration = settings.configuration
    let allowed = configuration.transitions[issue.status]
    let statuses = configuration.statuses.filter { status in
      status.id != issue.status && allowed?.contains(status.id) ?? true
    }
    guard let first = statuses.first else { return nil }
    let choice = Control(
      place: .other("status"), label: "New status",
      kind: .choice(statuses.map { Control.Option(value: $0.id, label: $0.name) }, mayBeEmpty: false),
      isRequired: true, values: [first.id])
    var pieces: [ReportForm.Piece] = [.control(choice)]
    if let element = settings.form(ofType: issue.type)?.element("resolution") {
      let asking = (element.requiredWhen["status"] ?? []).compactMap { configuration.status($0)?.name }
      let when = asking.isEmpty ? "" : "Needed for \(asking.joined(separator: ", ")). "
      let text = issue.document.sections(for: element).first.map {
        issue.document.text(of: $0, in: issue.document.bodyLines)
      }
      pieces.append(
        .control(
          Control(
            place: .other("resolution"), label: element.label, kind: .text(rows: 3, isMarkdown: true),
            description: when + element.description, values: text.map { [$0] } ?? [])))
    }
    return ReportForm(kind: .status, action: "\(path)/status", pieces: pieces, verb: "Change status")
  }
}

extension Issue {
  /// This issue with another status, and what was done about it.
  ///
  /// - Parameter resolution: What stands under the form's heading for it; nil to leave that as it is.
  func document(
    as status: String, resolution: String?, today: CalendarDate, _ settings: Settings
  ) throws -> Document {
    let configuration = settings.configuration
    var document = document.setting("status", to: settings.value(status, of: "status"))
    if let form = settings.form(ofType: type), let element = form.element("resolution"), let resolution {
      let old = self.document.sections(for: element).first.map {
        self.document.text(of: $0, in: self.document.bodyLines)
      }
      if resolution.trimmed != (old ?? "").trimmed {
        document = document.settingSection(element, to: resolution, form: form)
      }
    }
    return document.settingResolved(since: self.status, today: today, configuration)
  }
}
