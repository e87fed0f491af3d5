internal import Issues

extension Entry.Comment {
  /// The name of its file: the same for the same comment, whoever imports it.
  var fileName: String {
    guard let seconds else { return "\(authorSlug)-\(tail).md" }
    return CommentName(seconds: seconds, author: author, tail: tail).fileName
  }

  /// What its file holds.
  var fileText: String {
    // Only a name with a time in it is read as one.
    CommentFile(author: author, text: text).written(inFileOf: seconds == nil ? "" : authorSlug)
  }

  private var authorSlug: String { CommentName(seconds: 0, author: author, tail: "").author }

  /// Four characters of a hash (FNV-1a) of the text.
  private var tail: String {
    var hash: UInt32 = 0x811c_9dc5
    for byte in Draft.normalized(text).utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    let digits = String((hash >> 16 ^ hash) & 0xFFFF, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}
