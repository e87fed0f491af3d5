internal import IssueStore
internal import Issues

/// What a search has found, each issue with the lines that answer.
struct SearchPage {
  private let result: SearchResult
  private let search: TextSearch
  private let configuration: Configuration
  private let linesOfIssue: Int

  init(_ result: SearchResult, _ search: TextSearch, _ configuration: Configuration, linesOfIssue: Int) {
    self.result = result
    self.search = search
    self.configuration = configuration
    self.linesOfIssue = linesOfIssue
  }

  func lines(_ console: Console) -> [String] {
    var lines: [String] = []
    let broken = result.found.broken.map { ($0, "broken") }
    for (issue, word) in broken + result.faulty.map({ ($0, $0.diagnostics.first?.word ?? "broken") }) {
      let id = console.style.paint(TerminalText(issue.id?.description ?? "?"), as: .id)
      lines.append("\(id)  \(console.style.paint(TerminalText("\(word): \(issue.path)"), as: .error))")
    }
    for answer in result.answers {
      if !lines.isEmpty { lines.append("") }
      lines.append(heading(answer.issue, console))
      lines.append("    \(console.style.paint(TerminalText(answer.issue.path), as: .dim))")
      lines += self.lines(answer, console)
    }
    return lines
  }

  private func heading(_ issue: ListedIssue, _ console: Console) -> String {
    let status = configuration.status(issue.status)
    let severity = issue.severity.flatMap { configuration.severity($0)?.name } ?? issue.severity
    let words = [severity.map { ($0, Style.Role(severity: issue.severity, configuration)) }].compactMap(\.self)
    let fault = result.found.faults[issue.path]?.first?.word
    let role = fault != nil ? Style.Role.error : status?.isClosed ?? false ? .closed : .open
    let state = (fault ?? status?.name ?? issue.status, role)
    let facts =
      words.map { console.style.paint(TerminalText($0.0), as: $0.1) } + [
        console.style.paint(TerminalText(state.0), as: state.1)
      ]
    let title = marked(issue.title, search.places(in: issue.title), room: .max, console.style)
    return ([console.style.paint(TerminalText(issue.id.description), as: .id)] + facts + [title]).joined(
      separator: "  ")
  }

  private func lines(_ answer: SearchResult.Answer, _ console: Console) -> [String] {
    let hits = answer.hits.prefix(linesOfIssue).sorted { $0.line < $1.line }
    let numbers = hits.map { TerminalText(String($0.line)) }
    let sections = hits.map { TerminalText($0.section ?? "").truncated(to: 24) }
    let (number, section) = (numbers.map(\.width).max() ?? 0, sections.map(\.width).max() ?? 0)
    // What is between the margin and the text.
    let room = (console.lineLimit ?? 1_000) - 4 - number - 2 - section - 2
    var lines = hits.indices.map { index in
      let hit = hits[index]
      let place = console.style.paint(numbers[index].padded(to: number, .right), as: .dim)
      let name = console.style.paint(sections[index].padded(to: section), as: .dim)
      return "    \(place)  \(name)  \(marked(hit.text, hit.places, room: max(16, room), console.style))"
    }
    let others = answer.hits.count - hits.count
    if others > 0 {
      lines.append(
        "    " + console.style.paint(TerminalText(others == 1 ? "1 more line" : "\(others) more lines"), as: .dim))
    }
    return lines
  }

  /// A line with what answers marked in it, cut where it is longer than there is room.
  private func marked(_ text: String, _ places: [Range<Int>], room: Int, _ style: Style) -> String {
    let characters = Array(text)
    let blanks = characters.prefix { $0.isWhitespace }.count
    let first = places.first?.lowerBound ?? 0
    let isLong = characters.count - blanks > room
    // What answers first is seen, with something before it.
    let start =
      isLong && first - blanks > room / 2 ? min(first - room / 4, max(blanks, characters.count - room)) : blanks
    let end = isLong ? min(characters.count, start + max(1, room - 2)) : characters.count
    var line = start > blanks ? "…" : ""
    var position = start
    for place in places where place.upperBound > start && place.lowerBound < end {
      let range = max(position, place.lowerBound)..<min(end, place.upperBound)
      line += TerminalText(String(characters[position..<range.lowerBound])).description
      line += style.paint(TerminalText(String(characters[range])), as: .match)
      position = range.upperBound
    }
    line += TerminalText(String(characters[position..<max(position, end)])).description
    return end < characters.count ? line + "…" : line
  }

  /// What is to be said besides.
  var remarks: [String] {
    var remarks: [String] = []
    if result.answers.isEmpty { remarks.append("no issue holds it; comments are not searched") }
    if result.answers.count < result.total {
      remarks.append("\(result.answers.count) of \(result.total) issues: --limit 0 shows all")
    }
    return remarks + result.found.remarks
  }
}
