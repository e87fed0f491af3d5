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
