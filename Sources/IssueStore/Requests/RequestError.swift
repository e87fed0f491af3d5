package import Issues

/// Why what is asked for cannot be understood: a name that nothing has, a value of another kind than is taken.
package struct RequestError: Error, Sendable {
  package let help: String
  private let words: String
  /// Where it stands in the JSON text, in bytes; nil for what is not from one.
  private var offset: Int?
  private var position: LineMap.Position?

  package init(_ message: String, help: String, at offset: Int? = nil) {
    words = message
    self.help = help
    self.offset = offset
  }

  package var message: String {
    guard let position else { return words }
    return "\(words), at line \(position.line), column \(position.column)"
  }

  /// The same at a place of a JSON text, unless it has one already.
  func at(_ node: JSONNode) -> RequestError {
    guard offset == nil else { return self }
    var error = self
    error.offset = node.range.lowerBound
    return error
  }

  /// The same with its line and column in the text that the request was read from.
  package func placed(in lines: @autoclosure () -> LineMap) -> RequestError {
    guard let offset, position == nil else { return self }
    var error = self
    error.position = lines().position(of: offset)
    return error
  }
}

extension JSONNode {
  /// Runs what looks at this value; what is wrong with it is told with its place.
  func placing<Value>(_ body: () throws -> Value) throws -> Value {
    do { return try body() } catch let error as RequestError { throw error.at(self) }
  }
}
