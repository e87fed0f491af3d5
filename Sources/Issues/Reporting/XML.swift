/// An XML element, for output that older programs read.
struct XML {
  let name: String
  var attributes: [(String, String)] = []
  var text = ""
  var children: [XML] = []

  /// The element as a document, indented, with a final line end.
  var document: String {
    var output = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    write(to: &output, indent: "")
    return output
  }

  private func write(to output: inout String, indent: String) {
    output += "\(indent)<\(name)"
    for (name, value) in attributes { output += " \(name)=\"\(Self.escaped(value, in: .attribute))\"" }
    guard !text.isEmpty || !children.isEmpty else { return output += "/>\n" }
    output += ">" + Self.escaped(text, in: .text)
    if !children.isEmpty {
      output += "\n"
      for child in children { child.write(to: &output, indent: indent + "  ") }
      output += indent
    }
    output += "</\(name)>\n"
  }

  private enum Place { case attribute, text }

  /// The text as XML 1.0 may hold it. What it forbids, even as a reference, is replaced by a picture of it.
  private static func escaped(_ text: String, in place: Place) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "\n" where place == .text: escaped.append(scalar)
      // A reader turns line ends and tabs of an attribute into blanks, unless they are references.
      case "\t", "\n", "\r": escaped.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
      case "\u{0}"..."\u{1F}": escaped.append(scalar.picture)
      case "\u{FFFE}", "\u{FFFF}": escaped.append("\u{FFFD}")
      case _ where scalar.isInvisibleControl: escaped.append(contentsOf: "&#\(scalar.value);".unicodeScalars)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
