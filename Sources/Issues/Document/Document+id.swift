extension Document {
  /// Whether a line of some bytes gives an id as front matter does. All issues are asked when one is looked up, and few
  /// of them need to be parsed then.
  package static func mayBe(_ id: IssueID, _ bytes: [UInt8]) -> Bool {
    let key = Array("id:".utf8)
    return bytes.prefix(headSize).split(separator: UInt8(ascii: "\n")).contains { line in
      guard line.starts(with: key) else { return false }
      let digits = line.dropFirst(key.count).filter { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || isTail($0) }
      return IssueID(String(decoding: digits, as: UTF8.self)) == id
    }
  }

  /// No front matter is larger.
  private static let headSize = 64 << 10

  private static func isTail(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 || byte == UInt8(ascii: "-") }
}
