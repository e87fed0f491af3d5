/// What the tables of a Markdown text cost cmark-gfm 0.29.0.gfm.6, at most.
///
/// For every line that could stand under a header it reads the whole paragraph above as one, and a row costs the square
/// of its cells; rows that are too short are filled up.
struct TableTally {
  private(set) var cells = 0
  /// In nanoseconds, measured on a machine of 2023.
  private(set) var cost = 0
  /// The columns of the table that the paragraph may be.
  private var columns = 0
  private var paragraph = Size()

  private struct Size {
    var bytes = 0
    var lines = 0
    var pipes = 0
    var squares = 0
  }

  /// Behind a blank line no table goes on.
  mutating func endParagraph() {
    columns = 0
    paragraph = Size()
  }

  mutating func add(_ line: MarkdownLine) {
    let square = line.pipes.multipliedReportingOverflow(by: line.pipes).partialValue
    paragraph.bytes += line.text.count
    paragraph.lines += 1
    paragraph.pipes += line.pipes
    paragraph.squares += square
    if line.mayDelimitTable {
      columns = max(columns, line.pipes + 1)
      cost += paragraph.bytes + 130 * paragraph.lines + 100 * paragraph.pipes + 3 * paragraph.squares
      // The header's own cells.
      cells += columns
    } else if columns > 0 {
      cost += 3 * square
    }
    cells += columns
  }
}
