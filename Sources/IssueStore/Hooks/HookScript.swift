internal import Git

/// A hook file of ours, as it is or is to be in a hook folder.
///
/// Its second line is a stamp: the version of its form, and a sum over the text, by which a file that a person has
/// edited is known.
struct HookScript: Hashable {
  let text: String
  let format: Int
  /// Where the program was when it was installed.
  let program: String
  /// The shell that reads the earlier hook; nil when that one is run by itself.
  let shell: String?
  /// How many folders its installation has made.
  let foldersMade: Int
  /// Whether it has them as it was written; Git's own conversion, or a program's, may have made them CR LF.
  private(set) var hasOwnLineEnds = true

  /// What a text is to us.
  enum Reading: Hashable {
    /// Without our stamp.
    case foreign
    /// With our stamp, and changed since it was written.
    case edited
    /// As it was written, but perhaps for its line ends.
    case intact(HookScript)
  }

  static func read(_ text: String) -> Reading {
    guard text.utf8.firstRange(of: stampStart.utf8) != nil else { return .foreign }
    if let script = HookScript(stamped: text) { return .intact(script) }
    guard var script = HookScript(stamped: text.replacing("\r\n", with: "\n")) else { return .edited }
    script.hasOwnLineEnds = false
    return .intact(script)
  }

  /// Nil when the sum is not that of the text.
  private init?(stamped text: String) {
    guard let stamp = Self.stamp(of: text), stamp.sum == Self.sum(of: text, stamp: stamp) else { return nil }
    self.init(intact: text, format: stamp.format)
  }

  /// Puts values into a template, in this order: a value is not searched for the places that come before it.
  init(filling template: String, with values: [(place: String, value: String)]) {
    var text = template
    for (place, value) in values {
      guard let range = text.firstRange(of: place) else { continue }
      text.replaceSubrange(range, with: value)
    }
    let stamp = Self.stamp(of: text)
    if let stamp { text.replaceSubrange(stamp.sumRange, with: Self.sum(of: text, stamp: stamp)) }
    self.init(intact: text, format: stamp?.format ?? 0)
  }

  private init(intact text: String, format: Int) {
    self.text = text
    self.format = format
    program = Self.value(after: "\nprogram=", in: text)
    let shell = Self.value(after: "\nshell=", in: text)
    self.shell = shell.isEmpty ? nil : shell
    foldersMade = Int(Self.value(after: "\n# Folders made for it: ", in: text)) ?? 0
  }

  private static let stampStart = "# git-issue hook, format "

  /// The line that makes a file ours.
  struct Stamp {
    let format: Int
    let sum: String
    let sumRange: Range<String.Index>
  }

  /// The stamp in a text's second line.
  static func stamp(of text: String) -> Stamp? {
    // Bytes, not characters: CR LF is one character, and what a person's editor made of our file is still ours.
    let bytes = text.utf8
    guard let start = bytes.firstRange(of: stampStart.utf8),
      bytes[..<start.lowerBound].count(where: { $0 == UInt8(ascii: "\n") }) == 1,
      let comma = bytes[start.upperBound...].firstRange(of: ", sum ".utf8),
      let format = Int(text[start.upperBound..<comma.lowerBound])
    else { return nil }
    let sum = bytes[comma.upperBound...].prefix { $0 != UInt8(ascii: "\n") }
    let range = sum.startIndex..<sum.endIndex
    return Stamp(format: format, sum: String(text[range]), sumRange: range)
  }

  /// FNV-1a over the text without the sum. It is there to notice an edit, not to withstand anyone.
  private static func sum(of text: String, stamp: Stamp) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for part in [text[..<stamp.sumRange.lowerBound], text[stamp.sumRange.upperBound...]] {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// A word of a shell that stays a word, also when it is empty.
  static func quoted(_ text: String) -> String { text.isEmpty ? "" : ShellQuoting.quoted(text) }

  /// Reads back a word that ``quoted(_:)`` has written; empty when the line is not there.
  private static func value(after prefix: String, in text: String) -> String {
    guard let start = text.utf8.firstRange(of: prefix.utf8)?.upperBound else { return "" }
    var rest = text.utf8[start...]
    var value: [UInt8] = []
    let quote = UInt8(ascii: "'")
    while let first = rest.popFirst(), first != UInt8(ascii: "\n") {
      switch first {
      case quote:
        value += rest.prefix { $0 != quote }
        rest = rest.drop { $0 != quote }.dropFirst()
      case UInt8(ascii: "\\"):
        if let next = rest.popFirst() { value.append(next) }
      default: value.append(first)
      }
    }
    return String(decoding: value, as: UTF8.self)
  }
}
