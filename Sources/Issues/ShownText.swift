/// Text that a terminal shows and never obeys.
///
/// Whoever writes an issue must not move the cursor, set the clipboard, hide a line or turn a sentence round on the
/// terminal of whoever reads it. What could is shown instead: C0 and DEL in caret notation (`^[`), the rest by number
/// (`<U+202E>`).
package struct ShownText: CustomStringConvertible {
  /// How line breaks and tabs are taken.
  package enum Form {
    /// Shown as `^J` and `^I`, like any other control character.
    case line
    /// Kept. The line end CR LF becomes LF.
    case paragraphs
  }

  /// The safe text.
  package let description: String

  package init(_ text: some StringProtocol, as form: Form = .line) {
    var safe: [UInt8] = []
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
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
    description = String(decoding: safe, as: UTF8.self)
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
}
