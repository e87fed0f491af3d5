extension ScannedText {
  /// The phone number that begins here: `+49 30 1234567`, `(415) 555-2671` or `415-555-2671`.
  ///
  /// Digits without a plus sign or such a grouping are an identifier, a date or a version just as well.
  func phoneNumber(at start: Int) -> Range<Int>? {
    guard !ByteSet.attached.contains(self[start - 1]) || isLabelled(start) else { return nil }
    switch self[start] {
    case "+": return internationalNumber(at: start)
    default: return groupedNumber(at: start)
    }
  }

  /// Whether a label such as `tel:` or `Phone:` stands right before.
  private func isLabelled(_ start: Int) -> Bool {
    (self[start - 1] == ":" || self[start - 1] == "=") && ByteSet.letters.contains(self[start - 2])
  }

  private func internationalNumber(at start: Int) -> Range<Int>? {
    guard ByteSet.countryCode.contains(self[start + 1]) else { return nil }
    var digits = 0
    var groups = 1
    var index = start + 1
    var end = index
    while index - start <= 24 {
      if ByteSet.digits.contains(self[index]) {
        digits += 1
        index += 1
        end = index
        continue
      }
      let next = endOfRun(of: .separators, from: index, limit: 3)
      guard next > index, next - index <= 2, ByteSet.digits.contains(self[next]) else { break }
      // A single digit at the end is a fraction.
      guard ByteSet.digits.contains(self[next + 1]) || self[next + 1] == ")" || ByteSet.digits.contains(self[next + 2])
      else { break }
      groups += 1
      index = next
    }
    guard (8...15).contains(digits), isNumberEnd(end) else { return nil }
    // At the start of a line, a plus sign and one number are more often a line of a diff.
    let isDiff = groups == 1 && (start == 0 || self[start - 1] == "\n")
    // Nobody has the North American numbers 555-0100 to 555-0199 and the area code 555.
    let number = bytes[start + 1..<end].filter(ByteSet.digits.contains)
    return isDiff || ScannedText(number).isFictitious ? nil : start..<end
  }

  /// A North American number in its groups of three, three and four digits.
  private func groupedNumber(at start: Int) -> Range<Int>? {
    let isOpen = self[start] == "("
    let area = isOpen ? start + 1 : start
    guard isGroup(3, at: area), ByteSet.areaCode.contains(self[area]) else { return nil }
    var index = area + 3
    if isOpen {
      guard self[index] == ")" else { return nil }
      index = endOfRun(of: .separators, from: index + 1, limit: 1)
    } else {
      guard self[index] == "-" else { return nil }
      index += 1
    }
    guard isGroup(3, at: index), ByteSet.areaCode.contains(self[index]) else { return nil }
    guard self[index + 3] == "-", isGroup(4, at: index + 4), isNumberEnd(index + 8) else { return nil }
    let number = bytes[area..<index + 8].filter(ByteSet.digits.contains)
    return ScannedText([UInt8(ascii: "1")] + number).isFictitious ? nil : start..<index + 8
  }

  private func isGroup(_ count: Int, at offset: Int) -> Bool {
    endOfRun(of: .digits, from: offset, limit: count + 1) - offset == count
  }

  private func isNumberEnd(_ offset: Int) -> Bool {
    guard isWordEnd(offset) else { return false }
    let joins = ByteSet.joins.contains(self[offset])
    return !joins || !ByteSet.words.contains(self[offset + 1])
  }

  /// Whether these digits, country code first, are kept free for fiction, or too few or many for North America.
  private var isFictitious: Bool {
    guard self[0] == "1" else { return false }
    return count != 11 || has("555", at: 1) || has("55501", at: 4)
  }
}

extension ByteSet {
  fileprivate static let attached = ByteSet("A-Za-z0-9_+./:=@-")
  fileprivate static let countryCode = ByteSet("1-9")
  fileprivate static let areaCode = ByteSet("2-9")
  fileprivate static let separators = ByteSet(" .()/-")
  fileprivate static let joins = ByteSet("-./:,+@")
}
