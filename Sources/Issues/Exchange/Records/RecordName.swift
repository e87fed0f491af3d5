/// What a column of a table or a member of an object asks for, by its name.
enum RecordName: Equatable {
  case id
  case status
  /// How a report was closed.
  case resolution
  case field(String)
  case section(String)
  case environment
  /// A part of the environment.
  case part(String)
  case comments

  /// Reads a name; nil where it is none that is known.
  init?(_ name: String) {
    // Jira's `Custom field (Steps to Reproduce)`.
    if name.hasPrefix("Custom field ("), name.hasSuffix(")") {
      self.init(String(name.dropFirst("Custom field (".count).dropLast()))
      return
    }
    let key = Vocabulary.key(Self.spaced(name))
    if name.trimmed == "#" || Self.ids.contains(key) {
      self = .id
    } else if let known = Self.names[key] {
      self = known
    } else {
      switch FieldName(key) {
      case .field("status"): self = .status
      case .field(let key): self = .field(key)
      case .section("resolution"): self = key == "resolution" ? .resolution : .section("resolution")
      case .section(let id): self = .section(id)
      case .environment: self = .environment
      case nil: return nil
      }
    }
  }

  /// `createdAt` as two words.
  private static func spaced(_ name: String) -> String {
    var spaced = ""
    for character in name {
      if character.isUppercase, spaced.last?.isLowercase ?? false { spaced.append(" ") }
      spaced.append(character)
    }
    return spaced
  }

  static let ids: Set = [
    "id", "issue key", "key", "bug id", "defect id", "ticket id", "number", "iid", "identifier", "issue id", "no", "nr",
    "编号", "番号",
  ]

  private static let names: [String: RecordName] = [
    "name": .field("title"), "subject": .field("title"), "headline": .field("title"), "short desc": .field("title"),
    "short description": .field("title"), "body": .section("description"), "text": .section("description"),
    "created at": .field("reported"), "created on": .field("reported"), "created date": .field("reported"),
    "creation date": .field("reported"), "opened at": .field("reported"), "reported at": .field("reported"),
    "closed at": .field("resolved"), "resolved at": .field("resolved"), "resolution date": .field("resolved"),
    "resolutiondate": .field("resolved"), "assignees": .field("assignee"), "issuetype": .field("type"),
    "component s": .field("components"), "affects version s": .part("version"), "affects versions": .part("version"),
    "version": .part("version"), "os": .part("os"), "operating system": .part("os"), "platform": .part("platform"),
    "browser": .part("browser"), "comment": .comments, "comments": .comments, "discussion": .comments,
  ]
}
