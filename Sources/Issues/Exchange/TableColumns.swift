/// The columns of a table whose rows are reports.
struct TableColumns {
  private let labels: [String]
  /// The column with the ids; nil where there is none.
  let idColumn: Int?
  private let titleColumn: Int
  /// Whether the head says that the rows are bugs: `Bug ID`, `Severity`.
  let isAboutBugs: Bool
  /// Whether there is a status, a severity or a date.
  let hasFields: Bool

  /// Nil where the rows are something else: a report says what it is about.
  init?(_ head: [String]) {
    let labels = head.map { $0.filter { $0 != "*" } }
    let keys = labels.map { Vocabulary.key($0) }
    var id = keys.indices.first { index in
      Self.ids.contains(keys[index]) || labels[index] == "#" || labels[index] == "№"
        || ["id", "编号", "番号"].contains { keys[index].hasSuffix(" \($0)") }
          && Self.subjects.contains { keys[index].hasPrefix($0) }
    }
    func titled(except id: Int?) -> Int? {
      Self.titles.lazy.compactMap { names in
        keys.indices.first { $0 != id && names.contains(Self.bare(keys[$0])) }
      }.first
    }
    // `Bug` is the id beside a title, and the title without one.
    let other = titled(except: id)
    if other == nil { id = nil }
    guard let title = other ?? titled(except: nil) else { return nil }
    self.labels = labels
    idColumn = id
    titleColumn = title
    isAboutBugs = keys.indices.contains { index in
      keys[index].range(ofText: "severity") != nil
        || (index == id || index == title)
          && Self.subjects.contains {
            Self.bare(keys[index]).hasPrefix($0)
          }
        || Self.severities.contains(keys[index])
    }
    hasFields = labels.contains { label in
      if case .field(let key) = FieldName(label) {
        ["status", "severity", "reported", "resolved"].contains(key)
      } else {
        false
      }
    }
  }

  /// A name without what it says of its kind: `Bug title` is a title, `标题摘要` too.
  private static func bare(_ key: String) -> String {
    for prefix in ["标题", "問題", "问题", "缺陷"] where key.hasPrefix(prefix) && key != prefix { return prefix }
    let words = key.split(separator: " ")
    guard words.count == 2, subjects.contains(String(words[0])) || adjectives.contains(String(words[0])) else {
      return key
    }
    return String(words[1])
  }

  private static let adjectives: Set = ["short", "brief", "one line", "full"]
  private static let subjects: Set = [
    "bug", "issue", "defect", "error", "problem", "fehler", "缺陷", "问题", "バグ", "不具合", "lỗi", "ошибка", "баг", "erro",
    "erreur", "fault", "incident",
  ]
  private static let severities: Set = [
    "严重程度", "严重度", "嚴重程度", "严重级别", "重大度", "深刻度", "gravité", "sévérité", "severidade", "gravidade", "severidad",
    "gravedad",
    "schweregrad", "серьезность", "серьёзность", "mức độ nghiêm trọng", "심각도",
  ]
  private static let ids: Set = [
    "id", "ids", "bug id", "issue id", "defect id", "bug", "issue", "bug no", "no", "nr", "n", "nº", "num", "number",
    "ref",
    "key", "ticket", "ticket id", "编号", "序号", "番号", "#", "mã lỗi", "mã", "stt", "s no", "sr no", "sl no", "serial no",
    "s n", "lp", "номер", "ид", "numéro", "número",
    "nummer", "缺陷编号", "问题编号", "bug编号", "管理番号", "번호",
  ]
  /// What a title's column is called, the surest first.
  private static let titles: [Set<String>] = [
    [
      "title", "summary", "name", "标题", "標題", "摘要", "タイトル", "件名", "titre", "título", "tiêu đề", "titel", "заголовок",
      "название", "titolo", "judul", "제목",
    ],
    [
      "bug", "issue", "problem", "defect", "error", "问题", "問題", "缺陷", "バグ", "不具合", "fehler", "problème", "problema",
      "bogue", "erro", "ошибка", "баг", "проблема", "lỗi", "fallo", "incident",
    ],
    [
      "description", "desc", "details", "what", "描述", "内容", "概要", "現象", "mô tả", "descrição", "descripción",
      "beschreibung", "описание", "descrizione", "deskripsi", "설명",
    ],
    ["symptoms", "symptom", "症状", "symptôme", "sintoma", "síntoma", "symptome", "симптом"],
  ]

  func entry(_ cells: [String]) -> Entry? {
    guard cells.indices.contains(titleColumn) else { return nil }
    let written = idColumn.flatMap { cells.indices.contains($0) ? Self.bareCell(cells[$0]) : nil } ?? ""
    let hasID = written.contains { $0.isLetter || $0.isNumber }
    let heading = hasID ? EntryHeading(written) ?? EntryHeading("\(written).") : nil
    var entry = Entry(id: heading?.id, title: "")
    let title = cells[titleColumn]
    entry.title = Self.short(title)
    if entry.title != title {
      entry.sections.append(Entry.Section("description", title: "Description", title))
    }
    if heading?.id == nil || heading?.writtenID != nil || heading?.title.isEmpty == false, !written.isEmpty,
      let idColumn
    {
      entry.fields.append(Entry.Field(nil, label: labels[idColumn], cells[idColumn]))
    }
    for (index, cell) in cells.enumerated() where index != idColumn && index != titleColumn && !cell.isBlank {
      let label = labels.indices.contains(index) && !labels[index].isEmpty ? labels[index] : "Column \(index + 1)"
      // A dash says that there is nothing.
      let isEmpty = cell.allSatisfy { "-–—".contains($0) }
      switch isEmpty ? nil : FieldName(label) {
      case .field(let key): entry.fields.append(Entry.Field(key, label: label, cell))
      case .section(let id): entry.sections.append(Entry.Section(id, title: label, Self.lines(of: cell)))
      case .environment: entry.sections.append(Entry.Section(nil, title: label, cell))
      case nil: entry.fields.append(Entry.Field(nil, label: label, cell))
      }
    }
    if let status = heading?.status, entry["status"] == nil { entry.fields.append(Entry.Field("status", status)) }
    return entry
  }

  /// The number of an entry whose id is only that.
  func number(_ cells: [String]) -> Int? {
    guard let idColumn, cells.indices.contains(idColumn) else { return nil }
    let written = Self.bareCell(cells[idColumn])
    return (EntryHeading(written) ?? EntryHeading("\(written)."))?.number
  }

  /// The labels of columns that say something in none of some rows, and that are no field of an issue.
  func isKept(in rows: [[String]]) -> Bool {
    labels.indices.allSatisfy { index in
      index == idColumn || index == titleColumn || labels[index].isBlank || FieldName(labels[index]) != nil
        || rows.contains { $0.indices.contains(index) && !$0[index].isBlank }
    }
  }

  /// A cell's text on the lines that its breaks make.
  private static func lines(of cell: String) -> String {
    guard cell.contains("<") else { return cell }
    var (text, rest) = ("", cell[...])
    while let start = rest.range(ofText: "<br"), let end = rest[start.upperBound...].firstIndex(of: ">"),
      rest[start.upperBound..<end].allSatisfy({ $0 == " " || $0 == "/" })
    {
      text += "\(rest[..<start.lowerBound].trimmed)\n"
      rest = rest[rest.index(after: end)...]
    }
    return text + rest.trimmed
  }

  /// A title that fits a list: the start of a long text.
  static func short(_ text: String) -> String {
    guard text.count > 120 else { return text }
    let start = text.prefix(100)
    return "\(start[..<(start.lastIndex(of: " ") ?? start.endIndex)])…"
  }

  /// A cell without its marks and the target of its link.
  private static func bareCell(_ cell: String) -> String {
    let text = cell.filter { !"*`~".contains($0) }
    guard text.hasPrefix("["), let end = text.firstIndex(of: "]"), text[end...].hasPrefix("](") else {
      return text.trimmed
    }
    return text[..<end].dropFirst().trimmed
  }
}
