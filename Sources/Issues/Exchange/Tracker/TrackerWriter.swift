/// Writes the Error & Issue Tracker, and counts what it tells.
struct TrackerWriter {
  private let contents: ExportedContents
  private let entries: [(entry: Entry, text: String)]
  private var configuration: Configuration { contents.configuration }

  init(_ contents: ExportedContents) {
    self.contents = contents
    let writer = TrackerEntry(contents: contents)
    entries = contents.reports.map { report in
      let entry = writer.settled(report)
      return (entry, writer.written(entry))
    }
  }

  var text: String {
    TrackerLayout.filled([
      "project": configuration.project ?? TrackerLayout.unnamed,
      "purpose": configuration.purpose ?? TrackerLayout.purpose, "prefix": configuration.prefix,
      "statistics": statistics, "severities": levels,
      "severity-choices": configuration.severities.map(configuration.marked).joined(separator: " | "),
      "status-choices": configuration.statuses.map(configuration.marked).joined(separator: " | "),
      "open": open, "resolved": resolved, "known": known, "phases": phaseTable, "watch": watched,
      "today": contents.today.description,
    ])
  }

  // MARK: What an issue counts as

  private func status(_ entry: Entry) -> Configuration.Status? { entry["status"].flatMap { configuration.status($0) } }

  private func isClosed(_ entry: Entry) -> Bool { status(entry)?.isClosed ?? false }

  private func severity(_ entry: Entry) -> Configuration.Severity? {
    entry["severity"].flatMap { configuration.severity($0) }
  }

  private func table(_ head: [String], _ rows: [[String]]) -> String {
    ([head, head.map { String(repeating: "-", count: $0.count + 2) }] + rows).map { row in
      let isRule = row.allSatisfy { $0.allSatisfy { $0 == "-" } && $0.count > 2 }
      return isRule ? "|\(row.joined(separator: "|"))|" : Self.row(row)
    }.joined(separator: "\n")
  }

  private static func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }

  // MARK: Statistics

  private var statistics: String {
    var rows = configuration.statuses.map { status in
      let mark = TrackerMarks.mark(of: status, in: configuration)
      let name = configuration.trackerName(of: status)
      let label = status.id == configuration.openStatus?.id ? "\(name) Issues" : name
      return ["\(mark) \(TableCell.written(label))", "\(entries.count { self.status($0.entry)?.id == status.id })"]
    }
    let others = entries.count { status($0.entry) == nil }
    if others > 0 { rows.append(["\(TrackerMarks.other) Other", "\(others)"]) }
    rows.append(["**Total**", "**\(entries.count)**"])
    return rows.map(Self.row).joined(separator: "\n")
  }

  private var levels: String {
    configuration.severities.enumerated().map { index, severity in
      Self.row([
        "\(TrackerMarks.mark(ofSeverity: index)) **\(TableCell.written(severity.name))**",
        TableCell.written(severity.meaning), severity.response.sentence,
      ])
    }.joined(separator: "\n")
  }

  private var phaseTable: String {
    let head = ["Phase", "Total"] + configuration.severities.map { TableCell.written($0.name) } + ["Resolved"]
    func counts(_ entries: [Entry]) -> [Int] {
      [entries.count] + configuration.severities.map { one in entries.count { severity($0)?.id == one.id } }
        + [entries.count { isClosed($0) && status($0)?.id == configuration.closingStatus }]
    }
    var rows = phases.map { phase in
      [TableCell.written(phase.name)]
        + counts(entries.map(\.entry).filter { $0["phase"] == phase.name }).map(String.init)
    }
    let without = entries.map(\.entry).filter { $0["phase"] == nil }
    if !without.isEmpty { rows.append([TrackerLayout.noPhase] + counts(without).map(String.init)) }
    rows.append(["**Total**"] + counts(entries.map(\.entry)).map { "**\($0)**" })
    return table(head, rows)
  }

  // MARK: Issues

  private var open: String {
    let open = entries.filter { !isClosed($0.entry) }
    var groups = configuration.severities.enumerated().map { index, severity in
      group(
        "### \(severity.name) \(TrackerMarks.mark(ofSeverity: index))",
        open.filter { self.severity($0.entry)?.id == severity.id }.map(\.text),
        empty:
          "<!-- No \(severity.name.lowercased().filter { $0 != "-" && $0 != ">" }) issues -->\n\(TrackerLayout.none)")
    }
    let others = open.filter { severity($0.entry) == nil }.map(\.text)
    if !others.isEmpty {
      groups.append(group("### \(TrackerLayout.noSeverity) \(TrackerMarks.other)", others, empty: ""))
    }
    return groups.joined(separator: "\n\n")
  }

  private func group(_ heading: String, _ texts: [String], empty: String) -> String {
    texts.isEmpty
      ? "\(heading)\n\n\(empty)\n\n---" : heading + texts.map { "\n\n\($0)\n---" }.joined()
  }

  /// The phases of the settings, and then those that only issues name.
  private var phases: [(name: String, isKnown: Bool)] {
    let known = configuration.phases.map { Entry.line($0) }.filter { !$0.isEmpty }
    var names: [(name: String, isKnown: Bool)] = []
    for name in known where !names.contains(where: { $0.name == name }) { names.append((name, true)) }
    let others = Set(entries.compactMap { $0.entry["phase"] }).subtracting(known)
    return names + others.sorted().map { ($0, false) }
  }

  private var resolved: String {
    let closed = entries.filter { isClosed($0.entry) }
    var groups: [String] = []
    for phase in phases {
      let texts = closed.filter { $0.entry["phase"] == phase.name }.map(\.text)
      if phase.isKnown {
        groups.append(group(TrackerLayout.heading(phase.name), texts, empty: TrackerLayout.noneYet))
      } else if !texts.isEmpty {
        groups.append(unknown(TrackerLayout.heading(phase.name), texts))
      }
    }
    let without = closed.filter { $0.entry["phase"] == nil }.map(\.text)
    if !without.isEmpty { groups.append(unknown("### \(TrackerLayout.noPhase)", without)) }
    return groups.isEmpty ? "\(TrackerLayout.noneYet)\n\n---" : groups.joined(separator: "\n\n")
  }

  private func unknown(_ heading: String, _ texts: [String]) -> String {
    group("\(heading)\n\n\(TrackerLayout.unknownPhase)", texts, empty: "")
  }

  // MARK: What is known, and watched for

  private var known: String {
    let areas = contents.known.areas.filter { $0.name.isEmpty } + contents.known.areas.filter { !$0.name.isEmpty }
    let tables = areas.map { area in
      let rows = area.entries.map { entry in
        [entry.known.issue, entry.known.cause, entry.known.solution].map(TableCell.written)
      }
      let table = table(["Issue", "Cause", "Solution"], rows)
      return area.name.isEmpty ? table : "\(TrackerLayout.heading(area.name))\n\n\(table)"
    }
    return tables.isEmpty ? TrackerLayout.none : tables.joined(separator: "\n\n")
  }

  private var watched: String {
    let areas = contents.watched.areas.map { area in
      let list = area.patterns.map { "- [\($0.sighting == .never ? " " : "x")] \($0.name)" }.joined(separator: "\n")
      return area.name.isEmpty ? list : "\(TrackerLayout.heading(area.name))\n\(list)"
    }
    return areas.isEmpty ? TrackerLayout.none : areas.joined(separator: "\n\n")
  }
}
