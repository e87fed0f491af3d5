/// What is refused before cmark-gfm sees it, because Debian's 0.29.0.gfm.6 is not linear: a table of 10,000 columns and
/// as many short rows (60 KB) takes it a minute, images that are opened inside each other grow with the square, and
/// every line costs a step for each list that is open around it.
///
/// Every check is one pass over the bytes. Fenced code is passed over, since logs hold anything.
package enum MarkdownLimits {
  /// The cells that the tables of one text may have, missing ones among them.
  static let cells = 100_000
  /// What the tables of one text may cost, in nanoseconds.
  static let tableCost = 150_000_000
  /// The image marks `![` that one paragraph may have.
  static let images = 300
  /// How deep quotes and lists may be nested.
  static let nesting = 100
  /// The marks of quotes and lists that one text may have; each becomes two nodes.
  static let marks = 150_000
  /// The sum, over all lines, of the quotes and lists that may be open around them: a fifth of a second.
  static let openContainers = 15_000_000

  package struct Excess: Sendable, Equatable {
    package let message: String
    /// A byte offset in the text.
    package let offset: Int
  }

  /// The first place that is beyond a limit.
  package static func excess(_ bytes: some Collection<UInt8>) -> Excess? {
    bytes.withContiguousStorageIfAvailable { excess(in: $0) } ?? Array(bytes).withUnsafeBufferPointer { excess(in: $0) }
  }

  private static func excess(in bytes: UnsafeBufferPointer<UInt8>) -> Excess? {
    var tally = Tally()
    // A byte order mark is no part of the first line.
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count {
      // For Markdown a carriage return ends a line too.
      let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      if let message = tally.add(MarkdownLine(bytes[start..<end])) { return Excess(message: message, offset: start) }
      let isPair = end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
      start = end + (isPair ? 2 : 1)
    }
    return nil
  }

  /// What the lines so far add up to: never less than cmark-gfm will find.
  private struct Tally {
    /// The most quotes and lists that may be open.
    private var depth = 0
    private var openContainers = 0
    private var marks = 0
    private var images = 0
    private var tables = TableTally()
    private var fences = MarkdownFences()

    /// Counts a line; the message says what is beyond a limit.
    mutating func add(_ line: MarkdownLine) -> String? {
      openContainers += depth
      if openContainers > MarkdownLimits.openContainers {
        return "too many lines inside nested quotes and lists"
      }
      guard !line.isBlank else {
        images = 0
        tables.endParagraph()
        fences.passBlank()
        return nil
      }
      if fences.hold(line, inside: depth) {
        // A fence that is certain stands in no quote and no list.
        (depth, images) = (0, 0)
        tables.endParagraph()
        return nil
      }
      // Behind four blanks, where no list is open, stands code or the rest of a paragraph.
      if line.markers + line.quotes > 0, depth > 0 || line.indentation < 4 {
        depth = min(depth, line.indentation / 2 + line.quotes) + line.markers + line.quotes
      }
      marks += line.markers + line.quotes
      if marks > MarkdownLimits.marks { return "more than 150,000 marks of quotes and lists" }
      if depth > MarkdownLimits.nesting { return "quotes or lists nested more than 100 deep" }
      images += line.images
      if images > MarkdownLimits.images { return "a paragraph with more than 300 image marks `![`" }
      tables.add(line)
      if tables.cells > MarkdownLimits.cells { return "tables of more than 100,000 cells" }
      return tables.cost > MarkdownLimits.tableCost ? "a table that takes too long to read" : nil
    }
  }
}
