internal import IssueStore
internal import Issues

/// JSON Schemas of what programs ask for: the tools of agents, and the lines of `batch`.
extension JSON {
  static let id = schema("string", "The id of the issue, such as BUG-012")

  static func schema(_ type: String, _ description: String, choices: [String] = []) -> JSON {
    .object(
      [("type", .text(type)), ("description", .text(description))]
        + (choices.isEmpty ? [] : [("enum", .texts(choices))]))
  }

  static func schema(list description: String) -> JSON {
    .object([
      ("type", .text("array")), ("description", .text(description)), ("items", .object([("type", .text("string"))])),
    ])
  }

  static func schema(
    properties: [(String, JSON)], required: [String] = [], description: String? = nil, others: JSON = .bool(false)
  ) -> JSON {
    .object(
      [("type", .text("object"))] + (description.map { [("description", .text($0))] } ?? []) + [
        ("properties", .object(properties)), ("required", .texts(required)), ("additionalProperties", others),
      ])
  }

  /// A list that is changed: as a whole, by what is added to it and removed from it, or, with null, to nothing.
  static func parts(of list: JSON) -> JSON {
    guard case .object(let members) = list else { return list }
    let texts = JSON.object([("type", .text("array")), ("items", .object([("type", .text("string"))]))])
    return .object(
      members.map { $0 == "type" ? ($0, .texts(["array", "object", "null"])) : ($0, $1) } + [
        ("properties", .object([("add", texts), ("remove", texts)])), ("additionalProperties", .bool(false)),
      ])
  }

  /// The same object with one more member.
  func adding(_ name: String, _ value: JSON) -> JSON {
    if case .object(let members) = self { .object(members + [(name, value)]) } else { self }
  }

  /// What a report is made of, by the forms of a tracker: an agent is told what is required before it files.
  ///
  /// - Parameter others: What may be asked for besides.
  static func report(_ settings: Settings?, besides others: [(String, JSON)] = []) -> JSON {
    let questions = FormQuestions(settings)
    var title = schema("string", "What is broken, in a few words, on one line")
    if let settings, settings.types.count > 1 {
      let forms = settings.forms.map { "\($0.type): \($0.name)" }.joined(separator: "; ")
      title = title.adding("minLength", .number(1))
      return schema(
        properties: [
          ("title", title),
          (
            "type",
            schema(
              "string", "The form; \(settings.defaultForm?.type ?? "") where it is left out. \(forms)",
              choices: settings.types)
          ),
        ] + questions.properties + others, required: ["title"] + questions.required)
    }
    return schema(
      properties: [("title", title.adding("minLength", .number(1)))] + questions.properties + others,
      required: ["title"] + questions.required)
  }

  /// What may be changed of an issue.
  static func change(_ settings: Settings?) -> JSON {
    let questions = FormQuestions(settings, isChange: true)
    return schema(
      properties: [
        ("id", id), ("title", schema("string", "The title, on one line")),
        ("type", schema("string", "The form", choices: settings?.types ?? [])),
      ] + questions.properties, required: ["id"])
  }

  /// A comment.
  static let comment = schema(
    properties: [("id", id), ("text", schema("string", "The comment, in Markdown"))], required: ["id", "text"])

  /// Another status, with what was done.
  fileprivate static func status(_ settings: Settings?) -> JSON {
    let statuses = (settings?.configuration ?? Configuration()).statuses.map(\.id)
    return schema(
      properties: [
        ("id", id), ("status", schema("string", "The status that it gets", choices: statuses)),
        ("resolution", schema("string", "What was done, in Markdown")),
      ], required: ["id", "status"])
  }
}

extension NamedSchema {
  static func report(_ settings: Settings?) -> [(String, JSON)] { JSON.report(settings).members }

  static func change(_ settings: Settings?) -> [(String, JSON)] { JSON.change(settings).members }

  /// A request names one operation, and a new report may have a name for the other lines.
  static func request(_ settings: Settings?) -> [(String, JSON)] {
    let forms = IssueRequest.Operation.allCases.map { operation in
      let schema: JSON =
        switch operation {
        case .add: .report(settings)
        case .set: .change(settings)
        case .status: .status(settings)
        case .comment: .comment
        }
      let name = ("as", JSON.schema("string", "What other lines call the report: \"a\" is \"$a\" there"))
      return JSON.schema(
        properties: [(operation.rawValue, schema)] + (operation == .add ? [name] : []), required: [operation.rawValue])
    }
    return [("anyOf", .list(forms))]
  }
}

extension JSON {
  fileprivate var members: [(String, JSON)] { if case .object(let members) = self { members } else { [] } }
}

/// What the forms and settings of a tracker ask of an issue.
private struct FormQuestions {
  private let settings: Settings?
  private let isChange: Bool
  private var forms: [Form] { settings?.forms ?? [] }

  init(_ settings: Settings?, isChange: Bool = false) { (self.settings, self.isChange) = (settings, isChange) }

  /// One question of the forms that ask it.
  private struct Question {
    let key: String
    let element: Form.Element
    let requiring: [String]
  }

  private func questions(_ place: (Form) -> [(key: String, element: Form.Element)]) -> [Question] {
    var order: [(key: String, element: Form.Element)] = []
    for (key, element) in forms.flatMap(place) where !order.contains(where: { $0.key == key }) {
      order.append((key, element))
    }
    return order.map { key, element in
      let requiring = forms.filter { form in place(form).contains { $0.key == key && $0.element.isRequired } }
      return Question(key: key, element: element, requiring: requiring.map(\.type))
    }
  }

  private var sections: [Question] { questions { $0.sections.map { ($0.id, $0) } } }
  private var environment: [Question] { questions(\.environment) }
  private var fields: [Question] { questions(\.fields) }

  /// Whether every form requires it.
  private func isRequired(_ question: Question) -> Bool {
    !isChange && !forms.isEmpty && question.requiring.count == forms.count
  }

  private func schema(_ question: Question) -> JSON {
    let element = question.element
    var words = [element.label, element.description].filter { !$0.isEmpty }.joined(separator: ": ")
    if !question.requiring.isEmpty, !isChange {
      words += isRequired(question) ? " (required)" : " (required of: \(question.requiring.joined(separator: ", ")))"
    } else if !element.requiredWhen.isEmpty {
      let when = element.requiredWhen.sorted { $0.key < $1.key }.map {
        "\($0.key) is \($0.value.joined(separator: " or "))"
      }
      words += " (required when \(when.joined(separator: "; ")))"
    }
    let isChoice = element.kind == .dropdown && !element.allowsMultiple && forms.count == 1
    return removable(.schema("string", words, choices: isChoice ? element.options.map(\.label) : []))
  }

  /// In a change, null removes.
  private func removable(_ schema: JSON) -> JSON {
    guard isChange, case .object(let members) = schema else { return schema }
    return .object(
      members.map { name, value in
        switch (name, value) {
        case ("type", let type): (name, .list([type, .text("null")]))
        case ("enum", .list(let choices)): (name, .list(choices + [.null]))
        default: (name, value)
        }
      })
  }

  /// Whether every form requires something there, be it the same or not.
  private func demands(_ place: (Form) -> [Form.Element]) -> Bool {
    !forms.isEmpty && forms.allSatisfy { place($0).contains(where: \.isRequired) }
  }

  var required: [String] {
    let beside = Set(["severity", "assignee", "phase", "reproducible", "labels", "components", "files"])
    return fields.filter { isRequired($0) && beside.contains($0.key) }.map(\.key)
      + (demands { $0.environment.map(\.element) } ? ["environment"] : [])
      + (demands(\.sections) ? ["sections"] : [])
  }

  var properties: [(String, JSON)] {
    let configuration = settings?.configuration ?? Configuration()
    let severities = configuration.severities.map { "\($0.id): \($0.meaning)" }.joined(separator: "; ")
    let members: [(String, JSON)] = [
      ("severity", .schema("string", "How bad it is. \(severities)", choices: configuration.severities.map(\.id))),
      ("status", .schema("string", "Its state", choices: configuration.statuses.map(\.id))),
      ("assignee", .schema("string", "Who sees to it: Name <email>")),
      ("phase", .schema("string", "The phase of the project", choices: configuration.phases)),
      ("reproducible", .schema("string", "How often it happens")),
    ]
    let lists: [(String, JSON)] = [
      ("labels", .schema(list: "Labels")), ("components", .schema(list: "The parts that it concerns")),
      ("files", .schema(list: "Files of the repository that it concerns, by their paths")),
      ("related", .schema(list: "The ids of issues that it has to do with")),
    ]
    let known = Set((members + lists).map(\.0))
    let own = fields.filter { !known.contains($0.key) }
    return members.map { ($0, $0 == "status" || $0 == "severity" ? $1 : removable($1)) }
      + lists.map { ($0, isChange ? .parts(of: $1) : $1) } + [
        (
          "environment",
          .schema(
            properties: environment.map { ($0.key, schema($0)) },
            required: environment.filter(isRequired).map(\.key), description: "Where it happens",
            others: .object([("type", .text("string"))]))
        ),
        (
          "sections",
          .schema(
            properties: sections.map { ($0.key, schema($0)) }, required: sections.filter(isRequired).map(\.key),
            description: "The text, in Markdown, by the names of sections",
            others: forms.isEmpty ? .object([("type", .text("string"))]) : .bool(false))
        ),
        (
          "fields",
          .schema(
            properties: own.map { ($0.key, schema($0)) }, description: "Other fields; one of your own begins with x-",
            others: .object([]))
        ),
      ]
  }
}
