/// The fields at the head of an issue file, between two lines `---`.
package struct FrontMatter: Sendable, Equatable {
  /// One key and its value.
  package struct Field: Sendable, Equatable {
    package let key: String
    /// Byte offsets in the file.
    package let keyRange: Range<Int>
    /// The value; its ranges are byte offsets in the file.
    package let value: YAMLNode
    /// The lines of the field, with what follows its value on the last one.
    package let lines: Range<Int>

    /// The value's text without white space around it, or nil if it has none.
    package var text: String? {
      guard let text = value.text?.trimmed, !text.isEmpty else { return nil }
      return text
    }
    /// The range to point at: the value, or the key where no value was written.
    package var range: Range<Int> { value.range.isEmpty ? keyRange : value.range }
  }

  /// Why no field can be read.
  package struct Fault: Sendable, Equatable {
    package let message: String
    package let help: String
    package let range: Range<Int>
  }

  /// The lines between the two `---` lines; empty, at the start of the file, where there are none.
  package let range: Range<Int>
  package let fields: [Field]
  package let fault: Fault?

  /// The largest front matter that is read, in bytes.
  package static let largest = 64 << 10

  package subscript(key: String) -> Field? { fields.first { $0.key == key } }

  /// The value under a path of keys: `["environment", "os"]`.
  package subscript(path: [String]) -> YAMLNode? {
    guard let first = path.first, var node = self[first]?.value else { return nil }
    for key in path.dropFirst() {
      guard let next = node[key] else { return nil }
      node = next
    }
    return node
  }
}
