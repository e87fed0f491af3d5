internal import IssueStore
internal import Issues

/// JSON Schemas of the YAML files that people write by hand: their editors complete and judge by them.
///
/// They take all that the program takes, and refuse what it refuses as far as a schema can tell. Scalars are text to the
/// program, whatever YAML makes of them.
extension NamedSchema {
  /// `.issues/config.yml`.
  static func configuration() -> [(String, JSON)] {
    [
      ("description", .text("The settings of git-issue: .issues/config.yml")),
      ("type", .texts(["object", "null"])),
      ("properties", .object(Configuration.Key.allCases.map { ($0.rawValue, setting($0)) })),
      ("additionalProperties", .bool(false)),
    ]
  }

  private static func setting(_ key: Configuration.Key) -> JSON {
    let standard = Configuration()
    switch key {
    case .version:
      let versions = 1...Configuration.currentVersion
      return .object([
        ("description", .text("The version of the format that the tracker is kept in")),
        ("enum", .list(versions.map { .number($0) } + versions.map { .text(String($0)) })),
      ])
    case .prefix: return prefix.described("What new ids start with: \(standard.prefix) gives \(standard.prefix)-001")
    case .prefixes:
      return .anyOf([.list(of: prefix), .map(of: prefix), .scalar])
        .described("All prefixes that ids may have, or the prefix of each type of issue")
    case .ids:
      return .words(Configuration.IDScheme.self).described("How ids are made: by counting, or at random")
    case .layout:
      return .words(Configuration.Layout.self).described("All issues in one folder, or in a folder for each thousand")
    case .statuses:
      return statuses.described("The states of an issue by their ids; the first open one is that of a new issue")
    case .severities:
      return .map(of: severity).adding("minProperties", .number(1))
        .described("How bad an issue is, by ids, the worst first")
    case .phases: return .texts().described("The phases that an issue may name; any, where there are none")
    case .rules:
      return .object([
        ("description", .text("Levels of rules that differ from their own")), ("type", .texts(["object", "null"])),
        (
          "properties",
          .object(
            RuleSet.all.map { ($0.id.rawValue, JSON.words(Configuration.Level.self).described($0.summary)) })
        ),
        ("additionalProperties", .bool(false)),
      ])
    case .forms: return .texts().described("Forms outside .issues/forms, by their paths in the repository")
    case .transitions:
      return .map(of: .anyOf([.scalar, .list(of: .scalar)]))
        .described("The statuses that may follow a status; any, for one that is not named")
    case .project: return JSON.scalar.described("What the issues are about, for documents that are written of them")
    case .purpose: return JSON.scalar.described("What the tracker is for")
    case .queries:
      return .object([
        ("description", .text("Queries by names: git issue list @NAME")), ("type", .texts(["object", "null"])),
        ("propertyNames", .object([("pattern", .text("^[^\\s!-,./:-@\\[-^`{-~]*$"))])),
        (
          "additionalProperties",
          .object([("type", .texts(["string", "number", "boolean"])), ("pattern", .text("\\S"))])
        ),
      ])
    }
  }

  private static let prefix = JSON.object([
    ("type", .text("string")), ("pattern", .text("^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$")),
    ("maxLength", .number(24)),
  ])

  /// Some are open, and some are closed.
  private static let statuses: JSON = {
    let isClosed = JSON.object([
      ("required", .texts(["closed"])),
      ("properties", .object([("closed", .object([("enum", .list([.bool(true), .text("true")]))]))])),
    ])
    func not(_ schema: JSON) -> JSON { .object([("not", schema)]) }
    func all(_ schema: JSON) -> JSON { .object([("additionalProperties", schema)]) }
    // Of a status that says nothing of itself, no member is closed either.
    let closedOnes = JSON.object([("type", .text("object")), ("allOf", .list([isClosed]))])
    return JSON.map(
      of: .entry([
        ("name", JSON.scalar.described("What people see")),
        ("closed", JSON.scalar.described("true for a state in which an issue is done with")),
        ("aliases", JSON.texts().described("Other names under which people and documents know it")),
      ])
    ).adding("allOf", .list([not(all(closedOnes)), not(all(not(closedOnes)))]))
  }()

  private static let severity = JSON.entry([
    ("name", JSON.scalar.described("What people see")), ("meaning", JSON.scalar.described("When it applies")),
    (
      "response",
      responseTime.described("How soon somebody looks after it: immediate, same day, 3 days, when convenient")
    ),
    ("aliases", JSON.texts().described("Other names under which people and documents know it")),
  ])

  /// In any case, with anything between the words.
  private static let responseTime: JSON = {
    func anyCase(_ word: String) -> String {
      word.map { $0 == "-" ? "[^a-zA-Z0-9]+" : "[\($0.uppercased())\($0)]" }.joined()
    }
    let words = ["immediate", "immediately", "same-day", "when-convenient", "none"].map(anyCase)
    let days = "0*[1-9][0-9]*[^a-zA-Z0-9]+\(anyCase("day"))[a-zA-Z0-9]*"
    return .object([
      ("type", .text("string")),
      ("pattern", .text("^[^a-zA-Z0-9]*(\((words + [days]).joined(separator: "|")))[^a-zA-Z0-9]*$")),
    ])
  }()
}

extension JSON {
  /// What the program reads as a text. Nothing at all is an empty one.
  static let scalar = JSON.object([("type", .texts(["string", "number", "boolean", "null"]))])

  static func anyOf(_ schemas: [JSON]) -> JSON { .object([("anyOf", .list(schemas))]) }
  static func list(of schema: JSON) -> JSON { .object([("type", .text("array")), ("items", schema)]) }
  static func map(of schema: JSON) -> JSON {
    .object([("type", .text("object")), ("additionalProperties", schema)])
  }

  /// Texts, or one that stands for a list of one.
  static func texts() -> JSON { .anyOf([.list(of: .scalar), .scalar]) }

  /// An object of which other members are passed over, as is what is no object.
  static func entry(_ properties: [(String, JSON)]) -> JSON {
    .object([
      ("type", .texts(["object", "array", "string", "number", "boolean", "null"])), ("properties", .object(properties)),
    ])
  }

  static func words<Choice: CaseIterable & RawRepresentable<String>>(_ type: Choice.Type) -> JSON {
    .object([("enum", .texts(type.allCases.map(\.rawValue)))])
  }

  func described(_ text: String) -> JSON { adding("description", .text(text)) }
}
