extension String {
  /// The text as it is compared in searches: without regard to case, and letters with marks however they were typed.
  ///
  /// A letter becomes the letters that Unicode has for it in lower case: `ß` stays apart from `ss`, and `İ` is an `i`
  /// with a dot above it, not an `i`. A final `ς` is a `σ`, since an upper case `Σ` does not say which of the two it is.
  /// What changes here needs other numbers of the kept index and its segments, which hold folded texts.
  package var folded: String {
    var text = self
    let isFolded = text.withUTF8 { $0.allSatisfy { $0 < 0x80 && !($0 >= 0x41 && $0 <= 0x5A) } }
    if isFolded { return text }
    var hasMarks = false
    var folded = String(unsafeUninitializedCapacity: text.utf8.count) { buffer in
      text.withUTF8 { bytes in
        var count = 0
        while count < bytes.count, bytes[count] < 0x80 {
          buffer[count] = bytes[count].lowercasedASCII
          count += 1
        }
        return count
      }
    }
    let start = folded.utf8.count
    guard start < text.utf8.count else { return folded }
    folded.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars[text.utf8.index(text.startIndex, offsetBy: start)...] {
      if scalar.isASCII {
        folded.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value).lowercasedASCII))
      } else {
        if scalar.mayCompose { hasMarks = true }
        folded += scalar == "ς" ? "σ" : scalar.properties.lowercaseMapping
      }
    }
    return hasMarks ? folded.composed : folded
  }

  /// Whether the bytes of a text stand somewhere in those of this one.
  package func holds(_ part: String) -> Bool {
    var (text, part) = (self, part)
    return text.withUTF8 { text in part.withUTF8 { text.contains($0) } }
  }
}
