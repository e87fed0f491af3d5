/// What a field may hold.
package enum FieldValue: Sendable, Equatable {
  case text(String)
  case list([String])
  case map([(key: String, value: String)])

  package static func == (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.text(let a), .text(let b)): a == b
    case (.list(let a), .list(let b)): a == b
    case (.map(let a), .map(let b)): a.elementsEqual(b, by: ==)
    default: false
    }
  }

  var isEmpty: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .list(let texts): texts.isEmpty
    case .map(let pairs): pairs.isEmpty
    }
  }

  /// The field as lines, with its key.
  func lines(key: String, lineEnd: String) -> String {
    let name = YAMLScalar.write(key)
    switch self {
    case .text(let text): return "\(name): \(YAMLScalar.write(text))\(lineEnd)"
    case .list(let texts):
      return "\(name):\(lineEnd)" + texts.map { "  - \(YAMLScalar.write($0))\(lineEnd)" }.joined()
    case .map(let pairs):
      return "\(name):\(lineEnd)"
        + pairs.map { "  \(YAMLScalar.write($0.key)): \(YAMLScalar.write($0.value))\(lineEnd)" }.joined()
    }
  }
}
