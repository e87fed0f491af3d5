internal import Issues

/// What a value may be, in what programs are given.
indirect enum ValueSchema: Sendable {
  case any, text, number
  /// A text, or a list or an object of texts.
  case field
  /// `true` or `false`.
  case truth
  /// `true`; where that does not hold, the member is missing.
  case yes
  /// The version of what is printed.
  case version
  case one(of: [String])
  case list(ValueSchema)
  /// An object whose members may have any name.
  case map(ValueSchema)
  case object(ObjectSchema)
  case either([ValueSchema])
  case nullable(ValueSchema)

  /// The words of one of our own lists.
  static func choice<Choice: CaseIterable & RawRepresentable<String>>(_ type: Choice.Type) -> ValueSchema {
    .one(of: type.allCases.map(\.rawValue))
  }

  var orNull: ValueSchema { .nullable(self) }
}

extension ValueSchema {
  /// The value as JSON Schema has it.
  var json: JSON {
    switch self {
    case .any: .object([])
    case .field: .object([("type", .texts(["string", "array", "object"]))])
    case .text: .object([("type", .text("string"))])
    case .number: .object([("type", .text("integer"))])
    case .truth: .object([("type", .text("boolean"))])
    case .yes: .object([("const", .bool(true))])
    case .version: .object([("const", .number(1))])
    case .one(let words): .object([("enum", .texts(words))])
    case .list(let value): .object([("type", .text("array")), ("items", value.json)])
    case .map(let value): .object([("type", .text("object")), ("additionalProperties", value.json)])
    case .object(let object): .object([("$ref", .text("#/$defs/\(object.name)"))])
    case .either(let values): .object([("anyOf", .list(values.map(\.json)))])
    case .nullable(.text): .object([("type", .texts(["string", "null"]))])
    case .nullable(.number): .object([("type", .texts(["integer", "null"]))])
    case .nullable(let value):
      .object([("anyOf", .list([value.json, .object([("type", .text("null"))])]))])
    }
  }

  /// The objects that it is made of.
  var objects: [ObjectSchema] {
    switch self {
    case .any, .field, .text, .number, .truth, .yes, .version, .one: []
    case .list(let value), .map(let value), .nullable(let value): value.objects
    case .object(let object): [object]
    case .either(let values): values.flatMap(\.objects)
    }
  }

  /// What a table of the documentation calls it; what a list or an object holds is told beside it.
  var words: String {
    switch self {
    case .any: "any value"
    case .field: "text, list or object"
    case .text, .one: "text"
    case .number, .version: "number"
    case .truth: "`true` or `false`"
    case .yes: "`true`"
    case .list(.text), .list(.one): "list of texts"
    case .list: "list"
    case .map, .object: "object"
    case .nullable(let value): "\(value.words) or `null`"
    case .either(let values):
      values.map(\.words).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.joined(separator: " or ")
    }
  }
}
