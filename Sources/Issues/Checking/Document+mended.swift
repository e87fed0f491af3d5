extension Document {
  /// How often a document is judged again. A fix may bring another fault to light, but not one after another for ever.
  private static let mostRounds = 10

  /// Applies the fixes of what is wrong with the document, then of what is wrong with the result, until nothing changes.
  ///
  /// A document that cannot be read stays as it is, and no fix makes one that cannot be read.
  ///
  /// - Returns: The document, and what was fixed.
  package func mended(
    _ allowed: Fix.Applicability, judge: (Document) throws -> [Diagnostic]
  ) rethrows -> (document: Document, fixed: [Diagnostic]) {
    var document = self
    var fixed: [Diagnostic] = []
    for _ in 0..<Self.mostRounds {
      let found = try judge(document).filter { $0.fix.map { allowed.includes($0.applicability) } ?? false }
      let (next, applied) = document.applying(found)
      guard next != document else { break }
      document = next
      fixed += applied
    }
    return (document, fixed)
  }

  /// Applies the fixes of some diagnostics, as far as they are not in each other's way.
  private func applying(_ diagnostics: [Diagnostic]) -> (document: Document, applied: [Diagnostic]) {
    guard isMendable else { return (self, []) }
    var applied: [Diagnostic] = []
    var end = 0
    for diagnostic in diagnostics.sorted(by: { $0.firstEdit < $1.firstEdit }) {
      guard let edits = diagnostic.fix?.edits, let last = edits.last?.range.upperBound, diagnostic.firstEdit >= end
      else { continue }
      applied.append(diagnostic)
      // Two insertions at one place would depend on their order.
      end = max(last, diagnostic.firstEdit + 1)
    }
    let document = replacing(applied)
    if document.isMendable { return (document, applied) }
    // One at a time, the first come first.
    var kept: [Diagnostic] = []
    for diagnostic in applied where replacing(kept + [diagnostic]).isMendable { kept.append(diagnostic) }
    return (replacing(kept), kept)
  }

  /// - Parameter diagnostics: In the order of their places.
  private func replacing(_ diagnostics: [Diagnostic]) -> Document {
    var edited = bytes
    for edit in diagnostics.flatMap({ $0.fix?.edits ?? [] }).reversed() {
      edited.replaceSubrange(edit.range, with: edit.text.utf8)
    }
    return Document(edited)
  }

  /// Whether it can be read, so that a program may edit it.
  package var isMendable: Bool { fault == nil && !isConflicted && bytes.firstInvalidUTF8 == nil }
}

extension Diagnostic {
  fileprivate var firstEdit: Int { fix?.edits.first?.range.lowerBound ?? 0 }
}
