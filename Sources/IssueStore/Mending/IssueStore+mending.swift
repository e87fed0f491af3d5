package import Git
package import Issues

/// A file is another than the one that somebody has read and edited.
package struct StaleText: Error {
  /// As it is now.
  package let current: TrackedText
}

/// What came of a text that was mended.
package struct MendedText {
  package let text: TrackedText
  /// Warnings: errors stop the change.
  package let diagnostics: [Diagnostic]
}

extension IssueStore {
  /// Puts another text in place of that of an issue's file or a comment, and makes an end of a conflict in it.
  ///
  /// - Parameters:
  ///   - base: The blob of the text that was read; it must be that of the file still.
  ///   - edit: The new text.
  /// - Throws: ``StaleText``, ``StoreError/rejected(_:)`` where the text breaks rules, and what ``Snapshot/text(at:)``
  ///   throws.
  package func mend(
    _ path: String, since base: ObjectID?, _ delivery: Delivery, _ session: Session,
    edit: (TrackedText) throws -> [UInt8]
  ) throws -> Outcome<MendedText> {
    try transact(delivery, session) { snapshot in
      let text = try snapshot.text(at: path)
      guard try base == ObjectID.blob(of: text.bytes) else { throw StaleText(current: text) }
      let bytes = try edit(text)
      let judged = try snapshot.judge(bytes, at: path)
      guard !judged.hasErrors else { throw StoreError.rejected(judged.diagnostics) }
      let mended = MendedText(text: text, diagnostics: judged.diagnostics)
      guard bytes != text.bytes else { return Plan(edits: [], message: "", value: mended) }
      let what = IssueFolder.isComment(path) ? "comment mended" : "mended"
      return Plan(
        edits: [.write(path, bytes)], message: text.id.map { Self.message($0, what) } ?? "issue: \(what)\n",
        value: mended, resolving: [path])
    }
  }

  /// What the rules say of a text in place of that of an issue's file or a comment. Nothing is written.
  ///
  /// - Throws: What ``Snapshot/text(at:)`` throws.
  package func check(_ path: String, edit: (TrackedText) throws -> [UInt8]) throws -> [Diagnostic] {
    let snapshot = try current()
    return try snapshot.judge(edit(snapshot.text(at: path)), at: path).diagnostics
  }
}
