extension CommitMessage {
  /// How a trailer is offered.
  package enum Offer: Sendable {
    /// In the text, which nobody sees before it is committed.
    case text
    /// As a comment above Git's own, to take the mark away from: what takes those out takes it out too, and Git still
    /// sees that nothing was written.
    case comment
  }

  /// The message with a trailer more at the end of its text, and every other byte as it was; nil where there are no
  /// comments to put one more beside.
  ///
  /// - Parameter trailers: Those that the text has already, which the new one joins; else it is a paragraph of its own.
  package func offering(_ trailer: String, as offer: Offer, besides trailers: [UInt8]) -> [UInt8]? {
    let end: Int
    let line: String
    switch offer {
    case .text: (end, line) = (bytes.count, trailer)
    case .comment:
      guard let start = startOfLastComments else { return nil }
      (end, line) = (start, "\(commentMark) \(trailer)")
    }
    let first = Line(bytes, at: 0)
    let lineEnd = first.next - first.range.upperBound == 2 ? "\r\n" : "\n"
    let last = bytes[..<end].lastIndex { !$0.isBlank }
    // Above it, there is room for the text that is yet to be written.
    let added = last == nil ? "\n\n\(line)\n" : lineEnd + (trailers.isEmpty ? lineEnd : "") + line
    let place = last.map { Line(bytes, at: $0).range.upperBound } ?? 0
    return bytes[..<place] + Array(added.utf8) + bytes[place...]
  }
}
