/// Masks the secrets of one file in whatever is said about it.
///
/// What gives a secret away may stand elsewhere: the lines of a private key between its first and last, or a password
/// that a message quotes without its `password:`. So the file is searched as a whole, and what was found is masked
/// wherever its words appear.
package struct Redactor: Sendable {
  /// Shorter words are too common to be masked out of context.
  private static let shortest = 5
  /// Beyond this, a file is made of secrets, and nobody reads what is said about the last of them.
  private static let mostWords = 1_000

  private let bytes: [UInt8]
  private let matches: [SecretMatch]
  /// The words of the secrets by their first bytes, the longest first.
  private let words: [ArraySlice<UInt8>: [Word]]

  private struct Word {
    let bytes: ArraySlice<UInt8>
    let redacted: String
  }

  package init(_ bytes: [UInt8]) { self.init(bytes, SecretScanner.scan(bytes)) }

  /// - Parameter matches: What the scanner found in the bytes.
  init(_ bytes: [UInt8], _ matches: [SecretMatch]) {
    self.bytes = bytes
    self.matches = matches
    var words: [ArraySlice<UInt8>: [Word]] = [:]
    var seen: Set<ArraySlice<UInt8>> = []
    for match in matches {
      let lines = bytes[match.range].split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      for line in lines where line.count >= Self.shortest && seen.count < Self.mostWords {
        // What stands in a secret's place is public.
        guard !match.redacted.utf8.starts(with: line), seen.insert(line).inserted else { continue }
        words[line.prefix(Self.shortest), default: []].append(
          Word(bytes: line, redacted: lines.count == 1 ? match.redacted : "…"))
      }
    }
    self.words = words.mapValues { $0.sorted { $0.bytes.count > $1.bytes.count } }
  }

  /// A part of the file, such as a line, without its secrets.
  package func mask(_ range: Range<Int>) -> String {
    maskWords(Redaction.mask(bytes, in: range, matches: matches))
  }

  /// A text about the file without its secrets, nor any other that is known by its form.
  package func mask(_ text: String) -> String { maskWords(Redaction.mask(text)) }

  private func maskWords(_ text: String) -> String {
    guard !words.isEmpty else { return text }
    let bytes = Array(text.utf8)
    var masked: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if let word = word(in: bytes, at: index) {
        masked += word.redacted.utf8
        index += word.bytes.count
      } else {
        masked.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: masked, as: UTF8.self)
  }

  /// The secret that stands at an offset as a word of its own.
  private func word(in bytes: [UInt8], at start: Int) -> Word? {
    if start > 0, Self.isWord(bytes[start - 1]), Self.isWord(bytes[start]) { return nil }
    return words[bytes[start...].prefix(Self.shortest)]?.first { word in
      let end = start + word.bytes.count
      guard end <= bytes.count, bytes[start..<end] == word.bytes else { return false }
      return end == bytes.count || !Self.isWord(bytes[end]) || !Self.isWord(bytes[end - 1])
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool { byte >= 0x80 || ByteSet.alphanumerics.contains(byte) }
}
