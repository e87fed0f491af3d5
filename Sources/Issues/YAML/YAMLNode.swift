/// A node of a YAML document, and where it stands in the bytes it was read from.
///
/// Scalars are text: a form or a configuration says what type a value has, never YAML's own guess, so that `no`,
/// `1:30` and `0123` stay what the person wrote.
package struct YAMLNode: Sendable, Equatable {
  package enum Content: Sendable, Equatable {
    case scalar(String, ScalarStyle)
    case sequence([YAMLNode], CollectionStyle)
    case mapping([Pair], CollectionStyle)
  }
  package enum ScalarStyle: Sendable { case plain, singleQuoted, doubleQuoted, literal, folded }
  package enum CollectionStyle: Sendable { case block, flow }
  package struct Pair: Sendable, Equatable {
    package let key: String
    package let keyRange: Range<Int>
    package let value: YAMLNode
  }

  package let content: Content
  /// Byte offsets from the start of the text that was parsed.
  package let range: Range<Int>

  /// The text of a scalar.
  package var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }
  /// The nodes of a sequence.
  package var items: [YAMLNode]? {
    if case .sequence(let items, _) = content { items } else { nil }
  }
  /// The pairs of a mapping, in the order of the file.
  package var pairs: [Pair]? {
    if case .mapping(let pairs, _) = content { pairs } else { nil }
  }
  /// The texts of a sequence of scalars, or of one scalar that stands for a list of one; an empty scalar is no text.
  package var texts: [String] {
    switch content {
    case .scalar(let text, _): text.isEmpty ? [] : [text]
    case .sequence(let items, _): items.compactMap(\.text)
    case .mapping: []
    }
  }
  /// Whether nothing was written: `key:` alone.
  package var isAbsent: Bool { content == .scalar("", .plain) }

  package subscript(key: String) -> YAMLNode? { pairs?.first { $0.key == key }?.value }
}

/// Why a text is not the YAML that is accepted, and where.
package struct YAMLError: Error, Equatable {
  package let message: String
  /// A byte offset from the start of the text.
  package let offset: Int
}
