internal import IssueStore
internal import Issues

extension NamedSchema {
  /// The front matter of an issue as JSON: texts, lists and objects of texts, as they stand in the file.
  static func issue(_ settings: Settings?) -> [(String, JSON)] {
    let configuration = settings?.configuration ?? Configuration()
    let forms = settings?.forms ?? []
    let common = Document.knownFields(nil)
    let own = forms.flatMap(\.fields).reduce(into: [(key: String, element: Form.Element)]()) { own, field in
      if !common.contains(field.key), !own.contains(where: { $0.key == field.key }) { own.append(field) }
    }
    let known = common.map { ($0, field($0, configuration, forms)) }
    return [
      ("description", .text("Rules judge more than this: git issue check. Fields of your own begin with x-.")),
      ("type", .text("object")),
      ("properties", .object(known + own.map { ($0.key, JSON.object([("description", .text($0.element.label))])) })),
      ("required", .texts(["id", "status", "title"])),
    ] + (forms.isEmpty ? [] : [("allOf", .list(forms.map(demands)))])
  }

  private static func field(_ key: String, _ configuration: Configuration, _ forms: [Form]) -> JSON {
    func choice(_ description: String, _ choices: [String]) -> JSON {
      .schema("string", description, choices: choices)
    }
    func day(_ description: String) -> JSON {
      choice(description, []).adding("pattern", .text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))
    }
    // One text stands for a list of one.
    func list(_ description: String) -> JSON {
      .object([
        ("type", .texts(["array", "string"])), ("description", .text(description)),
        ("items", .object([("type", .text("string"))])),
      ])
    }
    switch key {
    case "id": return .id
    case "title": return choice("What is broken, on one line", []).adding("pattern", .text("\\S"))
    case "status": return choice("Its state", configuration.statuses.map(\.id))
    case "type": return choice("The form that it answers", forms.map(\.type))
    case "severity": return choice("How bad it is", configuration.severities.map(\.id))
    case "phase": return choice("The phase of the project", configuration.phases)
    case "reproducible": return choice("How often it happens", Reproducibility.allCases.map(\.rawValue))
    case "reported": return day("The day of the report")
    case "resolved": return day("The day on which it was closed")
    case "reporter": return choice("Who reported it: Name <email>", [])
    case "assignee": return choice("Who sees to it: Name <email>", [])
    case "labels": return list("Labels")
    case "components": return list("The parts that it concerns")
    case "files": return list("Files of the repository that it concerns, by their paths")
    case "related": return list("The ids of issues that it has to do with")
    case "formerly": return list("Ids that it had before")
    case "environment":
      return .object([
        ("type", .text("object")), ("description", .text("Where it happens")),
        ("additionalProperties", .object([("type", .text("string"))])),
      ])
    default: return .object([])
    }
  }

  /// What a form demands of the front matter of its issues.
  private static func demands(_ form: Form) -> JSON {
    let fields = form.fields.filter(\.element.isRequired).map(\.key)
    let keys = form.environment.filter(\.element.isRequired).map(\.key)
    let environment: [(String, JSON)] =
      keys.isEmpty ? [] : [("properties", .object([("environment", .object([("required", .texts(keys))]))]))]
    return .object([
      (
        "if",
        .object([
          ("properties", .object([("type", .object([("const", .text(form.type))]))])), ("required", .texts(["type"])),
        ])
      ),
      (
        "then",
        .object(environment + [("required", .texts(fields + (keys.isEmpty ? [] : ["environment"])))])
      ),
    ])
  }
}
