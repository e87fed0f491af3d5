package import Issues

/// A comment that a program makes: `{"text": "…"}`.
package struct NewComment: Sendable {
  /// The issue that is meant; nil where the request leaves that to its caller.
  package let id: IssueID?
  package let text: String

  /// - Throws: ``RequestError``.
  package init(_ node: JSONNode) throws {
    let object = try RequestObject(node, "a comment", known: ["id", "text"])
    id = try object.id()
    guard let text = try object.text("text"), !text.isBlank else {
      throw RequestError("the comment is empty", help: "write a line or two: {\"text\": \"…\"}").at(node)
    }
    self.text = text
  }
}
