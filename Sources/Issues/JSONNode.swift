/// A JSON value that was read, with its place in the text.
package struct JSONNode: Sendable {
  package enum Content: Sendable {
    case null
    case bool(Bool)
    /// As it is written.
    case number(String)
    case text(String)
    case list([JSONNode])
    case object([Member])
  }

  package struct Member: Sendable {
    package let key: String
    /// Where the key stands, with its quotes.
    package let keyRange: Range<Int>
    package let value: JSONNode
  }

  package let content: Content
  /// Byte offsets in the text.
  package let range: Range<Int>
}

extension JSONNode {
  package var text: String? {
    if case .text(let text) = content { text } else { nil }
  }

  /// A whole number that fits; nil for `1.0` and `1e3`.
  package var integer: Int? {
    if case .number(let digits) = content { Int(digits) } else { nil }
  }

  package var items: [JSONNode]? {
    if case .list(let items) = content { items } else { nil }
  }

  package var members: [Member]? {
    if case .object(let members) = content { members } else { nil }
  }

  /// The value of a member; nil where there is none, or where it is null.
  package subscript(key: String) -> JSONNode? {
    guard let value = members?.first(where: { $0.key == key })?.value else { return nil }
    if case .null = value.content { return nil }
    return value
  }
}

extension JSONNode {
  /// The same with each text at any depth as a function makes it, at the place where it stood.
  package func mappingTexts(_ transform: (String) throws -> String) rethrows -> JSONNode {
    switch content {
    case .text(let text): JSONNode(content: .text(try transform(text)), range: range)
    case .list(let items): JSONNode(content: .list(try items.map { try $0.mappingTexts(transform) }), range: range)
    case .object: try mappingMembers { try $1.mappingTexts(transform) }
    case .null, .bool, .number: self
    }
  }

  /// The same with the value of each member as a function makes it; what is no object stays as it is.
  package func mappingMembers(_ transform: (String, JSONNode) throws -> JSONNode) rethrows -> JSONNode {
    guard let members else { return self }
    let mapped = try members.map { member in
      Member(key: member.key, keyRange: member.keyRange, value: try transform(member.key, member.value))
    }
    return JSONNode(content: .object(mapped), range: range)
  }

  /// The same without a member; what is no object stays as it is.
  package func removing(_ key: String) -> JSONNode {
    guard let members else { return self }
    return JSONNode(content: .object(members.filter { $0.key != key }), range: range)
  }

  /// An object without members, in place of one that is not there.
  package static let none = JSONNode(content: .object([]), range: 0..<0)
}
