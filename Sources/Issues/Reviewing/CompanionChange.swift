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
    let readable = [old, new].map { bytes in bytes.flatMap { $0.count <= Document.largest ? $0 : nil } }
    let texts = CommentFile.texts(from: readable[0], to: readable[1])
    func shown(_ text: String?, _ bytes: [UInt8]?) -> String? {
      bytes.map { bytes in text.map { redactors.reduce($0) { $1.mask($0) } } ?? "\(bytes.count) bytes" }
    }
    change = Change(.comment, "comment", old: shown(texts.old, old), new: shown(texts.new, new))
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
