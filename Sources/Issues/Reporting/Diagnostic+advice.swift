extension Diagnostic {
  /// What is wrong and how to put it right, for formats that have one text for both.
  var advice: String { help.isEmpty ? message : "\(message); \(help)" }

  /// One line that says all, whatever the path and the message hold.
  var logLine: String {
    "\(path):\(start.line):\(start.column): \(level.rawValue)[\(rule)]: \(advice)".visible
  }
}

extension String {
  /// The text, or as much of its beginning as there is room for, counted in Unicode scalars.
  func shortened(to length: Int) -> String {
    guard utf8.count > length, unicodeScalars.count > length else { return self }
    return String(unicodeScalars.prefix(length - 1)) + "…"
  }
}
