/// A folder with a Markdown file for each report, named by its number or id: `0007-crash.md`, `BUG-007.md`.
struct NumberedReports: FolderFormat {
  let name = "numbered"
  let summary = "a folder with a Markdown file for each report: 0007-crash.md, BUG-007.md"

  func recognition(of source: ImportSource) -> Recognition {
    guard Self.isMarkdown(source.name), source.bytes.firstInvalidUTF8 == nil else { return .no }
    guard Self.id(of: source.name) != nil, let entry = try? read(source).entries.first else { return .no }
    // A decision record or a chapter has a number too.
    let isReport =
      entry["severity"] != nil || entry.sections.contains { ["steps", "expected", "actual"].contains($0.id) }
      || entry["status"].map { Configuration().readStatus($0) != nil } ?? false
    return isReport ? .possible : .no
  }

  func read(_ source: ImportSource) throws(ImportError) -> ImportedDocument {
    let file = try ReportFile(source)
    var record = file.record
    for name in ["id", "bug_id", "issue_id", "number"] {
      if let id = record.take(name) { record.identify(name, id.text) }
    }
    let members = record.takeAll()
    func first(_ names: Set<String>) -> Record.Member? { members.first { names.contains($0.name.lowercased()) } }
    let (status, resolution) = (first(["status", "state"]), first(["resolution"]))
    record.addStatus(status, resolution: resolution)
    for member in members where ![status?.name, resolution?.name].contains(member.name) {
      switch RecordName(member.name) {
      case .field(let key): record.add(key, member)
      case .section(let id): record.entry.sections.append(Entry.Section(id, title: member.name, member.text))
      case .part(let name): record.entry.environment.append(Entry.Part(name, member.text))
      case .environment:
        record.entry.sections.append(Entry.Section(nil, title: "Environment", member.text))
      case .id, .status, .resolution, .comments, nil: record.keep(member.name, member.text)
      }
    }
    let lines = source.text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    readBody(lines[Self.body(of: lines)...], &record)
    if record.entry.id == nil, let id = Self.id(of: source.name) { record.identify("id", id) }
    return ImportedDocument(entries: [record.entry])
  }

  /// The line behind the front matter.
  private static func body(of lines: [Substring]) -> Int {
    guard lines.first?.trimmed == "---" else { return 0 }
    return lines.dropFirst().firstIndex { $0.trimmed == "---" || $0.trimmed == "..." }.map { $0 + 1 } ?? 0
  }

  /// The first heading is the title; what follows is read as an entry of a bug document is.
  private func readBody(_ body: ArraySlice<Substring>, _ record: inout Record) {
    var lines = Array(body)
    let regions = MarkdownRegions(lines)
    let shapes = lines.map { MarkdownShape($0) }
    if record.entry.title.isBlank,
      let index = lines.indices.first(where: { shapes[$0] != .blank }), !regions.isInside[index],
      case .heading(_, let text) = shapes[index]
    {
      let heading = EntryHeading(text)
      if let id = heading?.id, heading?.title.isEmpty == false {
        record.identify("id", id)
        if let written = heading?.writtenID { record.keep("ID", written) }
      }
      record.entry.title = heading?.id == nil || heading?.title.isEmpty != false ? text : heading?.title ?? text
      if record.entry["status"] == nil, let status = heading?.status {
        record.entry.fields.append(Entry.Field("status", status))
      }
      lines = Array(lines[(index + 1)...])
    }
    let rest = lines[...]
    record.entry = EntryReader.read(
      record.entry, rest, rest.map { MarkdownShape($0) }[...], MarkdownRegions(lines).isInside[...])
  }

  /// The number or id that a file's name begins with.
  private static func id(of path: String) -> String? {
    let name = path.split(separator: "/").last ?? ""
    let stem = name[..<(name.lastIndex(of: ".") ?? name.endIndex)]
    let digits = stem.prefix { $0.isASCII && $0.isNumber }
    let rest = stem.dropFirst(digits.count)
    if !digits.isEmpty, digits.count <= 9, rest.isEmpty || "-_ .".contains(rest.first ?? " ") { return "#\(digits)" }
    guard
      let found = EntryHeading(
        String(
          stem.split(separator: "-", omittingEmptySubsequences: false).prefix { part in
            part.contains { $0.isNumber } || part.allSatisfy { $0.isUppercase || $0.isNumber }
          }.joined(separator: "-")))
    else { return nil }
    return found.id
  }
}
