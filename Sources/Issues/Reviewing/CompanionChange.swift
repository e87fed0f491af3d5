/// What happens to a comment or an attachment of an issue.
package struct CompanionChange: Sendable {
  /// Without the secrets in it.
  package let change: Change
  package let suspicions: [Suspicion]

  /// A comment that comes, changes or goes. Somebody's words are added to, not rewritten.
  ///
  /// - Parameters:
  ///   - name: The name of its file.
  ///   - old: The bytes of the file; nil where it was not there.
  ///   - new: The bytes of the file; nil where it is gone.
  package init(comment name: String, from old: [UInt8]?, to new: [UInt8]?) {
    let redactors = [old, new].compactMap { $0 }.filter { $0.count <= Document.largest }.map { Redactor($0) }
    func text(_ bytes: [UInt8]) -> String {
      guard bytes.count <= Document.largest else { return "\(bytes.count) bytes" }
      let text = Draft.normalized(String(decoding: bytes, as: UTF8.self))
      return redactors.reduce(text) { $1.mask($0) }
    }
    change = Change(.comment, "comment", old: old.map(text), new: new.map(text))
    let whose = CommentName(name).map { "a comment by \($0.author)" } ?? "a comment"
    guard let new else {
      suspicions = [Suspicion(.commentRemoved, "\(whose) was removed")]
      return
    }
    let rewritten = old == nil ? [] : [Suspicion(.commentRewritten, "\(whose) was rewritten")]
    suspicions = rewritten + Suspicion.secrets(from: old ?? [], to: new.count <= Document.largest ? new : [])
  }

  /// An attachment that comes, changes or goes: evidence, which is not rewritten.
  ///
  /// - Parameters:
  ///   - old: The name of its file; nil where it was not there.
  ///   - new: The name of its file; nil where it is gone.
  package init(attachment old: String?, _ new: String?) {
    change = Change(.attachment, "attachment", old: old, new: new)
    suspicions =
      switch (old, new) {
      case (let name?, nil): [Suspicion(.attachmentRemoved, "the attachment \(name) was removed")]
      case (let name?, _?): [Suspicion(.attachmentRewritten, "the attachment \(name) was replaced")]
      case (nil, _): []
      }
  }
}
