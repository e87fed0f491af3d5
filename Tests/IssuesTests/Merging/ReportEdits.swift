import TestSupport

@testable import Issues

/// Makes changes to a report from a seed, as people and commands make them: the same ones each time.
struct ReportEdits {
  private var dice: Dice
  private var count = 0
  private let author: String

  /// - Parameter author: Is in every text that is written, so that two authors never write the same by chance.
  init(seed: UInt64, author: String) {
    dice = Dice(seed: seed &* 31 &+ UInt64(author.utf8.first ?? 0))
    self.author = author
  }

  static let base = Document(
    Example.report([
      "assignee: ada@example.org", "labels:\n  - auth\n  - login\n  - ui", "related:\n  - BUG-002\n  - BUG-003",
      "environment:\n  os: Debian 12\n  python: 3.11.7\n  browser: Firefox 130", "phase: Phase 1  # of three",
      "x-note: |\n  first line\n  second line\n  third line",
    ]))

  /// A report with one to four changes.
  mutating func edited(_ document: Document = base) -> Document {
    var document = document
    for _ in 0...Int.random(in: 0...3, using: &dice) { document = edit(document) }
    return document
  }

  private mutating func word() -> String {
    count += 1
    return "\(author)\(count)"
  }

  private mutating func one<Element>(_ elements: Element...) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &dice)]
  }

  private mutating func edit(_ document: Document) -> Document {
    switch Int.random(in: 0...13, using: &dice) {
    case 0: document.setting(one("severity", "assignee", "phase", "title"), to: .text(word()))
    case 1: document.setting(one("x-new", "x-other", "reproducible"), to: .text(one(word(), "same")))
    case 2: document.adding([one(word(), "zone")], to: "labels").adding([word()], to: one("related", "files"))
    case 3: document.removing([one("auth", "login", "ui")], from: "labels")
    case 4: document.setting(one("os", "python", "browser", "app"), in: "environment", to: one(word(), ""))
    case 5:
      document.setting("status", to: .text("fixed")).setting("resolved", to: .text(one("2026-12-01", "2026-12-03")))
    case 6: document.setting("x-note", to: .text(""))
    case 7: replacing(one("second line", "third line"), in: document)
    case 8: replacing("severity:", in: document) { "# \($1)\n\($0)" }
    case 9: replacing(one("The login page", "1. Open", "2. Leave", "An error", "The page goes"), in: document)
    case 10: replacing(one("The login page", "1. Open", "2. Leave", "An error"), in: document) { "\($0)\n\($1)" }
    case 11: Document(document.text + "\n## \(one(word(), "Additional Notes"))\n\nText of \(word()).\n")
    case 12: replacing(one("## Expected", "## Actual"), in: document) { "## New \($1)\n\nText \($1).\n\n\($0)" }
    default: document.setting("phase", to: .text("Phase 1"))
    }
  }

  /// The document with a line, found by its start, changed.
  private mutating func replacing(
    _ start: String, in document: Document, with change: (_ line: String, _ word: String) -> String = { "\($0) \($1)" }
  ) -> Document {
    let word = word()
    let lines = document.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return Document(
      lines.map { line in
        line.trimmed.hasPrefix(start) ? change(line, word) : line
      }.joined(separator: "\n"))
  }
}
