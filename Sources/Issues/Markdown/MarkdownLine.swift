/// What a line of Markdown can mean for the blocks around it, read in one pass.
struct MarkdownLine {
  /// The columns of white space before the text; a tab leads to the next multiple of four.
  private(set) var indentation = 0
  /// The `>` that the line starts with, among list marks.
  private(set) var quotes = 0
  /// The list marks that the line starts with.
  private(set) var markers = 0
  /// The `![` of the line.
  private(set) var images = 0
  private(set) var pipes = 0
  /// Whether the line may stand under a table's header: `|---|:--|`, behind quotes and list marks or not.
  private(set) var mayDelimitTable = false
  /// The bytes from the first that is no white space.
  let text: Slice<UnsafeBufferPointer<UInt8>>

  var isBlank: Bool { text.isEmpty }

  init(_ line: Slice<UnsafeBufferPointer<UInt8>>) {
    var index = line.startIndex
    while index < line.endIndex, line[index] == 0x20 || line[index] == 0x09 {
      indentation += line[index] == 0x20 ? 1 : 4 - indentation % 4
      index += 1
    }
    text = line[index...]
    guard !text.isEmpty else { return }
    countSigns()
    countMarkers()
  }

  private mutating func countSigns() {
    // Most lines have none of the signs that this is about.
    let bytes = UnsafeBufferPointer(rebasing: text)
    guard bytes.has(UInt8(ascii: "-")) || bytes.has(UInt8(ascii: "[")) || bytes.has(UInt8(ascii: "|")) else { return }
    var previous: UInt8 = 0
    var hasDash = false
    var hasOther = false
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "["):
        if previous == UInt8(ascii: "!") { images += 1 }
        hasOther = true
      case UInt8(ascii: "|"): pipes += 1
      case UInt8(ascii: "-"): hasDash = true
      case 0x09...0x0D, 0x20, UInt8(ascii: ":"): break
      // The numbers and signs of list marks, which stand before any cell.
      case 0x30...0x39, 0x29...0x2B, UInt8(ascii: "."), UInt8(ascii: ">"): if pipes > 0 { hasOther = true }
      default: hasOther = true
      }
      previous = byte
    }
    mayDelimitTable = hasDash && !hasOther
  }

  /// What a mark of a quote or a list starts with.
  private static let marks = ByteSet(">+*0-9-")

  private mutating func countMarkers() {
    guard let first = text.first, Self.marks.contains(first) else { return }
    let ruleStart = startOfRule()
    var index = text.startIndex
    while index < text.endIndex, index < ruleStart {
      let byte = text[index]
      if byte == UInt8(ascii: ">") {
        quotes += 1
        index += 1
      } else if let end = endOfListMark(at: index) {
        markers += 1
        index = end
      } else if byte == 0x20 || byte == 0x09 {
        index += 1
      } else {
        return
      }
    }
  }

  /// Where a list mark ends that starts at an index: `-`, `+`, `*`, or one to nine digits with `.` or `)`, and a blank
  /// or nothing behind it.
  private func endOfListMark(at start: Int) -> Int? {
    var end = start
    if "-+*".utf8.contains(text[start]) {
      end += 1
    } else {
      while end < text.endIndex, end - start < 9, (0x30...0x39).contains(text[end]) { end += 1 }
      guard end > start, end < text.endIndex, ".)".utf8.contains(text[end]) else { return nil }
      end += 1
    }
    return end == text.endIndex || text[end] == 0x20 || text[end] == 0x09 ? end : nil
  }

  /// Where the line becomes a thematic break (`- - -`): three signs of one kind or more, up to the end of the line.
  private func startOfRule() -> Int {
    var sign: UInt8?
    var count = 0
    var start = text.endIndex
    for index in text.indices.reversed() {
      let byte = text[index]
      if byte == 0x20 || byte == 0x09 { continue }
      guard "-*_".utf8.contains(byte), sign == nil || sign == byte else { break }
      sign = byte
      count += 1
      if count >= 3 { start = index }
    }
    return start
  }
}
