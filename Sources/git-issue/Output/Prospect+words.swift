internal import IssueStore
internal import Issues

extension Prospect {
  /// Says what a report would be.
  ///
  /// - Parameter others: What programs are told besides.
  /// - Throws: ``Failure`` where it would be refused, as it would then.
  func tell(on console: Console, json: Bool, besides others: [(String, JSON)]) throws {
    if json {
      console.standardOutput.write(JSON.envelope(self.json + others).pretty)
    } else if !judged.hasErrors, let issue {
      let id = console.style.paint(TerminalText(issue.id.description), as: .id)
      console.standardOutput.write("\(id) reported (nothing was written): \(TerminalText(issue.title))\n")
      console.standardOutput.write("\(TerminalText(path))\n\n\(TerminalText(document.text, as: .paragraphs))")
    }
    guard !judged.hasErrors else { throw StoreError.rejected(judged.diagnostics) }
    console.write(judged.diagnostics, to: console.standardError)
  }
}
