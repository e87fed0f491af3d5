/// The short name of an issue: a prefix and a number (`BUG-042`), or a prefix and a random tail (`BUG-7k2f`).
///
/// `BUG-12`, `bug-012` and `BUG-012` are one id.
package struct IssueID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// In capitals.
  package let prefix: String
  package let tail: Tail

  package enum Tail: Hashable, Sendable {
    case number(Int)
    /// Four characters or more, at least one of them a letter.
    case random(String)
  }

  /// - Parameter prefix: In capitals.
  package init(prefix: String, number: Int) {
    self.prefix = prefix
    tail = .number(number)
  }

  /// Reads an id in any case; a number has at most nine digits, leading zeros among them.
  package init?(_ text: some StringProtocol) {
    var text = String(text)
    guard let id = text.withUTF8({ Self(bytes: $0) }) else { return nil }
    self = id
  }

  /// By bytes: those of many issues are read for each list.
  private init?(bytes: UnsafeBufferPointer<UInt8>) {
    guard let dash = bytes.lastIndex(of: Self.dash) else { return nil }
    let prefix = UnsafeBufferPointer(rebasing: bytes[..<dash])
    let tail = UnsafeBufferPointer(rebasing: bytes[(dash + 1)...])
    guard Self.isPrefix(prefix), !tail.isEmpty, tail.count <= 18 else { return nil }
    guard tail.allSatisfy({ Self.isDigit($0) || Self.isLetter($0) }) else { return nil }
    if tail.allSatisfy(Self.isDigit) {
      guard let number = Self.number(tail) else { return nil }
      self.tail = .number(number)
    } else if tail.count >= 4, tail.contains(where: Self.isDigit) {
      self.tail = .random(String(decoding: tail, as: UTF8.self).lowercased())
    } else {
      return nil
    }
    let isUpper = prefix.allSatisfy { Self.upper($0) == $0 }
    self.prefix =
      isUpper ? String(decoding: prefix, as: UTF8.self) : String(decoding: prefix.map(Self.upper), as: UTF8.self)
  }

  /// The id that a file name starts with (`BUG-042-login-crash`), if it is one of these prefixes.
  package init?(stem: some StringProtocol, prefixes: some Sequence<String>) {
    for prefix in prefixes {
      let bytes = stem.utf8
      guard bytes.count > prefix.utf8.count + 1, zip(bytes, prefix.utf8).allSatisfy({ Self.upper($0) == $1 }) else {
        continue
      }
      let rest = bytes.dropFirst(prefix.utf8.count)
      guard rest.first == Self.dash else { continue }
      let tail = rest.dropFirst().prefix { $0 != Self.dash }
      guard let id = IssueID(prefix: prefix, tail: tail) else { continue }
      self = id
      return
    }
    return nil
  }

  private init?(prefix: String, tail: some Collection<UInt8>) {
    if tail.allSatisfy(Self.isDigit) {
      guard let number = Self.number(tail) else { return nil }
      self.init(prefix: prefix, number: number)
    } else {
      self.init("\(prefix)-\(String(decoding: tail, as: UTF8.self))")
    }
  }

  /// The largest number of an id. The next one after any id of a file can be counted up to without overflow.
  package static let largestNumber = 999_999_999

  /// Reads one to nine digits that are not all zeros.
  private static func number(_ digits: some Collection<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 9 else { return nil }
    let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return number > 0 ? number : nil
  }

  /// The number, if the id has one.
  package var number: Int? {
    if case .number(let number) = tail { number } else { nil }
  }

  package var description: String {
    switch tail {
    case .number(let number):
      return prefix + (number < 10 ? "-00" : number < 100 ? "-0" : "-") + String(number)
    case .random(let text): return prefix + "-" + text
    }
  }

  package static func < (left: Self, right: Self) -> Bool {
    if left.prefix != right.prefix { return left.prefix < right.prefix }
    switch (left.tail, right.tail) {
    case (.number(let a), .number(let b)): return a < b
    case (.number, .random): return true
    case (.random, .number): return false
    case (.random(let a), .random(let b)): return a < b
    }
  }

  /// Whether a text may be the prefix of ids: a letter, then letters and digits, with single dashes between.
  package static func isPrefix(_ text: some StringProtocol) -> Bool {
    var text = String(text)
    return text.withUTF8 { isPrefix($0) }
  }

  private static func isPrefix(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first, isLetter(first), let last = bytes.last, last != dash, bytes.count <= 24 else {
      return false
    }
    var previous: UInt8 = 0
    for byte in bytes {
      guard isLetter(byte) || isDigit(byte) || (byte == dash && previous != dash) else { return false }
      previous = byte
    }
    return true
  }

  private static func upper(_ byte: UInt8) -> UInt8 { byte >= 0x61 && byte <= 0x7A ? byte - 0x20 : byte }
  private static let dash = UInt8(ascii: "-")
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }
}
