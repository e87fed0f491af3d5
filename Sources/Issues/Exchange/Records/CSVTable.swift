/// A table of values parted by commas, semicolons or tabs (RFC 4180).
struct CSVTable {
  struct Row {
    let cells: [String]
    /// Counted from 1: a cell in quotes may have several lines.
    let lines: ClosedRange<Int>
  }

  let rows: [Row]

  /// Reads a text; the sign that parts its cells is the one that its first line has most of. What stands behind a
  /// closing quote belongs to the cell, and blank lines are none.
  ///
  /// - Throws: Where a cell's quotes are not closed.
  static func parse(_ text: String) throws(ImportError) -> CSVTable {
    var parser = Parser(bytes: Array(text.utf8))
    return CSVTable(rows: try parser.rows())
  }

  private struct Parser {
    let bytes: [UInt8]
    private var index = 0
    private var line = 1
    private var separator = UInt8(ascii: ",")

    init(bytes: [UInt8]) {
      self.bytes = bytes
      // Spreadsheets may say it themselves.
      let first = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
      if first.count == 5, first.starts(with: Array("sep=".utf8)), let sign = first.last {
        separator = sign
        index = first.count
        if index < bytes.count, bytes[index] == 0x0D { index += 1 }
        if index < bytes.count, bytes[index] == 0x0A { index += 1 }
        line = 2
      } else {
        separator = Self.separator(of: bytes)
      }
    }

    private static func separator(of bytes: [UInt8]) -> UInt8 {
      var counts: [UInt8: Int] = [:]
      var isQuoted = false
      for byte in bytes {
        if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
        if isQuoted { continue }
        if byte == 0x0A || byte == 0x0D { break }
        if ",;\t".utf8.contains(byte) { counts[byte, default: 0] += 1 }
      }
      let best = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09].max { counts[$0, default: 0] < counts[$1, default: 0] }
      guard let best, counts[best, default: 0] > counts[UInt8(ascii: ","), default: 0] else { return UInt8(ascii: ",") }
      return best
    }

    mutating func rows() throws(ImportError) -> [Row] {
      var rows: [Row] = []
      while index < bytes.count {
        let start = line
        var cells = [try cell()]
        while index < bytes.count, bytes[index] == separator {
          index += 1
          cells.append(try cell())
        }
        let end = line
        if index < bytes.count { endLine() }
        if cells.count > 1 || !cells[0].isEmpty { rows.append(Row(cells: cells, lines: start...end)) }
      }
      return rows
    }

    private mutating func endLine() {
      if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
      index += 1
      line += 1
    }

    private mutating func cell() throws(ImportError) -> String {
      var text: [UInt8] = []
      if index < bytes.count, bytes[index] == UInt8(ascii: "\"") { try quoted(into: &text) }
      while index < bytes.count, bytes[index] != separator, bytes[index] != 0x0A, bytes[index] != 0x0D {
        text.append(bytes[index])
        index += 1
      }
      return String(decoding: text, as: UTF8.self)
    }

    private mutating func quoted(into text: inout [UInt8]) throws(ImportError) {
      let start = line
      index += 1
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        if byte == UInt8(ascii: "\"") {
          guard index < bytes.count, bytes[index] == byte else { return }
          index += 1
        }
        if byte == 0x0A || byte == 0x0D && !(index < bytes.count && bytes[index] == 0x0A) { line += 1 }
        text.append(byte)
      }
      throw ImportError(
        line: start, message: "a cell that begins with a quote has no closing one",
        help: "is the file whole? a quote inside a cell is written twice")
    }
  }

  // MARK: Writing

  /// A row as RFC 4180 has it.
  static func line(_ cells: [String]) -> String { cells.map(written).joined(separator: ",") + "\r\n" }

  private static func written(_ cell: String) -> String {
    let text = guarded(cell)
    guard text.utf8.contains(where: { "\",;\t\r\n".utf8.contains($0) }) || text.first == " " || text.last == " " else {
      return text
    }
    return "\"\(text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
  }

  /// A cell that a spreadsheet takes for no formula: one that would be one gets an apostrophe in front, one more than
  /// it has. ``unguarded(_:)`` takes it away, so that every text comes back as it was.
  static func guarded(_ cell: String) -> String { isFormula(cell) ? "'\(cell)" : cell }

  static func unguarded(_ cell: String) -> String {
    cell.hasPrefix("'") && isFormula(cell) ? String(cell.dropFirst()) : cell
  }

  /// Whether a cell is a formula, but for apostrophes before it.
  private static func isFormula(_ cell: String) -> Bool {
    guard let first = cell.unicodeScalars.first(where: { $0 != "'" }) else { return false }
    return "=+-@\t\r＝＋－＠".unicodeScalars.contains(first)
  }
}
