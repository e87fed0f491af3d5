/// Rows of aligned columns under a header.
///
/// On a narrow terminal the flexible column is cut first, then the least important columns are left out. A row never
/// wraps, and no line ends in blanks.
struct Table {
  /// A column: its header, and what happens to it when the terminal is narrow.
  struct Column {
    /// How much room a column takes.
    enum Sizing: Equatable {
      /// What its longest cell needs.
      case natural
      /// That, but it is cut when the terminal is narrow, down to so many columns before another one is left out.
      case flexible(minimum: Int)
    }

    let title: TerminalText
    var alignment: TerminalText.Alignment = .left
    var sizing: Sizing = .natural
    /// Columns with the smallest importance are left out first; of two equals, the one on the right.
    var importance: Int

    fileprivate var minimum: Int? {
      if case .flexible(let minimum) = sizing { minimum } else { nil }
    }
  }

  /// What stands in one column of one row.
  struct Cell {
    let text: TerminalText
    var role: Style.Role?
  }

  private static let gap = 2

  private let columns: [Column]
  private let rows: [[Cell]]

  /// - Parameters:
  ///   - columns: At least one, of which at most one is flexible.
  ///   - rows: Each as long as `columns`.
  init(columns: [Column], rows: [[Cell]]) {
    precondition(!columns.isEmpty, "a table has columns")
    precondition(columns.count { $0.minimum != nil } <= 1, "only one column can take up what is left")
    precondition(rows.allSatisfy { $0.count == columns.count }, "a row has a cell for each column")
    self.columns = columns
    self.rows = rows
  }

  /// The header and the rows.
  ///
  /// - Parameter limit: The columns of the terminal, or nil to cut nothing.
  func lines(fitting limit: Int?, style: Style) -> [String] {
    let layout = layout(fitting: limit)
    let header = columns.map { Cell(text: $0.title, role: .heading) }
    return ([header] + rows).map { line($0, layout: layout, direction: limit == nil ? .asStored : .kept, style: style) }
  }
}

extension Table {
  /// A column that is shown, and its width.
  private struct Slot {
    let index: Int
    var width: Int
  }

  /// What is done about cells that are read from right to left.
  private enum Direction {
    /// A mark after the cell keeps a terminal that reorders text from swapping it with its neighbour.
    case kept
    /// Nothing, for programs.
    case asStored
  }

  private func layout(fitting limit: Int?) -> [Slot] {
    var slots = columns.indices.map { index in
      Slot(index: index, width: rows.reduce(columns[index].title.width) { max($0, $1[index].text.width) })
    }
    guard let limit else { return slots }
    while true {
      let excess = slots.reduce(-Self.gap) { $0 + $1.width + Self.gap } - limit
      if excess <= 0 { return slots }
      if let flexible = slots.firstIndex(where: { columns[$0.index].minimum != nil }) {
        let minimum = columns[slots[flexible].index].minimum ?? 0
        if slots[flexible].width - excess >= minimum || slots.count == 1 {
          slots[flexible].width -= excess
          return slots
        }
      } else if slots.count == 1 {
        slots[0].width = limit
        return slots
      }
      let least = slots.indices.reduce(0) { importance(of: slots[$1]) <= importance(of: slots[$0]) ? $1 : $0 }
      slots.remove(at: least)
    }
  }

  private func importance(of slot: Slot) -> Int { columns[slot.index].importance }

  private func line(_ cells: [Cell], layout: [Slot], direction: Direction, style: Style) -> String {
    var line = ""
    line.reserveCapacity(layout.reduce(16) { $0 + $1.width + Self.gap })
    var blanks = 0
    for slot in layout {
      let text = cells[slot.index].text.truncated(to: slot.width)
      let fill = slot.width - text.width
      let isRight = columns[slot.index].alignment == .right
      if isRight { blanks += fill }
      if !text.description.isEmpty {
        line.append(blanks: blanks)
        line += style.paint(text, as: cells[slot.index].role)
        if direction == .kept, text.hasRightToLeft { line += "\u{200E}" }
        blanks = 0
      }
      blanks += Self.gap + (isRight ? 0 : fill)
    }
    return line
  }
}

extension String {
  private static let blanks = (0...64).map { String(repeating: " ", count: $0) }

  fileprivate mutating func append(blanks count: Int) {
    for _ in 0..<count / 64 { self += Self.blanks[64] }
    self += Self.blanks[count % 64]
  }
}
