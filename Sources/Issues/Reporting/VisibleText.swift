extension Unicode.Scalar {
  /// Whether it acts on the text around it instead of being shown: a control character, a line separator, or one that
  /// turns the direction of text.
  var isInvisibleControl: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// What stands for it where it cannot: the picture of a control character (`␛`), the replacement character otherwise.
  var picture: Unicode.Scalar {
    switch value {
    case 0x00...0x1F: Unicode.Scalar(0x2400 + value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    default: "\u{FFFD}"
    }
  }
}

extension StringProtocol {
  /// The text with a picture in place of each control character, so that a log shows it on one line and obeys nothing
  /// in it.
  var visible: String {
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars { text.append(scalar.isInvisibleControl ? scalar.picture : scalar) }
    return String(text)
  }
}
