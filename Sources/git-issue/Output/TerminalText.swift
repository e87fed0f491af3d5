internal import Issues

/// Text that a terminal shows and never obeys, as ``ShownText`` has it, with its width.
///
/// All that came from a file, a path or a person goes through here on its way to a `Sink`.
struct TerminalText: Hashable, CustomStringConvertible {

  /// The safe text.
  let description: String
  /// Whether every character takes a byte and a column, as nearly all do.
  private let isPlain: Bool

  /// Makes any text safe.
  init(_ text: some StringProtocol, as form: ShownText.Form = .line) {
    var whole = String(text)
    let isHarmless = whole.withUTF8 { $0.allSatisfy { $0 >= 0x20 && $0 <= 0x7E } }
    description = isHarmless ? whole : ShownText(whole, as: form).description
    isPlain = isHarmless || description.utf8.allSatisfy { $0 < 0x80 }
  }

  /// Takes a part of safe text, or marks added to it.
  private init(safe: String) {
    description = safe
    isPlain = safe.utf8.allSatisfy { $0 < 0x80 }
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
  /// Whether it lies in the blocks of the right-to-left scripts, as the default Bidi_Class of those blocks says.
  fileprivate var isRightToLeft: Bool {
    switch value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }
}
