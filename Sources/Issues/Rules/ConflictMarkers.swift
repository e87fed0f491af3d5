/// A merge that nobody finished is not a report.
struct ConflictMarkers: Rule {
  let id: RuleID = "conflict-markers"
  let summary = "No merge conflict is left in an issue."
  let reason = "Both sides stand in the file, and neither holds until somebody has decided."
  let remedy =
    "Keep what is right of both sides, delete the lines `<<<<<<<`, `=======` and `>>>>>>>`, and `git add` the file."
  let needs = RuleNeeds.bytes
  let isExcusable = false
  let isStructural = true
  var examples: [Example] {
    [
      Example(.report()),
      Example(.report(sections: ["Additional Notes": "The log shows one line of a conflict:\n\n<<<<<<< HEAD"])),
      Example("---\nid: BUG-001\n<<<<<<< HEAD ←\nseverity: low\n=======\nseverity: high\n>>>>>>> side\n---\n"),
    ]
  }

  func check(_ subject: Subject, report: (Finding) -> Void) {
    for range in Self.conflicts(subject.document.bytes) {
      report(
        Finding(
          "a merge conflict that is not resolved", at: range,
          help: "keep what is right of both sides, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`"))
    }
  }

  /// The first line of each ordered triple of markers of one length, 7 signs or more; one pasted line is none.
  static func conflicts(_ bytes: [UInt8]) -> [Range<Int>] {
    let signs = [UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: ">")]
    guard bytes.withUnsafeBufferPointer(mayOpen) else { return [] }
    var found: [Range<Int>] = []
    var opening: (range: Range<Int>, length: Int)?
    var hasMiddle = false
    var start = 0
    while start < bytes.count {
      let line = Line(bytes, at: start)
      start = line.next
      guard let sign = bytes[line.range].first, signs.contains(sign) else { continue }
      let length = bytes[line.range].prefix { $0 == sign }.count
      guard length >= 7 else { continue }
      let rest = bytes[line.range].dropFirst(length)
      guard rest.isEmpty || rest.first == 0x20 else { continue }
      switch sign {
      case signs[0]: (opening, hasMiddle) = ((line.range, length), false)
      case signs[1]: if opening?.length == length { hasMiddle = true }
      default:
        if let range = opening?.range, opening?.length == length, hasMiddle { found.append(range) }
        opening = nil
      }
    }
    return found
  }
}

extension ConflictMarkers {
  /// Whether seven `<` stand side by side. One byte in seven tells of most files that they do not.
  private static func mayOpen(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let sign = UInt8(ascii: "<")
    return stride(from: 6, to: bytes.count, by: 7).contains { bytes[$0] == sign }
      && bytes.contains([UInt8](repeating: sign, count: 7))
  }
}

extension Document {
  /// Whether a merge was left unfinished in the document: then both sides stand in it, and neither holds.
  package var isConflicted: Bool { !ConflictMarkers.conflicts(bytes).isEmpty }
}
