/// What stands in tables and lists: severities, known issues, the watch list.
extension TrackerReader {
  mutating func readSeverities(_ range: Range<Int>) {
    for line in range.dropFirst() {
      guard let cells = row(line), claims[line] == nil else { continue }
      if MarkdownShape.isDelimiter(cells) || cells.first.map(Vocabulary.key) == "level" {
        claims[line] = .leftOut(Self.frame)
        continue
      }
      let name = TrackerMarks.bare(TableCell.read(cells.first ?? ""))
      guard cells.count == 3, !name.isEmpty else {
        claims[line] = .leftOut("is no level with a description and a response time")
        continue
      }
      guard let response = Configuration.ResponseTime(cells[2]) else {
        claims[line] = .leftOut("has a response time that the settings cannot hold: write `Within 3 days`")
        continue
      }
      document.settings.severities.append(
        ImportedSettings.Severity(
          name: name, meaning: Entry.line(TableCell.read(cells[1])), response: response, line: line + 1))
      claims[line] = .taken
    }
  }

  mutating func readKnown(_ range: Range<Int>) {
    var area = ""
    var columns: (issue: Int, cause: Int?, solution: Int, labels: [String])?
    for line in range.dropFirst() {
      if let (_, text) = heading(line) {
        (area, columns) = (TrackerLayout.name(ofHeading: text), nil)
        claims[line] = .leftOut(Self.frame)
      }
      guard let cells = row(line) else {
        columns = nil
        continue
      }
      if MarkdownShape.isDelimiter(cells), columns != nil {
        claims[line] = .leftOut(Self.frame)
      } else if let columns {
        readKnown(cells, columns, area, at: line)
      } else if let read = Self.knownColumns(cells) {
        columns = read
        claims[line] = .leftOut(Self.frame)
      }
    }
  }

  static func knownColumns(_ head: [String]) -> (issue: Int, cause: Int?, solution: Int, labels: [String])? {
    let keys = head.map { Vocabulary.key($0) }
    func column(_ names: Set<String>) -> Int? { keys.firstIndex { names.contains($0) } }
    guard let issue = column(["issue", "problem", "symptom", "error"]),
      let solution = column(["solution", "fix", "resolution", "workaround"])
    else { return nil }
    return (issue, column(["cause", "root cause", "reason"]), solution, head)
  }

  mutating func readKnown(
    _ cells: [String], _ columns: (issue: Int, cause: Int?, solution: Int, labels: [String]), _ area: String,
    at line: Int
  ) {
    guard cells.count <= columns.labels.count else {
      claims[line] = .leftOut("has more cells than the table has columns: write `\\|` for a `|`")
      return
    }
    func text(_ column: Int?) -> String {
      column.flatMap { cells.indices.contains($0) ? TableCell.read(cells[$0]) : nil } ?? ""
    }
    guard !text(columns.issue).isBlank else {
      claims[line] = .leftOut("names no issue")
      return
    }
    let others = cells.indices.filter { ![columns.issue, columns.cause, columns.solution].contains($0) }
    let rest = others.filter { !cells[$0].isEmpty }.map { "**\(columns.labels[$0])**: \(text($0))" }
    let known = KnownIssue(
      issue: text(columns.issue), area: area, cause: text(columns.cause),
      solution: ([text(columns.solution)] + rest).filter { !$0.isEmpty }.joined(separator: "\n\n"))
    document.known.append(ImportedDocument.Read(known, line: line + 1))
    claims[line] = .taken
  }

  mutating func readWatched(_ range: Range<Int>) {
    var area = ""
    for line in range.dropFirst() where !regions.isInside[line] {
      if let (_, text) = heading(line) {
        area = TrackerLayout.name(ofHeading: text)
        claims[line] = .leftOut(Self.frame)
        continue
      }
      let text = lines[line].trimmed
      guard lines[line].prefix(while: { $0 == " " }).count <= 3, text.hasPrefix("- ") || text.hasPrefix("* "),
        shapes[line] != .rule
      else { continue }
      var name = text.dropFirst(2).trimmed
      var sighting = WatchedPattern.Sighting.never
      if let box = ["[ ]", "[x]", "[X]"].first(where: name.hasPrefix) {
        name = name.dropFirst(3).trimmed
        if box != "[ ]" { sighting = .someDay }
      }
      guard !name.isEmpty else { continue }
      document.watched.append(WatchedPattern(name: name, area: area, sighting: sighting))
      claims[line] = .taken
    }
  }
}
