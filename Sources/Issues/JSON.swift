/// A JSON value that keeps the order in which its members were given, for output that people read too.
package enum JSON: Sendable, Equatable {
  case null
  case bool(Bool)
  case number(Int)
  case text(String)
  case list([JSON])
  case object([(String, JSON)])

  package static func == (left: Self, right: Self) -> Bool { left.written == right.written }

  /// The envelope of everything that is printed for programs.
  package static func envelope(_ members: [(String, JSON)]) -> JSON {
    .object([("version", .number(1))] + members)
  }

  package static func texts(_ texts: [String]) -> JSON { .list(texts.map { .text($0) }) }
  package static func optional(_ text: String?) -> JSON { text.map { .text($0) } ?? .null }

  /// The value on lines of its own, indented, with a final line end.
  package var pretty: String {
    var text: [UInt8] = []
    write(to: &text, indent: 0)
    text.append(UInt8(ascii: "\n"))
    return String(decoding: text, as: UTF8.self)
  }

  /// The value on one line.
  package var written: String {
    var text: [UInt8] = []
    write(to: &text, indent: nil)
    return String(decoding: text, as: UTF8.self)
  }

  private func write(to output: inout [UInt8], indent: Int?) {
    switch self {
    case .null: output += "null".utf8
    case .bool(let value): output += (value ? "true" : "false").utf8
    case .number(let value): output += String(value).utf8
    case .text(let text): Self.write(text, to: &output)
    case .list(let items):
      guard !items.isEmpty else { return output += "[]".utf8 }
      output.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        Self.breakLine(indent.map { $0 + 2 }, &output)
        item.write(to: &output, indent: indent.map { $0 + 2 })
      }
      Self.breakLine(indent, &output)
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      guard !members.isEmpty else { return output += "{}".utf8 }
      output.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        Self.breakLine(indent.map { $0 + 2 }, &output)
        Self.write(member.0, to: &output)
        output += (indent == nil ? ":" : ": ").utf8
        member.1.write(to: &output, indent: indent.map { $0 + 2 })
      }
      Self.breakLine(indent, &output)
      output.append(UInt8(ascii: "}"))
    }
  }

  private static func breakLine(_ indent: Int?, _ output: inout [UInt8]) {
    guard let indent else { return }
    output.append(UInt8(ascii: "\n"))
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
  }

  /// Escapes what JSON asks for, and every control and bidi character, so that the output can be shown as it is.
  private static func write(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: output += #"\""#.utf8
      case 0x5C: output += #"\\"#.utf8
      case 0x0A: output += #"\n"#.utf8
      case 0x0D: output += #"\r"#.utf8
      case 0x09: output += #"\t"#.utf8
      case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
        let hex = String(scalar.value, radix: 16)
        output += "\\u\(String(repeating: "0", count: 4 - hex.count))\(hex)".utf8
      default: output += String(scalar).utf8
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}
