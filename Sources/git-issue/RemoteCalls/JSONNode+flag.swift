internal import Issues

extension JSONNode {
  /// Whether it is `true`, and not only something.
  var isTrue: Bool { if case .bool(true) = content { true } else { false } }
}
