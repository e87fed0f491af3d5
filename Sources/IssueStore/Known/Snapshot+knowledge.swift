package import Issues

extension Snapshot {
  /// The knowledge base: every file directly in `.issues/known/` that ends in `.md`. Nothing is left out.
  package func knowledgeBase() throws -> KnowledgeBase {
    var known: [KnowledgeBase.Entry] = []
    var broken: [BrokenIssue] = []
    lazy var checker = Result { try Checker(self) }
    for file in try entries(in: IssueFolder.known) where IssueFolder.isKnownIssue(file.path) {
      let read = try read(file)
      let document = Document(read?.bytes ?? [])
      if let read, read.size <= Document.largest, read.bytes.firstInvalidUTF8 == nil, !document.isConflicted,
        let entry = KnownIssue(document)
      {
        known.append(KnowledgeBase.Entry(path: file.path, document: document, known: entry))
      } else {
        broken.append(BrokenIssue(id: nil, path: file.path, diagnostics: try checker.get().checkCompanion(file)))
      }
    }
    return KnowledgeBase(known, broken: broken)
  }
}
