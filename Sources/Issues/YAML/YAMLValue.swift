/// What is written as YAML: what ``YAMLNode`` is for reading.
package indirect enum YAMLValue: Sendable {
  /// A text, quoted where a parser could take it for something else.
  case text(String)
  /// `true`, a number: what a parser is to take for what it is.
  case bare(String)
  case list([YAMLValue])
  case mapping([(key: String, value: YAMLValue)])

  /// The value as a document in block style; several lines of text are a literal block, as people write them.
  package var document: String {
    var lines: [String] = []
    write(at: 0, to: &lines)
    return lines.joined(separator: "\n") + "\n"
  }

  /// Writes the lines of a list or a mapping whose marks or keys stand in a column.
  private func write(at column: Int, to lines: inout [String]) {
    let indent = String(repeating: " ", count: column)
    switch self {
    case .text, .bare: lines.append(indent + scalar(below: column, blockColumn: column))
    case .mapping(let pairs):
      for (key, value) in pairs {
        let start = indent + Self.quotedDates(key) + ":"
        guard value.isNested else {
          lines.append("\(start) \(value.scalar(below: column, blockColumn: column + 2))")
          continue
        }
        lines.append(start)
        value.write(at: column + 2, to: &lines)
      }
    case .list(let values):
      for (index, value) in values.enumerated() {
        guard value.isNested else {
          lines.append("\(indent)- \(value.scalar(below: column, blockColumn: column + 2))")
          continue
        }
        var nested: [String] = []
        value.write(at: column + 2, to: &nested)
        // What is long is easier to read apart.
        if index > 0, nested.count > 2 { lines.append("") }
        lines.append("\(indent)- \(nested.first.map { String($0.dropFirst(column + 2)) } ?? "")")
        lines += nested.dropFirst()
      }
    }
  }

  /// Whether it has lines of its own; what holds nothing is written as `[]` or `{}`.
  private var isNested: Bool {
    switch self {
    case .text, .bare: false
    case .list(let values): !values.isEmpty
    case .mapping(let pairs): !pairs.isEmpty
    }
  }

  /// - Parameters:
  ///   - column: That of the key or mark before it.
  ///   - blockColumn: Where the lines of a literal block start.
  private func scalar(below column: Int, blockColumn: Int) -> String {
    switch self {
    case .text(let text) where Self.fitsBlock(text):
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let isClosed = text.hasSuffix("\n")
      // Blanks that a text starts with are no indentation.
      let startsBlank = lines.first.map { $0.isEmpty || $0.first == " " || $0.first == "\t" } ?? true
      let mark = "|" + (startsBlank ? String(blockColumn - column) : "") + (isClosed ? "" : "-")
      let indent = String(repeating: " ", count: blockColumn)
      return ([mark] + (isClosed ? lines.dropLast() : lines[...]).map { $0.isEmpty ? "" : indent + $0 })
        .joined(separator: "\n")
    case .text(let text): return Self.quotedDates(text)
    case .bare(let text): return text
    case .list: return "[]"
    case .mapping: return "{}"
    }
  }

  /// Whether a text of several lines reads back from a literal block as it is, whatever lines follow the block.
  private static func fitsBlock(_ text: String) -> Bool {
    guard text.contains("\n"), !text.hasSuffix("\n\n"), !text.allSatisfy(\.isWhitespace) else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      scalar == "\n" || scalar == "\t"
        || scalar.value >= 0x20 && scalar.value != 0x7F
          && !YAMLScalar.isInvisible(scalar)
    }
  }

  /// YAML 1.1 reads a date as no string, and a form wants strings.
  private static func quotedDates(_ text: String) -> String {
    let written = YAMLScalar.write(text)
    return written == text && CalendarDate(String(text.prefix(10))) != nil ? "'\(text)'" : written
  }
}
