internal import Git
internal import IssueStore
internal import Issues

/// An issue with the revision that each part of it is from.
struct BlamePage {
  private let attribution: Attribution
  private let revisions: [Revision]
  private let people: [Person]

  init(_ attribution: Attribution, _ revisions: [Revision], _ person: (Signature) -> Person) {
    (self.attribution, self.revisions) = (attribution, revisions)
    people = revisions.map { person($0.commit.author) }
  }

  func lines(_ style: Style) -> [String] {
    let names = people.map { TerminalText($0.name ?? $0.description) }
    let width = names.map(\.width).max() ?? 0
    func line(_ revision: Int, _ text: String) -> String {
      // A clone that is cut may have no revision of the issue at all.
      guard revisions.indices.contains(revision) else { return text }
      let commit = revisions[revision].commit
      let day = Timestamp.text(seconds: Int(commit.author.time), offset: commit.author.offset).prefix(10)
      let name = text.isEmpty ? names[revision] : names[revision].padded(to: width)
      return "\(style.paint(TerminalText(commit.id.short), as: .id)) \(day) \(name)\(text.isEmpty ? "" : "  ")\(text)"
    }
    var lines = attribution.fields.map { field in
      let name = style.paint(TerminalText("\(field.name):"), as: .bold)
      return line(field.value.revision, "\(name) \(TerminalText(field.value.text))")
    }
    for section in attribution.sections {
      lines += ["", style.paint(TerminalText(section.name), as: .bold)]
      lines += section.lines.map { line($0.revision, "\(TerminalText($0.text))") }
    }
    return lines
  }

  var json: [(String, JSON)] {
    [
      (
        "fields",
        .list(attribution.fields.map { .object([("field", .text($0.name))] + members($0.value)) })
      ),
      (
        "sections",
        .list(
          attribution.sections.map { section in
            .object([
              ("heading", .text(section.name)), ("lines", .list(section.lines.map { .object(members($0)) })),
            ])
          })
      ),
    ]
  }

  private func members(_ part: Attribution.Part) -> [(String, JSON)] {
    guard revisions.indices.contains(part.revision) else { return [("text", .text(part.text)), ("commit", .null)] }
    let commit = revisions[part.revision].commit
    return [
      ("text", .text(part.text)), ("commit", .text(commit.id.description)), ("author", people[part.revision].json),
      ("date", commit.author.json),
      ("subject", .text(commit.summary)),
    ]
  }
}
