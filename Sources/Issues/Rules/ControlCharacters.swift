/// What cannot be seen can mislead.
struct ControlCharacters: Rule {
  let id: RuleID = "control-characters"
  let summary = "A report holds no control characters, and none that turn the direction of text around."
  let reason =
    "An escape sequence can rewrite the terminal of whoever reads it; a bidi override shows other words than are there; tags speak to programs alone."
  let remedy = "Delete the character. A log that needs it is kept as it is with `git issue attach ID FILE`."
  let needs = RuleNeeds.bytes
  var examples: [Example] {
    [
      Example(.report()),
      Example(.report(sections: ["Additional Notes": "the log: \u{1B}[31mred ←"])),
      Example(.report(sections: ["Additional Notes": "user\u{202E}nimda ←"])),
      Example(.report(sections: ["Additional Notes": "a flag \u{1F3F4}\u{E0067}\u{E0062}\u{E007F} shows"])),
      Example(.report(sections: ["Additional Notes": "no flag\u{E0067}\u{E0062} shows ←"])),
      Example(.report(sections: ["Additional Notes": "two files\u{FEFF}joined ←"])),
      Example(.report("title: \"a\\e]0;b\" ←")),
      Example("--- ←\nid: BUG-001\n---\n", path: ".issues/BUG-001-\u{1B}[31m.md"),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    if subject.path.unicodeScalars.contains(where: { Self.isHidden($0) || $0 == "\n" || $0 == "\t" || $0 == "\u{FFFD}" }
    ) {
      report(
        Finding(
          "the file's name holds what cannot be shown", at: 0..<0, help: "rename it, with letters, digits and dashes"))
    }
    let bytes = subject.document.bytes
    var reported = 0
    func tell(_ scalar: Unicode.Scalar, _ range: Range<Int>, fix: Fix? = nil) {
      // One a line is enough to mend it, and a binary file has millions.
      reported += 1
      guard reported <= 20 else { return }
      let code = String(scalar.value, radix: 16, uppercase: true)
      let name = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
      report(
        Finding(
          "a control character (\(name))", at: range, help: "delete it; `git issue attach` takes logs as they are",
          fix: fix))
    }
    func delete(_ scalar: Unicode.Scalar, _ range: Range<Int>) {
      tell(scalar, range, fix: Fix(.unsafe, range, with: ""))
    }
    var flagEnd: Int?
    var hasTag = false
    var offset = bytes.withUnsafeBufferPointer(Self.mayMislead) ? 0 : bytes.count
    while offset < bytes.count, reported < 20 {
      let byte = bytes[offset]
      if byte < 0x20, byte != 0x0A, byte != 0x09,
        !(byte == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A)
      {
        delete(Unicode.Scalar(byte), offset..<offset + 1)
      } else if byte == 0x7F {
        delete(Unicode.Scalar(byte), offset..<offset + 1)
      } else if byte == 0xC2, offset + 1 < bytes.count, bytes[offset + 1] < 0xA0, bytes[offset + 1] >= 0x80 {
        delete(Unicode.Scalar(bytes[offset + 1]), offset..<offset + 2)
      } else if byte == 0xE2, offset + 2 < bytes.count, let scalar = Self.bidi(bytes[offset + 1], bytes[offset + 2]) {
        delete(scalar, offset..<offset + 3)
      } else if byte == 0xEF, offset > 0, bytes[offset...].starts(with: [0xEF, 0xBB, 0xBF]) {
        delete("\u{FEFF}", offset..<offset + 3)
      } else if byte == 0xF0, bytes[offset...].starts(with: [0xF0, 0x9F, 0x8F, 0xB4]) {
        flagEnd = offset + 4
      } else if byte == 0xF3, let scalar = Self.tag(bytes[offset...].prefix(4)) {
        // Behind a black flag they say whose it is.
        if offset == flagEnd {
          flagEnd = offset + 4
        } else if !hasTag {
          hasTag = true
          tell(scalar, offset..<offset + 4, fix: Fix(.unsafe, Self.tags(bytes, from: offset), with: ""))
        }
      }
      offset += 1
    }
    // Front matter can hide them in escapes.
    for field in subject.document.frontMatter.fields {
      for text in field.value.texts {
        guard let hidden = text.unicodeScalars.first(where: Self.isHidden), !subject.contains(hidden, in: field.lines)
        else { continue }
        tell(hidden, field.range)
      }
    }
  }

  /// Whether a text has a byte with which one of the characters starts; most have none.
  private static func mayMislead(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.contains { byte in
      if (0x20..<0x7F).contains(byte) { return false }
      switch byte {
      case 0x09, 0x0A: return false
      case 0..<0x20, 0x7F, 0xC2, 0xE2, 0xEF, 0xF0, 0xF3: return true
      default: return false
      }
    }
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x09: false
    case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xE0000...0xE007F: true
    default: false
    }
  }

  /// The tag that some bytes are: one of the characters that repeat ASCII and are never shown.
  private static func tag(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let bytes = Array(bytes)
    guard bytes.count == 4, bytes[0] == 0xF3, bytes[1] == 0xA0, bytes[2] & 0xFE == 0x80 else { return nil }
    return Unicode.Scalar(0xE0000 | UInt32(bytes[2] & 1) << 6 | UInt32(bytes[3] & 0x3F))
  }

  /// The tags that follow each other from an offset on: a word that nobody sees.
  private static func tags(_ bytes: [UInt8], from start: Int) -> Range<Int> {
    var end = start
    while tag(bytes[end...].prefix(4)) != nil { end += 4 }
    return start..<end
  }

  private static func bidi(_ second: UInt8, _ third: UInt8) -> Unicode.Scalar? {
    if second == 0x80, (0xAA...0xAE).contains(third) { return Unicode.Scalar(UInt32(0x2000) + UInt32(third & 0x3F)) }
    if second == 0x81, (0xA6...0xA9).contains(third) { return Unicode.Scalar(UInt32(0x2040) + UInt32(third & 0x3F)) }
    return nil
  }
}

extension Subject {
  fileprivate func contains(_ scalar: Unicode.Scalar, in range: Range<Int>) -> Bool {
    String(decoding: document.bytes[range], as: UTF8.self).unicodeScalars.contains(scalar)
  }
}
