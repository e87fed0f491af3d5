/// Fields that share a line, and lines that only say that fields follow.
enum FieldLine {
  /// The fields of a line that begins with one: `**Severity**: High | **Status**: Open`.
  static func fields(_ label: String, _ value: String) -> [(label: String, value: String)] {
    var fields: [(label: String, value: String)] = []
    // What is longer is a text.
    guard value.utf8.count <= 400 else { return [(label, value)] }
    var label = label
    var value = value[...]
    var rest = value
    while let sign = rest.firstIndex(where: { "|·•".contains($0) }) {
      rest = rest[rest.index(after: sign)...]
      guard case .listed(let next, let text) = MarkdownShape.listed(rest.drop { $0 == " " }), FieldName(next) != nil
      else {
        continue
      }
      fields.append((label, value[..<sign].trimmed))
      label = next
      value = rest.suffix(text.count)
      rest = value
    }
    return fields + [(label, value.trimmed)]
  }

  /// Whether a row is but the head of a table of fields: `| Field | Value |`.
  static func isHead(_ label: String, _ value: String) -> Bool {
    let value = Vocabulary.key(value.filter { $0 != "*" })
    return value.isEmpty || heads.contains(value)
  }

  private static let heads: Set = [
    "value", "values", "detail", "details", "info", "information", "description", "content", "data", "answer", "值",
    "内容",
    "说明", "详情", "描述", "値", "詳細", "valeur", "détail", "détails", "valor", "valores", "detalhe", "detalhes", "detalle",
    "detalles", "wert", "werte", "inhalt", "valore", "значение", "описание", "chi tiết", "giá trị", "wartość", "nilai",
    "değer", "waarde",
  ]
}
