/// The columns of a table whose rows are reports.
struct TableColumns {
  private let labels: [String]
  private let idColumn: Int
  private let titleColumn: Int

  /// Nil where the rows are something else: a report has an id and says what it is about.
  init?(_ head: [String]) {
    let labels = head.map { $0.filter { $0 != "*" } }
    let keys = labels.map { Vocabulary.key($0) }
    let ids: Set = [
      "id", "bug id", "issue id", "defect id", "bug", "issue", "no", "nr", "编号", "序号", "番号", "#", "mã lỗi",
    ]
    let titles: Set = [
      "title", "summary", "description", "bug", "issue", "problem", "name", "标题", "描述", "问题", "タイトル", "内容", "概要",
      "titre", "título", "tiêu đề", "mô tả", "brief description", "short description",
    ]
    guard let id = keys.indices.first(where: { ids.contains(keys[$0]) || labels[$0] == "#" }) else { return nil }
    let rest = keys.indices.filter { $0 != id && titles.contains(keys[$0]) }
    guard let title = rest.first(where: { keys[$0] != "description" }) ?? rest.first else { return nil }
    self.labels = labels
    idColumn = id
    titleColumn = title
  }

  func entry(_ cells: [String]) -> Entry? {
    guard cells.indices.contains(idColumn), cells.indices.contains(titleColumn) else { return nil }
    let written = Self.bare(cells[idColumn])
    let heading = EntryHeading(written) ?? EntryHeading("\(written).")
    var entry = Entry(id: heading?.id, title: "")
    let title = cells[titleColumn]
    entry.title = Self.short(title)
    if entry.title != title {
      entry.sections.append(Entry.Section("description", title: "Description", title))
    }
    if heading?.id == nil || heading?.writtenID != nil, !written.isEmpty {
      entry.fields.append(Entry.Field(nil, label: labels[idColumn], written))
    }
    for (index, cell) in cells.enumerated() where index != idColumn && index != titleColumn && !cell.isBlank {
      let label = labels.indices.contains(index) ? labels[index] : ""
      switch FieldName(label) {
      case .field(let key): entry.fields.append(Entry.Field(key, label: label, cell))
      case .section(let id): entry.sections.append(Entry.Section(id, title: label, cell))
      case .environment: entry.sections.append(Entry.Section(nil, title: label, cell))
      case nil: entry.fields.append(Entry.Field(nil, label: label, cell))
      }
    }
    return entry
  }

  /// A title that fits a list: the start of a long text.
  private static func short(_ text: String) -> String {
    guard text.count > 120 else { return text }
    let start = text.prefix(100)
    return "\(start[..<(start.lastIndex(of: " ") ?? start.endIndex)])…"
  }

  /// A cell without its marks and the target of its link.
  private static func bare(_ cell: String) -> String {
    let text = cell.filter { !"*`~".contains($0) }
    guard text.hasPrefix("["), let end = text.firstIndex(of: "]"), text[end...].hasPrefix("](") else {
      return text.trimmed
    }
    return text[..<end].dropFirst().trimmed
  }
}
