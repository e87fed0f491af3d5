internal import Issues

/// An object that programs are given: all that a command prints with `--json`, or a part of it.
///
/// `git issue schema` is made of these, and so are the tables of Documentation/JSON.md.
struct ObjectSchema: Sendable {
  struct Member: Sendable {
    let name: String
    let value: ValueSchema
    /// What it means, in Markdown.
    let meaning: String
    let isAlwaysThere: Bool

    init(_ name: String, _ value: ValueSchema, _ meaning: String) {
      (self.name, self.value, self.meaning, isAlwaysThere) = (name, value, meaning, true)
    }

    /// One that is missing where it does not apply.
    init(sometimes name: String, _ value: ValueSchema, _ meaning: String) {
      (self.name, self.value, self.meaning, isAlwaysThere) = (name, value, meaning, false)
    }
  }

  /// What other schemas call it.
  let name: String
  /// The heading of its table in the documentation; nil where the table that speaks of it says all.
  let heading: String?
  /// Its members, without those of an object that has them too.
  let ownMembers: [Member]
  let members: [Member]

  /// - Parameter base: An object all of whose members it has, too.
  init(_ name: String, _ heading: String?, besides base: ObjectSchema? = nil, _ members: [Member]) {
    self.name = name
    self.heading = heading
    ownMembers = members
    self.members = (base?.members ?? []) + members
  }

  /// All that a command prints.
  ///
  /// - Parameters:
  ///   - heading: The commands that print it.
  ///   - base: What another prints, all of which is in it.
  static func output(_ heading: String, besides base: ObjectSchema? = nil, _ members: [Member]) -> ObjectSchema {
    let version = Member("version", .version, "1")
    return ObjectSchema("", heading, besides: base, (base == nil ? [version] : []) + members)
  }
}

extension ObjectSchema {
  /// The object as JSON Schema has it. Members that are not named here may be added: nothing forbids them.
  var json: [(String, JSON)] {
    [
      ("type", .text("object")), ("properties", .object(members.map { ($0.name, $0.json) })),
      ("required", .texts(members.filter(\.isAlwaysThere).map(\.name))),
    ]
  }

  /// The objects that it is made of, at any depth, each once.
  var definitions: [ObjectSchema] {
    var found: [ObjectSchema] = []
    func collect(_ object: ObjectSchema) {
      for other in object.members.flatMap(\.value.objects) where !found.contains(where: { $0.name == other.name }) {
        found.append(other)
        collect(other)
      }
    }
    collect(self)
    return found.sorted { $0.name < $1.name }
  }
}

extension ObjectSchema {
  /// Its own members as a table of the documentation.
  var table: [String] {
    ["| Member | Type | Meaning |", "|---|---|---|"]
      + ownMembers.map { member in
        let type = member.value.words + (member.isAlwaysThere ? "" : ", or missing")
        return "| `\(member.name)` | \(type) |\(member.meaning.isEmpty ? "" : " \(member.meaning)") |"
      }
  }
}

extension ObjectSchema.Member {
  fileprivate var json: JSON {
    let description = meaning.withoutLinks
    guard case .object(let members) = value.json, !description.isEmpty else { return value.json }
    return .object(members + [("description", .text(description))])
  }
}

extension String {
  /// Markdown without the addresses of its links.
  fileprivate var withoutLinks: String {
    var text = ""
    var rest = self[...]
    while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]"),
      rest[close...].hasPrefix("]("), let end = rest[close...].firstIndex(of: ")")
    {
      text += rest[..<open] + rest[open..<close].dropFirst()
      rest = rest[end...].dropFirst()
    }
    return text + rest
  }
}
