/// Text that a terminal shows and never obeys.
///
/// Whoever writes an issue must not move the cursor, set the clipboard, hide a line or turn a sentence round on the
/// terminal of whoever reads it. What could is shown instead: C0 and DEL in caret notation (`^[`), the rest by number
/// (`<U+202E>`). All that came from a file, a path or a person goes through here on its way to a `Sink`.
struct TerminalText: Hashable, CustomStringConvertible {
  /// How line breaks and tabs are taken.
  enum Form {
    /// Shown as `^J` and `^I`, like any other control character.
    case line
    /// Kept. The line end CR LF becomes LF.
    case paragraphs
  }

  /// The safe text.
  let description: String
  /// Whether every character takes a byte and a column, as nearly all do.
  private let isPlain: Bool

  /// Makes any text safe.
  init(_ text: some StringProtocol, as form: Form = .line) {
    var whole = String(text)
    let isHarmless = whole.withUTF8 { $0.allSatisfy { $0 >= 0x20 && $0 <= 0x7E } }
    description = isHarmless ? whole : Self.escape(whole.unicodeScalars, as: form)
    isPlain = isHarmless || description.utf8.allSatisfy { $0 < 0x80 }
  }

  /// Takes a part of safe text, or marks added to it.
  private init(safe: String) {
    description = safe
    isPlain = safe.utf8.allSatisfy { $0 < 0x80 }
  }

  private static func escape(_ scalars: some Collection<Unicode.Scalar>, as form: Form) -> String {
    var safe: [UInt8] = []
    var previous: Unicode.Scalar?
    for scalar in scalars {
      switch scalar {
      case "\n" where form == .paragraphs:
        if previous == "\r" { safe.removeLast(2) }
        safe.append(UInt8(ascii: "\n"))
      case "\t" where form == .paragraphs:
        safe.append(UInt8(ascii: "\t"))
      case "\u{0}"..."\u{1F}", "\u{7F}":
        safe += [UInt8(ascii: "^"), UInt8(scalar.value) ^ 0x40]
      case _ where scalar.isHazard:
        safe += scalar.notation.utf8
      default:
        safe += String(scalar).utf8
      }
      previous = scalar
    }
    return String(decoding: safe, as: UTF8.self)
  }
}

extension TerminalText {
  /// Which side of a column is filled up.
  enum Alignment {
    case left, right
  }

  /// The columns that a line takes on the terminal.
  var width: Int {
    if isPlain { return description.utf8.count }
    return description.reduce(0) { $0 + $1.columns }
  }

  /// Whether any of it is read from right to left.
  var hasRightToLeft: Bool {
    !isPlain && description.unicodeScalars.contains(where: \.isRightToLeft)
  }

  /// The line cut to at most so many columns, ending in `…` when something is missing.
  ///
  /// A character that does not fit whole is left out, so the result can be one column short.
  func truncated(to columns: Int) -> TerminalText {
    guard width > columns else { return self }
    guard columns > 0 else { return TerminalText(safe: "") }
    if isPlain { return TerminalText(safe: description.prefix(columns - 1) + "…") }
    var kept = ""
    var used = 1
    for character in description {
      used += character.columns
      guard used <= columns else { break }
      kept.append(character)
    }
    return TerminalText(safe: kept + "…")
  }

  /// The line with blanks up to so many columns. What is longer stays as it is.
  func padded(to columns: Int, _ alignment: Alignment = .left) -> TerminalText {
    let blanks = String(repeating: " ", count: max(0, columns - width))
    return TerminalText(safe: alignment == .left ? description + blanks : blanks + description)
  }
}

extension Unicode.Scalar {
  /// Whether it acts on the text around it, or is nothing that text may hold.
  fileprivate var isHazard: Bool {
    switch value {
    case 0x80...0x9F: true  // C1 controls
    case 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x206F: true  // bidirectional and deprecated controls
    case 0x2028...0x2029, 0xFFF9...0xFFFB: true  // line and paragraph separators, interlinear annotation
    case 0xFDD0...0xFDEF: true  // noncharacters
    default: value & 0xFFFE == 0xFFFE
    }
  }

  fileprivate var notation: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "<U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)>"
  }

  /// Whether it lies in the blocks of the right-to-left scripts, as the default Bidi_Class of those blocks says.
  fileprivate var isRightToLeft: Bool {
    switch value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }
}
