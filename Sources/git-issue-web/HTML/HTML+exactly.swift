extension HTML {
  /// A text as the value of a control: what cannot be seen stays as it is, since it comes back with the form.
  static func exactly(_ text: String) -> HTML {
    var escaped: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): escaped += "&amp;".utf8
      case UInt8(ascii: "<"): escaped += "&lt;".utf8
      case UInt8(ascii: ">"): escaped += "&gt;".utf8
      case UInt8(ascii: "\""): escaped += "&quot;".utf8
      case UInt8(ascii: "'"): escaped += "&#39;".utf8
      // A browser reads a carriage return as a line end, unless it is written as a number.
      case UInt8(ascii: "\r"): escaped += "&#13;".utf8
      default: escaped.append(byte)
      }
    }
    return HTML(trusted: String(decoding: escaped, as: UTF8.self))
  }
}
