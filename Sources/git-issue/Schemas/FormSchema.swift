internal import Issues

extension NamedSchema {
  /// `.issues/forms/*.yml`: GitHub's issue forms, with our additions.
  static func form() -> [(String, JSON)] {
    [
      ("description", .text("A form of git-issue: .issues/forms/*.yml, a GitHub issue form with a few additions")),
      ("type", .text("object")),
      (
        "properties",
        .object([
          ("name", JSON.scalar.described("What people read")),
          ("description", JSON.scalar.described("When it is to be filled in")),
          ("title", JSON.scalar.described("What a new title starts with")),
          ("labels", JSON.texts().described("The labels of a new issue; a list, or words with commas between them")),
          ("assignees", JSON.texts().described("Whom a new issue is given to")),
          ("projects", JSON.texts().described("GitHub's projects; kept for it")),
          ("type", JSON.scalar.described("GitHub's issue type; kept for it")),
          (
            "body",
            .object([
              ("description", .text("The questions")), ("type", .text("array")), ("minItems", .number(1)),
              ("items", element),
            ])
          ),
        ])
      ), ("required", .texts(["body"])), ("additionalProperties", .bool(true)),
    ]
  }

  private static let element: JSON = {
    let unlabelled: [Form.Element.Kind] = [.markdown, .checkboxes]
    let labelled = Form.Element.Kind.allCases.filter { !unlabelled.contains($0) }
    let label = JSON.object([
      ("required", .texts(["label"])),
      (
        "properties",
        .object([("label", .object([("type", .texts(["string", "number", "boolean"])), ("pattern", .text("\\S"))]))])
      ),
    ])
    return .object([
      ("type", .text("object")),
      (
        "properties",
        .object([
          ("type", JSON.words(Form.Element.Kind.self).described("What kind of question it is")),
          ("id", JSON.scalar.described("What git issue add -s calls it; else it is made of the label")),
          ("field", JSON.scalar.described("Keep the answer in the front matter, under this key")),
          ("environment", JSON.scalar.described("Keep the answer in the front matter, under environment and this key")),
          ("aliases", JSON.texts().described("Other headings that mean this section")),
          ("attributes", attributes), ("validations", validations),
        ])
      ), ("required", .texts(["type"])), ("additionalProperties", .bool(true)),
      (
        "if",
        .object([
          ("required", .texts(["type"])),
          ("properties", .object([("type", .object([("enum", .texts(labelled.map(\.rawValue)))]))])),
        ])
      ),
      (
        "then",
        .object([("required", .texts(["attributes"])), ("properties", .object([("attributes", label)]))])
      ),
    ])
  }()

  private static let attributes = JSON.object([
    ("type", .texts(["object", "null"])),
    (
      "properties",
      .object([
        ("label", JSON.scalar.described("The question; the heading of its section")),
        ("description", JSON.scalar.described("A hint")),
        ("placeholder", JSON.scalar.described("What stands there before anything is written; no answer")),
        ("value", JSON.scalar.described("What the answer starts with; of markdown, the text")),
        ("render", JSON.scalar.described("The language of the code block that the answer becomes")),
        (
          "options",
          JSON.list(
            of: .anyOf([
              .scalar,
              .object([
                ("type", .text("object")),
                (
                  "properties",
                  .object([("label", .scalar), ("required", JSON.scalar.described("Whether it has to be ticked"))])
                ),
              ]),
            ])
          ).described("The choices")
        ), ("multiple", JSON.scalar.described("true where several may be chosen")),
        ("default", JSON.scalar.described("The choice that is made beforehand, counted from 0")),
        ("field", .scalar), ("environment", .scalar), ("aliases", .texts()),
      ])
    ),
    ("additionalProperties", .bool(true)),
  ])

  private static let validations = JSON.object([
    ("type", .texts(["object", "null"])),
    (
      "properties",
      .object([
        ("required", JSON.scalar.described("true where an answer is required")),
        ("recommended", JSON.scalar.described("true where a missing answer is a warning")),
        ("steps", JSON.scalar.described("true where the answer says how to make it happen")),
        ("pattern", JSON.scalar.described("A regular expression that the whole answer matches")),
        (
          "required_when",
          JSON.map(of: .texts()).described("Values of fields with which an answer is required: status: [fixed]")
        ), ("accept", JSON.scalar.described("What may be uploaded; kept for GitHub")),
      ])
    ),
    ("additionalProperties", .bool(true)),
  ])
}
