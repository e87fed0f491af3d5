internal import IssueStore
internal import Issues

/// What `list --format` prints of each issue, as `git for-each-ref` does: `%(id) %(title)`.
///
/// `%(name)` is a field, its values parted by commas; `%%` is a percent sign, `%0a` the character of that number.
struct IssueTemplate {
  private enum Part {
    case text(String)
    case path, overdue
    case field(Query.Key)
  }

  private var parts: [Part] = []

  /// - Parameter fields: The keys of the forms' own fields.
  init(_ template: String, fields: [String]) throws {
    var rest = template[...]
    while let sign = rest.firstIndex(of: "%") {
      parts.append(.text(String(rest[..<sign])))
      rest = rest[sign...].dropFirst()
      if rest.first == "%" {
        parts.append(.text("%"))
        rest.removeFirst()
      } else if let code = Self.code(rest) {
        parts.append(.text(code))
        rest.removeFirst(2)
      } else if rest.first == "(" {
        guard let end = rest.firstIndex(of: ")") else {
          throw Failure(.usage, "a %( that is not closed in '\(template)'", hints: ["write %(title)"])
        }
        parts.append(try Self.field(String(rest[..<end].dropFirst()), fields))
        rest = rest[end...].dropFirst()
      } else {
        parts.append(.text("%"))
      }
    }
    parts.append(.text(String(rest)))
  }

  private static func code(_ text: Substring) -> String? {
    guard text.count >= 2, let byte = UInt8(text.prefix(2), radix: 16), byte < 0x80, text.first != "+" else {
      return nil
    }
    return String(Unicode.Scalar(byte))
  }

  private static func field(_ name: String, _ fields: [String]) throws -> Part {
    switch name {
    case "path": return .path
    case "overdue": return .overdue
    default: break
    }
    if let key = Query.Key(name, fields: fields) { return .field(key) }
    let names = Query.Key.names(fields) + ["path", "overdue"]
    let nearest = Nearest.question(about: name, among: names)
    throw Failure(
      .usage, "there is no field '\(name)' for --format",
      hints: ["\(nearest)use some of: \(names.joined(separator: ", "))"])
  }

  /// The line of an issue. What it says is safe for a terminal; the template is the reader's own.
  func line(_ issue: some IssueFields, _ configuration: Configuration, today: CalendarDate) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .path: TerminalText(issue.path).description
      case .overdue: issue.isOverdue(on: today, configuration) ? "yes" : "no"
      case .field(let key): TerminalText(key.values(issue, configuration).joined(separator: ", ")).description
      }
    }.joined()
  }

  /// The line of what cannot be read: its id and path.
  func line(_ issue: BrokenIssue) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .path: TerminalText(issue.path).description
      case .field(.id): TerminalText(issue.id?.description ?? "?").description
      case .field(.status): "broken"
      case .overdue, .field: ""
      }
    }.joined()
  }
}
