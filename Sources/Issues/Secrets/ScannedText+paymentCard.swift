extension ScannedText {
  /// The payment card number that begins here: the prefix and length of an issuer, a right check digit, and either
  /// groups as on a card or a word such as “card” before it.
  func paymentCard(at start: Int) -> Range<Int>? {
    guard !ByteSet.attached.contains(self[start - 1]), ByteSet.industries.contains(self[start]) else { return nil }
    var digits: [Int] = []
    var groups = [0]
    var separator: UInt8 = 0
    var index = start
    while digits.count < 20 {
      let byte = self[index]
      if ByteSet.digits.contains(byte) {
        digits.append(Int(byte - UInt8(ascii: "0")))
        groups[groups.count - 1] += 1
      } else if byte == " " || byte == "-", separator == 0 || separator == byte,
        ByteSet.digits.contains(self[index + 1]), groups.count < 5
      {
        separator = byte
        groups.append(0)
      } else {
        break
      }
      index += 1
    }
    // A list of numbers goes on before it or behind it.
    if self[start - 1] == " ", ByteSet.digits.contains(self[start - 2]) { return nil }
    if self[index] == separator, ByteSet.digits.contains(self[index + 1]) { return nil }
    guard isWordEnd(index), self[index] != "-", isIssued(digits), hasCheckDigit(digits) else {
      return nil
    }
    guard self[index] != "." || isWordEnd(index + 1) else { return nil }
    switch groups {
    case [4, 4, 4, 4], [4, 6, 5], [4, 6, 4], [4, 4, 4, 4, 3]: break
    case [digits.count] where isCalledCard(before: start): break
    default: return nil
    }
    return Set(digits).count > 1 ? start..<index : nil
  }

  private func isIssued(_ digits: [Int]) -> Bool {
    guard (13...19).contains(digits.count) else { return false }
    let four = digits.prefix(4).reduce(0) { $0 * 10 + $1 }
    switch (four, digits.count) {
    case (4000..<5000, 13), (4000..<5000, 16), (4000..<5000, 19): return true  // Visa
    case (5100..<5600, 16), (2221...2720, 16): return true  // Mastercard
    case (3400..<3500, 15), (3700..<3800, 15): return true  // American Express
    case (6011, 16...19), (6440..<6600, 16...19): return true  // Discover
    case (3528...3589, 16...19): return true  // JCB
    case (3000..<3060, 14), (3600..<3700, 14), (3800..<4000, 14): return true  // Diners Club
    case (6200..<6300, 16...19): return true  // UnionPay
    default: return false
    }
  }

  /// The check of ISO/IEC 7812-1, annex B, known as Luhn's.
  private func hasCheckDigit(_ digits: [Int]) -> Bool {
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      let doubled = digit * 2
      sum += place.isMultiple(of: 2) ? digit : doubled > 9 ? doubled - 9 : doubled
    }
    return sum.isMultiple(of: 10)
  }

  private func isCalledCard(before start: Int) -> Bool {
    var line = start
    while line > max(0, start - 40), self[line - 1] != "\n" { line -= 1 }
    let words = ["card", "visa", "amex", "american express", "credit", "debit", "pan:", "kreditkarte"]
    return words.contains { containsIgnoringCase([UInt8]($0.utf8), in: line..<start) }
  }
}

extension ByteSet {
  fileprivate static let attached = ByteSet("A-Za-z0-9_.-")
  fileprivate static let industries = ByteSet("2-6")
}
