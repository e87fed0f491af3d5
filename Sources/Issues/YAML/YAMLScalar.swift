/// Writes text as a YAML scalar on one line that every YAML 1.1 and 1.2 parser reads back as that text.
package enum YAMLScalar {
  /// - Parameter text: Any text; what cannot stand plain is quoted, what cannot stand on a line is escaped.
  package static func write(_ text: String) -> String {
    if isPlain(text) { return text }
    let needsEscapes = text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F || isInvisible($0) }
    return needsEscapes ? doubleQuoted(text) : singleQuoted(text)
  }

  /// The same inside `[…]`, where a comma or a bracket ends an item.
  package static func writeInFlow(_ text: String) -> String {
    let written = write(text)
    let isBare = written == text && text.contains { ",[]{}".contains($0) }
    return isBare ? singleQuoted(text) : written
  }

  /// Whether the text may stand without quotes, read by any parser as a string and as nothing else.
  static func isPlain(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last, first != 0x20, last != 0x20 else { return false }
    if text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F || isInvisible($0) }) { return false }
    // Indicators that start something else.
    if "!&*{}[],#|>@`\"'%~=<".utf8.contains(first) { return false }
    if "-?:".utf8.contains(first), bytes.count == 1 || bytes[1] == 0x20 { return false }
    if text.contains(": ") || text.contains(" #") || last == UInt8(ascii: ":") { return false }
    if text.hasPrefix("---") || text.hasPrefix("...") { return false }
    return !readsAsSomethingElse(text)
  }

  /// Whether a parser would take the text for a boolean, a null, a number or a time. A date stays plain: it is read as
  /// the same date or as the same text.
  private static func readsAsSomethingElse(_ text: String) -> Bool {
    let words: Set = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", ".nan", ".inf", "-.inf", "+.inf"]
    if words.contains(text.lowercased()) { return true }
    let bytes = Array(text.utf8)
    let isDigit = { (byte: UInt8) in byte >= 0x30 && byte <= 0x39 }
    guard let first = bytes.first, isDigit(first) || "+-.".utf8.contains(first) else { return false }
    if CalendarDate(text) != nil { return false }
    // 12  1_000  1.5  .5  1e3  0x1F  0o7  1:30:00
    if bytes.dropFirst().allSatisfy({ isDigit($0) || "_.:eE+-".utf8.contains($0) }) {
      return bytes.count(where: { $0 == UInt8(ascii: ".") }) < 2
    }
    return bytes.count > 2 && first == UInt8(ascii: "0") && "xXoObB".utf8.contains(bytes[1])
  }

  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x80...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0x061C, 0xFEFF, 0xFFFE...0xFFFF: true
    default: false
    }
  }

  private static func singleQuoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  private static func doubleQuoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F || (scalar.value < 0x100 && isInvisible(scalar)):
        quoted += "\\x" + hex(scalar.value, 2)
      case _ where isInvisible(scalar): quoted += "\\u" + hex(scalar.value, 4)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  private static func hex(_ value: UInt32, _ digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
