/// The bytes of an issue file, its front matter and its body.
///
/// Reading never fails: what is wrong with a file is found by the rules. A document gives back its bytes exactly as
/// they were, whatever they are, and an edit changes only what it names, so that comments, order, quoting and unknown
/// keys that a person wrote survive.
package struct Document: Sendable, Equatable {
  package let bytes: [UInt8]
  package let frontMatter: FrontMatter
  /// Where the body stands: everything behind the line that closes the front matter, or, in a file without front
  /// matter, everything.
  package let bodyRange: Range<Int>

  /// The largest file that is read (PRODUCT: `too-large`), in bytes.
  package static let largest = 1 << 20

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    (frontMatter, bodyRange) = FrontMatter.read(bytes)
  }

  /// A text that is all body, as a form on a web page produces it.
  package init(body: [UInt8]) {
    bytes = body
    frontMatter = FrontMatter(range: 0..<0, fields: [], fault: nil)
    bodyRange = 0..<body.count
  }

  package init(_ text: String) { self.init(Array(text.utf8)) }

  /// The text; bytes that are not UTF-8 are shown as U+FFFD.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package var body: String { String(decoding: bytes[bodyRange], as: UTF8.self) }

  /// The line end of the file: that of its first line.
  package var lineEnd: String {
    guard let newline = bytes.firstIndex(of: UInt8(ascii: "\n")), newline > 0 else { return "\n" }
    return bytes[newline - 1] == UInt8(ascii: "\r") ? "\r\n" : "\n"
  }

  /// The front matter's fault, if it has one: then no field can be read.
  package var fault: FrontMatter.Fault? { frontMatter.fault }

  package subscript(key: String) -> FrontMatter.Field? { frontMatter[key] }

  /// This document with a part of its bytes replaced.
  func replacing(_ range: Range<Int>, with text: String) -> Document {
    var edited = bytes
    edited.replaceSubrange(range, with: text.utf8)
    return Document(edited)
  }
}
