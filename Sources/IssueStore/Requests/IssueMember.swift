internal import Issues

/// The members of an issue by the names that `show --json` and `list --json` give them: what was read can be sent back.
package enum IssueMember: String, CaseIterable, Sendable {
  case id, path, title, status, type, severity, reported, resolved, reporter, assignee, labels, phase, environment
  case components, files, related, reproducible, formerly, fields, body, sections, comments, attachments
  case due, overdue, uncommitted, broken, diagnostics

  /// What a request may say of it.
  enum Kind {
    case text, list, environment, fields, body, sections
    /// What nobody can set: it is told only, and may be sent back as it was told.
    case told(help: String)
    /// What is found anew whenever somebody looks.
    case ignored
  }

  var kind: Kind {
    switch self {
    case .title, .status, .type, .severity, .reported, .resolved, .reporter, .assignee, .phase, .reproducible: .text
    case .labels, .components, .files, .related, .formerly: .list
    case .environment: .environment
    case .fields: .fields
    case .body: .body
    case .sections: .sections
    case .id: .told(help: "an issue keeps its id, and a new one gets the next that is free; leave it out")
    case .path: .told(help: "the path follows from the id and the title at first; leave it out")
    case .due: .told(help: "it follows from the severity and the day of the report; leave it out")
    case .comments: .told(help: "a comment is a request of its own; leave them out")
    case .attachments: .told(help: "attach a file with: git issue attach ID FILE")
    case .overdue, .uncommitted, .broken, .diagnostics: .ignored
    }
  }

  /// Whether `fields` is no place for a key, since it has one of its own.
  static func isOwn(_ key: String) -> Bool {
    switch IssueMember(rawValue: key)?.kind {
    case .text, .list, .environment, .told: true
    case .fields, .body, .sections, .ignored, nil: false
    }
  }
}
