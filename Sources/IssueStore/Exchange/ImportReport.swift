package import Issues

/// What is to be imported from one source.
package struct ImportRequest: Sendable {
  /// The source's file name, without its folders.
  package let source: String
  package let document: ImportedDocument
  /// The form of entries that do not name one; that of new issues, if none is given.
  package let type: String?

  package init(source: String, document: ImportedDocument, type: String?) {
    self.source = source
    self.document = document
    self.type = type
  }
}

/// What an import did, or would do.
package struct ImportReport: Sendable {
  package enum Fate: String, Sendable, CaseIterable { case new, changed, unchanged }

  /// What became of one entry.
  package struct Line: Sendable {
    package let source: String
    package let lines: ClosedRange<Int>?
    /// As it is written there.
    package let entry: String?
    package let id: IssueID
    package let title: String
    package let fate: Fate
    /// What has changed here, field by field.
    package let changes: [Change]
    /// Parts that differ from the source, and stay as they are here.
    package let kept: [String]
    /// The rules that it breaks, which the baseline covers from now on.
    package let excused: [RuleID]
  }

  package var lines: [Line] = []
  package var leftOut: [(source: String, part: ImportedDocument.LeftOut)] = []
  /// Paths that are written besides issues and comments: settings, knowledge base, watch list.
  package var besides: [String] = []

  package init() {}

  package func count(_ fate: Fate) -> Int { lines.count { $0.fate == fate } }
}
